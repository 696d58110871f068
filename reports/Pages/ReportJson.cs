using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>report.json: every figure of a campaign's page, by fixed names.</summary>
public sealed class ReportJson(CampaignReport report)
{
    private bool IsPush => report.Campaign.Channel == Channel.Push;

    /// <summary>The file, UTF-8.</summary>
    public byte[] Bytes() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", 1);
        json.WriteNumber("dictionary", MetricDictionary.Version);
        Campaign(json, report.Campaign);
        json.Instant("as_of", report.AsOf);
        MeasuredJson.Write(json, report.Measured);
        Kpis(json);
        ComparisonJson.Write(json, report.Comparison);
        Trends(json);
        AllBreakdowns(json);
        json.Each("bounces", report.Bounces, bounce =>
        {
            json.Text("reason", bounce.Reason);
            json.WriteNumber("count", bounce.Count);
        });
        DataQualityJson.Write(json, report.DataQuality);
        TrustJson.Write(json, Trust.Of(report), report.DataQuality.Thresholds);
        LowDays(json);
        Checks(json);
        ProvenanceJson.Write(json, report.Provenance);
        json.WriteEndObject();
    });

    private void Campaign(Utf8JsonWriter json, Campaign campaign)
    {
        json.WriteStartObject("campaign");
        json.Text("id", campaign.Id);
        json.Text("name", campaign.Name);
        json.Text("channel", Codes.Of(campaign.Channel));
        json.Instant("starts_at", campaign.StartsAt);
        json.Instant("ends_at", campaign.EndsAt);
        json.Text("time_zone", campaign.TimeZone);
        json.Text("goal", campaign.Goal);
        json.Text("status", Codes.Of(report.Status));
        json.Number("goal_min_session_seconds", campaign.GoalMinSessionSeconds);
        json.WriteNumber("conversion_window_hours", campaign.ConversionWindowHours);
        json.Text("segment", campaign.Segment);
        json.Text("description", campaign.Description);
        json.Text("message_title", campaign.MessageTitle);
        json.Text("message_body", campaign.MessageBody);
        json.Text("trigger", campaign.Trigger);
        json.WriteStartArray("variants");
        foreach (var variant in campaign.Variants)
        {
            json.WriteStringValue(JsonText.WellFormed(variant));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Kpis(Utf8JsonWriter json)
    {
        json.WriteStartObject("kpis");
        foreach (var (name, figure) in report.Kpis)
        {
            FigureJson.Write(json, name, figure);
        }

        json.WriteEndObject();
    }

    private void Trends(Utf8JsonWriter json)
    {
        json.WriteStartObject("trends");
        json.Each("daily", report.Daily, day => TrendJson.Day(json, day));
        json.WriteStartObject("sessions");
        json.Text("population", report.Sessions.Population);
        json.WriteNumber("before_days", report.Sessions.BeforeDays);
        json.Each("days", report.Sessions.Days, day => TrendJson.SessionDay(json, day));
        json.WriteEndObject();
        json.Each("opens_by_hour", report.OpensByHour, cell => TrendJson.Hour(json, cell));
        json.Each("opens_by_own_hour", report.OpensByOwnHour, cell => TrendJson.Hour(json, cell));
        json.Each("open_delays", report.OpenDelays, delay => TrendJson.Delay(json, delay));
        json.Each("variant_days", report.VariantDays, day => TrendJson.VariantDay(json, day, IsPush));
        json.Each("happenings", report.Happenings, happening => TrendJson.Happening(json, happening));
        json.WriteEndObject();
    }

    private void AllBreakdowns(Utf8JsonWriter json)
    {
        json.WriteStartObject("breakdowns");
        json.Each("variant", report.Breakdowns.Variant, row => Breakdown(json, row));
        json.Each("platform", report.Breakdowns.Platform, row => Breakdown(json, row));
        json.Each("country", report.Breakdowns.Country, row => Breakdown(json, row));
        json.Each("app_version", report.Breakdowns.AppVersion, row => Breakdown(json, row));
        json.WriteEndObject();
    }

    private void Breakdown(Utf8JsonWriter json, BreakdownRow row)
    {
        json.Text("key", row.Key);
        ReadOnlySpan<(string Name, long? Count)> counts = IsPush
            ? [("sent", row.Sent), ("bounced", row.Bounced), ("delivered", row.Delivered), ("opened", row.Opened)]
            : [("impressions", row.Impressions), ("unique_impressions", row.UniqueImpressions), ("taps", row.Taps), ("dismissals", row.Dismissals)];
        foreach (var (name, count) in counts)
        {
            json.Number(name, count);
        }
    }

    private void LowDays(Utf8JsonWriter json) => json.Each("low_days", LowDay.Of(report), day =>
    {
        json.Day("date", day.Date);
        json.WriteNumber("messages", day.Messages);
        json.WriteNumber("usual", day.Usual);
    });

    private void Checks(Utf8JsonWriter json) => json.Each("checks", report.Checks, check =>
    {
        json.Text("name", check.Name);
        json.WriteBoolean("holds", check.Holds);
        json.WriteNumber("left", check.Left);
        json.WriteNumber("right", check.Right);
    });
}
