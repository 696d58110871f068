using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>report.json: every figure of a campaign's page, by fixed names.</summary>
public sealed class ReportJson(CampaignReport report)
{
    /// <summary>Version of the names and shapes in this file.</summary>
    public const int Schema = 2;

    private bool IsPush => report.Campaign.Channel == Channel.Push;

    /// <summary>The file, UTF-8.</summary>
    public byte[] Bytes() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteNumber("dictionary", MetricDictionary.Version);
        Campaign(json, report.Campaign);
        json.Instant("as_of", report.AsOf);
        MeasuredJson.Write(json, report.Measured);
        Kpis(json);
        VerdictJson.Write(json, report.Verdicts);
        Trends(json);
        ComparisonJson.Write(json, report.Comparison);
        VariantsJson.Write(json, report.Variants);
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
        json.Texts("tags", campaign.Tags);
        json.Text("owner", campaign.Owner);
        json.Number("goal_min_session_seconds", campaign.GoalMinSessionSeconds);
        json.WriteNumber("conversion_window_hours", campaign.ConversionWindowHours);
        json.Text("segment", campaign.Segment);
        json.Text("description", campaign.Description);
        json.Text("message_title", campaign.MessageTitle);
        json.Text("message_body", campaign.MessageBody);
        json.Text("message_picture", campaign.MessagePicture);
        json.Text("trigger", campaign.Trigger);
        json.Texts("variants", campaign.Variants);
        Test(json, campaign);
        json.Text("value_unit", campaign.ValueUnit);
        if (report.GoalNamesFound.Count > 0)
        {
            json.Texts("goal_names_found", report.GoalNamesFound);
        }

        json.WriteEndObject();
    }

    private static void Test(Utf8JsonWriter json, Campaign campaign)
    {
        json.Text("control", campaign.Control);
        json.WriteStartArray("allocation");
        foreach (var share in campaign.Allocation)
        {
            json.WriteNumberValue(share);
        }

        json.WriteEndArray();
        json.Text("primary_metric", campaign.PrimaryMetric);
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
        SessionsJson.Write(json, report.Sessions);
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
        json.Each("variant", report.Breakdowns.Variant, row => BreakdownJson.Write(json, row, IsPush));
        json.Each("platform", report.Breakdowns.Platform, row => BreakdownJson.Write(json, row, IsPush));
        json.Each("country", report.Breakdowns.Country, row => BreakdownJson.Write(json, row, IsPush));
        json.Each("app_version", report.Breakdowns.AppVersion, row => BreakdownJson.Write(json, row, IsPush));
        json.WriteEndObject();
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
