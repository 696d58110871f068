using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>The 1,024 kinds of user: where they live and what they hold in the hand.</summary>
internal static class SampleProfiles
{
    private static readonly (string Country, string Language, string Zone, int Share)[] Countries =
    [
        ("DE", "de", "Europe/Berlin", 300), ("US", "en", "America/New_York", 240), ("GB", "en", "Europe/London", 150), ("FR", "fr", "Europe/Paris", 110),
        ("BR", "pt", "America/Sao_Paulo", 80), ("IN", "en", "Asia/Kolkata", 64), ("JP", "ja", "Asia/Tokyo", 50), ("AU", "en", "Australia/Sydney", 30),
    ];

    private static readonly string[] Versions = ["8.2.0", "8.2.0", "8.2.0", "8.1.3", "8.1.3", "8.0.1", "7.9.4"];

    /// <summary>All kinds, with their clock as it stands at that instant.</summary>
    public static IEnumerable<(int No, string Platform, string AppVersion, string Country, string Language, int OffsetMinutes)> At(Instant instant)
    {
        var no = 0;
        foreach (var (country, language, zone, share) in Countries)
        {
            var offset = DateTimeZoneProviders.Tzdb[zone].GetUtcOffset(instant).Seconds / 60;
            for (var i = 0; i < share; i++, no++)
            {
                yield return (no, no % 20 < 11 ? "android" : no % 20 < 19 ? "ios" : "web", Versions[no * 5 % 7], country, language, offset);
            }
        }
    }
}
