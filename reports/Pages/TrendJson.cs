using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Rows of the trends as report.json writes them.</summary>
internal static class TrendJson
{
    public static void Day(Utf8JsonWriter json, DayRow day)
    {
        json.Day("date", day.Date);
        json.WriteBoolean("complete", day.Complete);
        json.WriteNumber("impressions", day.Impressions);
        json.WriteNumber("unique_impressions", day.UniqueImpressions);
        json.WriteNumber("cumulative_impressions", day.CumulativeImpressions);
        json.WriteNumber("cumulative_unique_impressions", day.CumulativeUniqueImpressions);
        json.WriteNumber("taps", day.Taps);
        json.WriteNumber("dismissals", day.Dismissals);
        json.Number("tap_through_rate", day.TapThroughRate);
        json.Number("tap_through_low", day.TapThroughLow);
        json.Number("tap_through_high", day.TapThroughHigh);
        json.Number("dismissal_rate", day.DismissalRate);
        json.Number("dismissal_low", day.DismissalLow);
        json.Number("dismissal_high", day.DismissalHigh);
        json.WriteNumber("sent", day.Sent);
        json.WriteNumber("bounced", day.Bounced);
        json.WriteNumber("opened", day.Opened);
    }

    public static void SessionDay(Utf8JsonWriter json, SessionDay day)
    {
        json.Day("date", day.Date);
        json.Text("phase", day.Phase);
        json.WriteBoolean("complete", day.Complete);
        json.WriteNumber("sessions", day.Sessions);
        json.Number("session_seconds_mean", day.SessionSecondsMean);
        json.Number("session_seconds_median", day.SessionSecondsMedian);
    }

    public static void Hour(Utf8JsonWriter json, HourCell cell)
    {
        json.WriteNumber("weekday", cell.Weekday);
        json.WriteNumber("hour", cell.Hour);
        json.WriteNumber("opens", cell.Opens);
    }
}
