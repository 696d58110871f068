namespace CampaignBatch.Reports.Model;

/// <summary>Sessions of one local day, of the population that <see cref="SessionTrend.Population"/> names.</summary>
public sealed record SessionDay
{
    /// <summary>The day in the campaign's zone; a session belongs to the day it starts on.</summary>
    public required DateOnly Date { get; init; }

    /// <summary><c>before</c> or <c>during</c>; the day of the start is <c>during</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>False for the day that the as-of instant falls into.</summary>
    public required bool Complete { get; init; }

    /// <summary>Null where the source does not report sessions.</summary>
    public long? Sessions { get; init; } = 0;

    /// <summary>Mean length in seconds of the sessions that have one; null without any.</summary>
    public double? SessionSecondsMean { get; init; }

    /// <summary>Median length in seconds of the sessions that have one; null without any.</summary>
    public double? SessionSecondsMedian { get; init; }
}
