using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's report in words, ready for its template.</summary>
internal sealed class CampaignPage(CampaignReport report, CampaignTables tables, IReadOnlyList<Picture> pictures, IReadOnlyDictionary<string, Rule> rules)
{
    private readonly Campaign campaign = report.Campaign;
    private readonly ZoneClock clock = new(report.Campaign.TimeZone);
    private readonly SqlFiles sql = new(rules);

    public ScriptObject Model(string style, string script)
    {
        var strip = new KpiStrip(report, clock, sql);
        var breakdowns = new BreakdownTables(report, sql);
        var groups = breakdowns.All();
        return new ScriptObject
        {
            ["policy"] = ContentPolicy.For(style, script),
            ["style"] = new Html(style),
            ["script"] = new Html(script),
            ["name"] = campaign.Name,
            ["channel"] = ChannelText.Of(campaign.Channel),
            ["status"] = StatusText.Of(report.Status),
            ["facts"] = Facts().ToArray(),
            ["message"] = Message(),
            ["notice"] = Notice(),
            ["headline"] = strip.Headline(),
            ["others"] = strip.Others(),
            ["charts"] = new ChartFigures(report, tables, sql).All(pictures),
            ["no_charts"] = report.Status == CampaignStatus.Scheduled ? "The campaign has not started: there is nothing to draw yet." : null,
            ["breakdowns"] = groups,
            ["no_breakdowns"] = groups.Length > 0 ? null : "The messages carry no variant, platform, country or app version to tell them apart by.",
            ["bounces"] = breakdowns.Bounces(),
            ["quality"] = QualityTables.Of(report.DataQuality, "report.json"),
            ["checks"] = ProvenanceTables.Checks(report.Checks),
            ["inputs"] = ProvenanceTables.Inputs(report.Provenance),
            ["provenance"] = ProvenanceTables.Facts(report),
            ["sql_files"] = rules.Count == 0 ? null : sql.All(),
            ["dictionary"] = $"Metric dictionary, version {FigureText.Dictionary}",
        };
    }

    private IEnumerable<ScriptObject> Facts() =>
    [
        PageFacts.Of("Period", Period()),
        PageFacts.Of("Time zone", clock.Name),
        .. PageFacts.Given("Goal", Goal()),
        PageFacts.Of("Conversion window", Wording.Hours(campaign.ConversionWindowHours)),
        .. PageFacts.Given("Segment", campaign.Segment),
        PageFacts.Of("Campaign id", campaign.Id),
        PageFacts.Of("As of", clock.TellWithZone(report.AsOf)),
    ];

    private string Period() => campaign.EndsAt is { } end
        ? $"{clock.Tell(campaign.StartsAt)} until {clock.Tell(end)}"
        : $"since {clock.Tell(campaign.StartsAt)}, no end set";

    private string? Goal() => (campaign.Goal, campaign.GoalMinSessionSeconds) switch
    {
        (null, null) => null,
        ({ } goal, null) => goal,
        (null, { } seconds) => $"a session of at least {Wording.Seconds(seconds)}",
        ({ } goal, { } seconds) => $"{goal}, or a session of at least {Wording.Seconds(seconds)}",
    };

    private string? Notice() => report.Status switch
    {
        CampaignStatus.Scheduled => $"This campaign starts {clock.TellWithZone(campaign.StartsAt)}. Its trends are empty until then.",
        CampaignStatus.Running => $"This campaign is still running. The day of {Wording.Date(clock.Day(report.AsOf))} is not over: it is marked, and left out of comparisons.",
        _ => null,
    };

    private ScriptObject? Message()
    {
        ScriptObject[] facts =
        [
            .. PageFacts.Given("Trigger", campaign.Trigger),
            .. PageFacts.Given("Description", campaign.Description),
            .. PageFacts.Given("Variants", campaign.Variants.Count == 0 ? null : string.Join(" · ", campaign.Variants)),
        ];
        return facts.Length == 0 && campaign.MessageTitle is null && campaign.MessageBody is null
            ? null
            : new ScriptObject { ["title"] = campaign.MessageTitle, ["body"] = campaign.MessageBody, ["facts"] = facts };
    }
}
