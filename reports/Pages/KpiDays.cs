using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What of a figure each complete day has: the line beside it. None for figures that count people or a snapshot.</summary>
internal static class KpiDays
{
    /// <summary>Empty for a figure that has no days; a null is a day without anything to divide by.</summary>
    public static IReadOnlyList<double?> Of(CampaignReport report, string figure)
    {
        Func<DayRow, double?>? of = figure switch
        {
            "total_impressions" => day => day.Impressions,
            "unique_impressions" => day => day.UniqueImpressions,
            "tap_through_rate" => day => day.TapThroughRate,
            "dismissal_rate" => day => day.DismissalRate,
            "no_response" => day => day.Impressions - day.Taps - day.Dismissals,
            "messages_sent" => day => day.Sent,
            "bounce_rate" => day => day.Sent == 0 ? null : (double?)day.Bounced / day.Sent,
            "delivered" => day => day.Delivered,
            // Opens fall on their own days, long after the send: their number a day, not a rate.
            "open_rate" => day => day.Opened,
            _ => null,
        };
        return of is null ? [] : [.. report.Daily.Where(day => day.Complete).Select(of)];
    }
}
