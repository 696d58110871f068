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
        json.Number("taps", day.Taps);
        json.Number("dismissals", day.Dismissals);
        json.Number("tap_through_rate", day.TapThroughRate);
        json.Number("tap_through_low", day.TapThroughLow);
        json.Number("tap_through_high", day.TapThroughHigh);
        json.Number("dismissal_rate", day.DismissalRate);
        json.Number("dismissal_low", day.DismissalLow);
        json.Number("dismissal_high", day.DismissalHigh);
        json.Number("sent", day.Sent);
        json.Number("bounced", day.Bounced);
        json.Number("delivered", day.Delivered);
        json.Number("opened", day.Opened);
    }

    public static void SessionDay(Utf8JsonWriter json, SessionDay day)
    {
        json.Day("date", day.Date);
        json.Text("phase", day.Phase);
        json.WriteBoolean("complete", day.Complete);
        json.Number("sessions", day.Sessions);
        json.Number("session_seconds_mean", day.SessionSecondsMean);
        json.Number("session_seconds_median", day.SessionSecondsMedian);
    }

    public static void Delay(Utf8JsonWriter json, OpenDelay delay)
    {
        json.WriteNumber("from_minutes", delay.FromMinutes);
        json.Number("until_minutes", delay.UntilMinutes);
        json.WriteNumber("opens", delay.Opens);
    }

    /// <summary>The fields of the campaign's channel.</summary>
    public static void VariantDay(Utf8JsonWriter json, VariantDay day, bool isPush)
    {
        json.Day("date", day.Date);
        json.Text("variant", day.Variant);
        json.WriteBoolean("complete", day.Complete);
        json.WriteNumber("users", day.Users);
        if (isPush)
        {
            json.Number("sent", day.Sent);
            json.Number("delivered", day.Delivered);
            json.Number("opened", day.Opened);
            json.Number("open_rate", day.OpenRate);
            json.Number("open_low", day.OpenLow);
            json.Number("open_high", day.OpenHigh);
            return;
        }

        json.WriteNumber("impressions", day.Impressions);
        json.Number("taps", day.Taps);
        json.Number("tap_through_rate", day.TapThroughRate);
        json.Number("tap_through_low", day.TapThroughLow);
        json.Number("tap_through_high", day.TapThroughHigh);
    }

    /// <summary>kind: start, end, clock_change (with minutes forward) or missing_day.</summary>
    public static void Happening(Utf8JsonWriter json, Happening happening)
    {
        json.Day("date", happening.Date);
        json.Text("kind", happening.Kind switch
        {
            HappeningKind.Start => "start",
            HappeningKind.End => "end",
            HappeningKind.ClockChange => "clock_change",
            _ => "missing_day",
        });
        if (happening.Kind == HappeningKind.ClockChange)
        {
            json.WriteNumber("minutes", happening.Minutes);
        }
    }

    public static void Hour(Utf8JsonWriter json, HourCell cell)
    {
        json.WriteNumber("weekday", cell.Weekday);
        json.WriteNumber("hour", cell.Hour);
        json.WriteNumber("opens", cell.Opens);
    }
}
