namespace CampaignBatch.Tests.Sources;

/// <summary>What vendors call the campaigns and arms of the one world.</summary>
internal static class SourceNames
{
    private static readonly Dictionary<string, (string InApp, string Push, string? A, string? B)> All = new()
    {
        ["canonical"] = ("spring-sale-banner", "cart-reminder-push", null, null),
        ["braze-currents"] = ("65f0c0ffee0000000000a001", "65f0c0ffee0000000000b002", "65f0c0ffee00000000000a00", "65f0c0ffee00000000000b00"),
        ["ga4-firebase"] = ("4611686018427387001", "4611686018427387002", null, null),
        ["airship"] = ("a1b2c3d4-0000-4000-8000-00000000a001", "a1b2c3d4-0000-4000-8000-00000000b002", null, null),
        ["customer-io"] = ("11", "12", "501", "502"),
        ["segment"] = ("spring-sale", "cart-reminder", "arm-a", "arm-b"),
    };

    /// <summary>A report with the ids that the canonical world has.</summary>
    public static string InCanonicalTerms(string source, string report)
    {
        var names = All[source];
        var said = report.Replace($"\"{names.InApp}\"", "\"spring-sale-banner\"", StringComparison.Ordinal).Replace($"\"{names.Push}\"", "\"cart-reminder-push\"", StringComparison.Ordinal);
        return Instead(Instead(said, names.A, "\"A\""), names.B, "\"B\"");
    }

    private static string Instead(string report, string? theirs, string ours) => theirs is null ? report : report.Replace($"\"{theirs}\"", ours, StringComparison.Ordinal);
}
