using System.Globalization;
using System.Text.Json.Nodes;
using CampaignBatch.Tests.Oracle.Certainty;
using NodaTime;
using NodaTime.Text;

namespace CampaignBatch.Tests.Oracle;

/// <summary>An oracle's report as the report.json that would be right, to try the comparison on.</summary>
internal static class OracleJson
{
    public static JsonObject Of(OracleReport report) => Of(report, isTrusted: true);

    public static JsonObject Of(OracleReport report, bool isTrusted) => new()
    {
        ["schema"] = 2,
        ["dictionary"] = 2,
        ["campaign"] = new JsonObject
        {
            ["id"] = report.Campaign.CampaignId,
            ["name"] = report.Campaign.Name,
            ["channel"] = report.Campaign.Channel,
            ["starts_at"] = Text(report.Campaign.StartsAt),
            ["ends_at"] = Text(report.Campaign.EndsAt),
            ["time_zone"] = report.Campaign.TimeZone ?? "UTC",
            ["goal"] = report.Campaign.Goal,
            ["status"] = report.Status,
            ["goal_names_found"] = new JsonArray([.. report.GoalNamesFound.Select(name => (JsonNode)name)]),
        },
        ["as_of"] = Text(report.AsOf),
        ["kpis"] = new JsonObject(report.Kpis.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)Figure(k.Value)))),
        ["comparison"] = CertaintyJson.Comparison(report.Comparison),
        ["trust"] = new JsonObject { ["level"] = isTrusted ? "fine" : "do_not_trust" },
        ["verdicts"] = CertaintyJson.Verdicts(report.Judge(isTrusted)),
        ["variants"] = CertaintyJson.Variants(report.Variants, report.Judge(isTrusted)),
        ["trends"] = new JsonObject
        {
            ["daily"] = new JsonArray([.. report.Daily.Select(d => (JsonNode)Day(d, report.Campaign.Channel == "in_app"))]),
            ["sessions"] = CertaintyJson.Sessions(report.Sessions.Effect, new()
            {
                ["population"] = report.Sessions.Population,
                ["before_days"] = report.Sessions.BeforeDays,
                ["days"] = new JsonArray([.. report.Sessions.Days.Select(SessionDay)]),
            }),
            ["opens_by_hour"] = new JsonArray([.. report.OpensByHour.Select(c => (JsonNode)new JsonObject { ["weekday"] = c.Key.Weekday, ["hour"] = c.Key.Hour, ["opens"] = c.Value })]),
            ["opens_by_own_hour"] = new JsonArray([.. report.OpensByOwnHour.Select(c => (JsonNode)new JsonObject { ["weekday"] = c.Key.Weekday, ["hour"] = c.Key.Hour, ["opens"] = c.Value })]),
            ["variant_days"] = new JsonArray([.. report.VariantDays.Select(d => (JsonNode)VariantDay(d, report.Campaign.Channel == "in_app"))]),
            ["open_delays"] = new JsonArray([.. report.OpenDelays.Select(d => (JsonNode)new JsonObject { ["from_minutes"] = d.From, ["opens"] = d.Opens })]),
            ["happenings"] = new JsonArray([.. report.MissingDays.Select(d => (JsonNode)new JsonObject { ["date"] = ReportComparison.Iso(d), ["kind"] = "missing_day" })]),
        },
        ["breakdowns"] = new JsonObject(report.Breakdowns.Select(b => KeyValuePair.Create(b.Key, (JsonNode?)new JsonArray([.. b.Value.Select(Breakdown)])))),
        ["bounces"] = new JsonArray([.. report.Bounces.Select(b => (JsonNode)new JsonObject { ["reason"] = b.Reason, ["count"] = b.Count })]),
        ["data_quality"] = Quality(report.DataQuality),
        ["checks"] = new JsonArray(new JsonObject { ["name"] = "1 = 1", ["holds"] = true, ["left"] = 1, ["right"] = 1 }),
    };

    public static JsonObject Of(OracleRun run) => new()
    {
        ["data_quality"] = Quality(run.DataQuality),
        ["failed_campaigns"] = new JsonArray([.. run.Failed.Select(f => (JsonNode)new JsonObject { ["id"] = f.Id, ["reason"] = $"{f.Fault} {f.Place}" })]),
    };

    private static JsonObject Figure(OracleFigure f) => f.Value is null ? new() { ["value"] = null, ["reason"] = f.Reason } : new()
    {
        ["value"] = f.Value,
        ["numerator"] = f.Numerator,
        ["denominator"] = f.Denominator,
        ["users"] = f.Users,
        ["design_effect"] = f.DesignEffect,
        ["low"] = f.Low,
        ["high"] = f.High,
        ["basis"] = f.Basis,
        ["denominator_is"] = f.DenominatorIs,
        ["unit"] = f.Unit,
        ["as_of"] = Text(f.AsOf),
    };

    private static JsonObject Day(OracleDay day, bool isInApp)
    {
        var row = new JsonObject { ["date"] = ReportComparison.Iso(day.Date), ["complete"] = day.Complete };
        if (!isInApp)
        {
            (row["sent"], row["bounced"], row["opened"]) = (day.Sent, day.Bounced, day.Opened);
            return row;
        }

        (row["impressions"], row["unique_impressions"]) = (day.Impressions, day.UniqueImpressions);
        (row["cumulative_impressions"], row["cumulative_unique_impressions"]) = (day.CumulativeImpressions, day.CumulativeUniqueImpressions);
        (row["taps"], row["dismissals"]) = (day.Taps, day.Dismissals);
        var (tapped, dismissed) = (day.TapThrough, day.Dismissal);
        (row["tap_through_rate"], row["tap_through_low"], row["tap_through_high"]) = (tapped.Value, tapped.Low, tapped.High);
        (row["dismissal_rate"], row["dismissal_low"], row["dismissal_high"]) = (dismissed.Value, dismissed.Low, dismissed.High);
        return row;
    }

    private static JsonObject VariantDay(OracleVariantDay day, bool isInApp)
    {
        var row = new JsonObject { ["date"] = ReportComparison.Iso(day.Date), ["variant"] = day.Variant, ["complete"] = day.Complete };
        var (part, whole, rate) = isInApp ? (day.Taps, day.Messages, "tap_through") : (day.Opened, day.Delivered, "open");
        var figure = day.Rate;
        (row[isInApp ? "taps" : "opened"], row[isInApp ? "impressions" : "delivered"]) = (part, whole);
        (row[rate + "_rate"], row[rate + "_low"], row[rate + "_high"]) = (figure.Value, figure.Low, figure.High);
        row["users"] = figure.Users;
        row["sent"] = isInApp ? null : day.Messages;
        return row;
    }

    private static JsonNode SessionDay(OracleSessionDay day) => new JsonObject
    {
        ["date"] = ReportComparison.Iso(day.Date),
        ["phase"] = day.Phase,
        ["complete"] = day.Complete,
        ["sessions"] = day.Sessions,
        ["session_seconds_mean"] = day.Mean,
        ["session_seconds_median"] = day.Median,
    };

    private static JsonNode Breakdown(OracleBreakdown row)
    {
        var json = new JsonObject { ["key"] = row.Key };
        foreach (var (name, count) in row.Counts)
        {
            json[name] = count;
        }

        foreach (var (name, rate) in row.Rates)
        {
            (json[$"{name}_low"], json[$"{name}_high"]) = (rate.Low, rate.High);
        }

        return json;
    }

    private static JsonObject Quality(OracleQuality q) => new()
    {
        ["read"] = q.Read,
        ["accepted"] = q.Accepted,
        ["duplicates"] = q.Duplicates,
        ["rejected"] = q.Rejected,
        ["rejected_by_reason"] = new JsonObject(q.RejectedByReason.Select(r => KeyValuePair.Create(r.Key, (JsonNode?)r.Value))),
        ["late"] = q.Late,
        ["lateness"] = new JsonObject(q.Lateness.Select(c => KeyValuePair.Create(c.Key, (JsonNode?)c.Value))),
        ["rejected_examples"] = new JsonArray([.. q.Examples.Select(Example)]),
        ["unknown_campaigns"] = new JsonArray([.. q.UnknownCampaigns.Select(u => (JsonNode)new JsonObject { ["id"] = u.Key, ["rows"] = u.Value })]),
        ["clock_errors"] = q.ReceivedAhead > 0 ? new JsonObject { ["received_ahead"] = q.ReceivedAhead } : [],
        ["id_reused"] = q.IdReused,
        ["orphans"] = q.Orphans,
        ["outside_period"] = q.OutsidePeriod,
        ["files_refused"] = Files(q.FilesRefused),
        ["files_skipped"] = Files(q.FilesSkipped),
    };

    private static JsonNode Example(string told)
    {
        var (from, until) = (told.IndexOf(' ', StringComparison.Ordinal), told.LastIndexOf(' '));
        return new JsonObject { ["reason"] = told[..from], ["file"] = told[(from + 1)..until], ["row"] = long.Parse(told[(until + 1)..], CultureInfo.InvariantCulture) };
    }

    private static JsonArray Files(IReadOnlyList<string> files) =>
        new([.. files.Select(f => (JsonNode)new JsonObject { ["file"] = f, ["reason"] = "wrong" })]);

    private static string? Text(Instant? at) => at is { } i ? InstantPattern.ExtendedIso.Format(i) : null;
}
