using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>A row of a break-down as report.json writes it: the fields of the campaign's channel.</summary>
internal static class BreakdownJson
{
    public static void Write(Utf8JsonWriter json, BreakdownRow row, bool isPush)
    {
        json.Text("key", row.Key);
        if (isPush)
        {
            Push(json, row);
        }
        else
        {
            InApp(json, row);
        }
    }

    private static void InApp(Utf8JsonWriter json, BreakdownRow row)
    {
        json.WriteNumber("impressions", row.Impressions);
        json.WriteNumber("unique_impressions", row.UniqueImpressions);
        json.Number("taps", row.Taps);
        json.Number("tap_through_low", row.TapThroughLow);
        json.Number("tap_through_high", row.TapThroughHigh);
        json.Number("dismissals", row.Dismissals);
        json.Number("dismissal_low", row.DismissalLow);
        json.Number("dismissal_high", row.DismissalHigh);
    }

    private static void Push(Utf8JsonWriter json, BreakdownRow row)
    {
        json.Number("sent", row.Sent);
        json.Number("bounced", row.Bounced);
        json.Number("bounce_low", row.BounceLow);
        json.Number("bounce_high", row.BounceHigh);
        json.Number("delivered", row.Delivered);
        json.Number("users", row.Users);
        json.Number("opened", row.Opened);
        json.Number("open_low", row.OpenLow);
        json.Number("open_high", row.OpenHigh);
    }
}
