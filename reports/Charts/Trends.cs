namespace CampaignBatch.Reports.Charts;

/// <summary>Sentences that several charts of days share.</summary>
internal static class Trends
{
    /// <summary>Names the day that is not over; empty where all are.</summary>
    public static string SayIncomplete(IReadOnlyList<DateOnly> days, IReadOnlyList<bool> complete) =>
        string.Concat(days.Where((_, i) => !complete[i]).Select(day => $" {Wording.Day(day)} is incomplete."));

    /// <summary>"between 80 and 140", of the values that are there; null without any.</summary>
    public static string? Range(IEnumerable<double?> values, Func<double, string> write)
    {
        var known = values.OfType<double>().ToList();
        return known.Count == 0 ? null : Wording.Between(write(known.Min()), write(known.Max()));
    }

    public static string? Range(IEnumerable<double?> values) => Range(values, v => Wording.Count((long)v));
}
