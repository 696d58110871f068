using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's report in words, ready for its template.</summary>
internal sealed class CampaignPage(CampaignReport report, CampaignTables tables, IReadOnlyList<Picture> pictures, IReadOnlyDictionary<string, Rule> rules, Wording words)
{
    private readonly Campaign campaign = report.Campaign;
    private readonly ZoneClock clock = new(report.Campaign.TimeZone, words.Dates);
    private readonly SqlFiles sql = new(rules);

    /// <param name="files">The files beside the page, which it also carries.</param>
    public ScriptObject Model(EmbeddedFiles files)
    {
        var strip = new KpiStrip(report, words, clock, sql);
        var answers = new Answers(report, words, clock);
        var breakdowns = new BreakdownTables(report, words, sql);
        var provenance = new ProvenanceTables(words);
        var groups = breakdowns.All();
        return new ScriptObject
        {
            ["print_style"] = new Html(PrintHeader.Style(campaign.Name, words.Say("as_of", ("time", clock.TellWithZone(report.AsOf))))),
            ["title"] = words.Say("title_report", ("name", campaign.Name)),
            ["name"] = campaign.Name,
            ["channel"] = words["campaign_" + Codes.Of(campaign.Channel)],
            ["status"] = new ScriptObject { ["text"] = words.Status(report.Status), ["css"] = Codes.Of(report.Status) },
            ["period"] = Period(),
            ["as_of"] = words.Say("as_of", ("time", clock.TellWithZone(report.AsOf))),
            ["freshness"] = report.Status == CampaignStatus.Running ? new ScriptObject { ["at"] = JsonText.Iso(report.AsOf) } : null,
            ["notice"] = Notice(),
            ["answers"] = All(answers),
            ["facts"] = Facts().ToArray(),
            ["message"] = Message(),
            ["headline"] = strip.Headline(),
            ["others"] = strip.Others(),
            ["charts"] = new ChartFigures(report, tables, words, sql).All(pictures),
            ["no_charts"] = report.Status == CampaignStatus.Scheduled ? words["no_charts"] : null,
            ["breakdowns"] = groups,
            ["no_breakdowns"] = groups.Length > 0 ? null : words["no_breakdowns"],
            ["bounces"] = breakdowns.Bounces(),
            ["trust"] = new TrustText(words).Mark(answers.Trust.Level),
            ["quality"] = new QualityTables(words, "report.json").Of(report.DataQuality, LowDay.Of(report)),
            ["checks"] = provenance.Checks(report.Checks),
            ["inputs"] = provenance.Inputs(report.Provenance),
            ["provenance"] = provenance.Facts(report),
            ["sql_files"] = rules.Count == 0 ? null : sql.All(),
            ["files"] = new Html(files.Island()),
            ["beside_only"] = files.Beside.Any() ? words.Say("beside_only", ("files", string.Join(", ", files.Beside))) : null,
            ["dictionary"] = MetricDictionary.Name(words),
        };
    }

    private ScriptObject[] All(Answers answers) =>
    [
        Answer("result", answers.Result()),
        Answer("change", answers.Change()),
        Answer("quality", answers.Quality(), new TrustText(words).Mark(answers.Trust.Level)),
        Answer("next", answers.Next()),
    ];

    private ScriptObject Answer(string id, IEnumerable<string> lines, ScriptObject? mark = null) =>
        new() { ["id"] = "answer-" + id, ["title"] = words["answer_" + id], ["lines"] = lines.ToArray(), ["mark"] = mark };

    private IEnumerable<ScriptObject> Facts() =>
    [
        PageFacts.Of(words["fact_period"], Period()),
        PageFacts.Of(words["fact_time_zone"], clock.Name),
        .. PageFacts.Given(words["fact_goal"], Goal()),
        PageFacts.Of(words["fact_window"], words.Hours(campaign.ConversionWindowHours)),
        .. PageFacts.Given(words["fact_segment"], campaign.Segment),
        .. PageFacts.Given(words["fact_trigger"], campaign.Trigger),
        .. PageFacts.Given(words["fact_description"], campaign.Description),
        .. PageFacts.Given(words["fact_variants"], campaign.Variants.Count == 0 ? null : string.Join(" · ", campaign.Variants)),
        PageFacts.Of(words["fact_id"], campaign.Id),
    ];

    private string Period() => campaign.EndsAt is { } end
        ? words.Say("period", ("start", clock.Tell(campaign.StartsAt)), ("end", clock.Tell(end)))
        : words.Say("period_open", ("start", clock.Tell(campaign.StartsAt)));

    private string? Goal() => (campaign.Goal, campaign.GoalMinSessionSeconds) switch
    {
        (null, null) => null,
        ({ } goal, null) => goal,
        (null, { } seconds) => words.Say("goal_session", ("length", words.Seconds(seconds))),
        ({ } goal, { } seconds) => words.Say("goal_or_session", ("goal", goal), ("length", words.Seconds(seconds))),
    };

    private string? Notice() => report.Status == CampaignStatus.Running ? words.Say("notice_running", ("day", words.Dates.Day(clock.Day(report.AsOf)))) : null;

    private ScriptObject? Message() => campaign.MessageTitle is null && campaign.MessageBody is null
        ? null
        : new ScriptObject { ["title"] = campaign.MessageTitle, ["body"] = campaign.MessageBody };
}
