using System.Globalization;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>The settings of <c>Trust</c>: from where on a finding in the data is to be looked at, and where figures are not to be trusted.</summary>
internal static class TrustSheet
{
    private const string Group = "Trust", Never = "never";

    /// <exception cref="SettingsError">One of them is wrong.</exception>
    public static TrustThresholds Read(IReadOnlyList<SettingsLayer> layers)
    {
        var names = TrustThresholds.Default.All.ToDictionary(t => string.Concat(t.Name.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..])));
        new SettingsGroup(layers, Group, [.. names.Keys]).DemandKnown();
        return names.Aggregate(TrustThresholds.Default, (all, named) => all.With(Threshold(new SettingsGroup(layers, $"{Group}:{named.Key}", "Look", "Distrust"), named.Value)));
    }

    private static TrustThreshold Threshold(SettingsGroup group, TrustThreshold standard)
    {
        group.DemandKnown();
        var read = standard with { Look = Limit(group, "Look", standard, standard.Look), Distrust = Limit(group, "Distrust", standard, standard.Distrust) };
        return read is { Look: { } look, Distrust: { } distrust } && look > distrust
            ? throw new SettingsError($"{group.Origin("Look")} lies above {group.Origin("Distrust")}: what is not to be trusted is to be looked at too. Set both.")
            : read;
    }

    private static double? Limit(SettingsGroup group, string name, TrustThreshold threshold, double? standard)
    {
        var limit = group.Value<double>(name, text => Parsed(text, threshold.IsShare),
            threshold.IsShare ? "a share from 0 to 1, such as 0.05, or never" : "a number of days from 1 to 10000, or never");
        return limit is null ? standard : double.IsPositiveInfinity(limit.Value) ? null : limit;
    }

    private static double? Parsed(string text, bool isShare) =>
        text.Equals(Never, StringComparison.OrdinalIgnoreCase) ? double.PositiveInfinity
        : isShare ? double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share <= 1 ? share : null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 10_000 ? days : null;
}
