using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The break-downs of a report as tables of rates, each with n/N and interval; and bounces by reason.</summary>
internal sealed class BreakdownTables(CampaignReport report, Wording words, SqlFiles sql)
{
    private readonly PageTable table = new(words);

    private bool IsPush => report.Campaign.Channel == Channel.Push;

    public ScriptObject[] All() =>
    [
        .. Section("variant", report.Breakdowns.Variant),
        .. Section("platform", report.Breakdowns.Platform),
        .. Section("country", report.Breakdowns.Country),
        .. Section("app_version", report.Breakdowns.AppVersion),
    ];

    /// <summary>Null for an in-app campaign, and where nothing bounced.</summary>
    public ScriptObject? Bounces() => report.Bounces.Count == 0 ? null : new ScriptObject
    {
        ["table"] = table.Of(words["bounces_caption"],
            [PageTable.Words(words["heading_reason"]), PageTable.Numbers(words["heading_messages"]), PageTable.Numbers(words["heading_share_of_bounces"])],
            report.Bounces, bounce => [table.Given(bounce.Reason), table.Number(bounce.Count), ShareOfBounces(bounce.Count)], "data/bounces.csv"),
        ["file"] = "data/bounces.csv",
        ["sql"] = sql.Link("bounces"),
    };

    private ScriptObject ShareOfBounces(long count) => PageTable.Number(words.Numbers.Percent(count, report.Bounces.Sum(b => b.Count)), count);

    // A break-down that has one group without a name says nothing that the strip above does not.
    private IEnumerable<ScriptObject> Section(string name, IReadOnlyList<BreakdownRow> rows) => rows is [] or [{ Key: null }] ? [] :
    [
        new ScriptObject
        {
            ["id"] = "by-" + name.Replace('_', '-'),
            ["title"] = words["breakdown_" + name],
            ["table"] = IsPush ? Push(name, rows) : InApp(name, rows),
            ["verdicts"] = name == "variant" ? new VariantTable(report, words).Model() : null,
            ["file"] = $"data/breakdown_{name}.csv",
            ["sql"] = sql.Link(name),
        },
    ];

    private ScriptObject InApp(string name, IReadOnlyList<BreakdownRow> rows) => table.Of(
        words.Say("breakdown_in_app_caption", ("breakdown", words["breakdown_" + name])),
        [
            PageTable.Words(words["breakdown_" + name]), PageTable.Numbers(words["heading_impressions"]), PageTable.Numbers(words["heading_unique_impressions"]),
            PageTable.Numbers(words["kpi_tap_through_rate"]), PageTable.Numbers(words["kpi_dismissal_rate"]),
        ],
        rows, row =>
        [
            table.Given(row.Key), table.Number(row.Impressions), table.Number(row.UniqueImpressions),
            table.Rate(row.Taps, row.Impressions), table.Rate(row.Dismissals, row.Impressions),
        ], $"data/breakdown_{name}.csv");

    private ScriptObject Push(string name, IReadOnlyList<BreakdownRow> rows) => table.Of(
        words.Say("breakdown_push_caption", ("breakdown", words["breakdown_" + name])),
        [
            PageTable.Words(words["breakdown_" + name]), PageTable.Numbers(words["heading_sent"]), PageTable.Numbers(words["kpi_bounce_rate"]),
            PageTable.Numbers(words["kpi_delivered"]), PageTable.Numbers(words["kpi_open_rate"]),
        ],
        rows, row =>
        [
            table.Given(row.Key), table.Number(row.Sent), table.Rate(row.Bounced, row.Sent),
            table.Number(row.Delivered), table.Rate(row.Opened, row.Delivered),
        ], $"data/breakdown_{name}.csv");
}
