using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Pages;

/// <summary>The rates of a row of a break-down, with the intervals that the row carries.</summary>
internal static class BreakdownRates
{
    public static TableRate TapThrough(BreakdownRow row) =>
        new(row.Taps ?? 0, row.Impressions, row.TapThroughLow, row.TapThroughHigh, IsFew(row.UniqueImpressions));

    public static TableRate Dismissal(BreakdownRow row) =>
        new(row.Dismissals ?? 0, row.Impressions, row.DismissalLow, row.DismissalHigh, IsFew(row.UniqueImpressions));

    /// <summary>The row counts users with a delivered message; those whose messages all bounced are at most as many as the bounces.</summary>
    public static TableRate Bounce(BreakdownRow row) =>
        new(row.Bounced ?? 0, row.Sent ?? 0, row.BounceLow, row.BounceHigh, IsFew((row.Users ?? row.Delivered ?? 0) + (row.Bounced ?? 0)));

    public static TableRate Open(BreakdownRow row) =>
        new(row.Opened ?? 0, row.Delivered ?? 0, row.OpenLow, row.OpenHigh, IsFew(row.Users ?? row.Delivered ?? 0));

    private static bool IsFew(long users) => users < Proportion.EnoughTrials;
}
