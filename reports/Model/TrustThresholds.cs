using System.Globalization;

namespace CampaignBatch.Reports.Model;

/// <summary>All thresholds of trust, in the order in which they are told.</summary>
/// <param name="All">Each finding once.</param>
public sealed record TrustThresholds(IReadOnlyList<TrustThreshold> All)
{
    /// <summary>Those that hold where nothing else is set.</summary>
    public static TrustThresholds Default { get; } = new(
    [
        new("rejected_rows", true, 0.005, 0.05),
        new("duplicate_rows", true, 0.1, 0.5),
        new("late_events", true, 0.05, 0.25),
        new("orphans", true, 0.01, 0.1),
        new("outside_period", true, 0.05, 0.25),
        new("clock_errors", true, 0.01, 0.1),
        new("unknown_campaigns", true, 0.01, 0.2),
        new("refused_files", true, 0, 0.1),
        new("silent_days", false, 1, 3),
        new("missing_days", false, 1, null),
        new("low_days", false, 1, null),
    ]);

    public TrustThreshold Of(string name) => All.First(t => t.Name == name);

    /// <summary>With one threshold in place of that of its name.</summary>
    public TrustThresholds With(TrustThreshold changed) => new([.. All.Select(t => t.Name == changed.Name ? changed : t)]);

    /// <summary>What is set otherwise than by default, for digests; empty where nothing is.</summary>
    public string Differences() => string.Join(' ', All.Except(Default.All).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name}={t.Look}/{t.Distrust}")));
}
