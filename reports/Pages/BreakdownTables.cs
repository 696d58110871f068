using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The break-downs of a report as tables of rates, each with n/N and interval; and bounces by reason.</summary>
internal sealed class BreakdownTables(CampaignReport report, Wording words, SqlFiles sql)
{
    private readonly PageTable table = new(words);
    private readonly Unmeasured unmeasured = Unmeasured.Of(report.Measured, report.Campaign, report.Sessions.Population == "audience");

    private bool IsPush => report.Campaign.Channel == Channel.Push;

    public ScriptObject[] All() =>
    [
        .. Section("variant", report.Breakdowns.Variant),
        .. Section("platform", report.Breakdowns.Platform),
        .. Section("country", report.Breakdowns.Country),
        .. Section("app_version", report.Breakdowns.AppVersion),
    ];

    /// <summary>Null for an in-app campaign, and where nothing bounced.</summary>
    public ScriptObject? Bounces() => IsPush && report.Status != CampaignStatus.Scheduled && unmeasured.ForTable("bounces") is { Count: > 0 } facts
        ? new ScriptObject { ["missing"] = words.NotMeasured(report.Measured, facts), ["table"] = null, ["file"] = null, ["sql"] = null }
        : report.Bounces.Count == 0 ? null : new ScriptObject
    {
        ["missing"] = null,
        ["table"] = table.Of(words["bounces_caption"],
            [PageTable.Words(words["heading_reason"]), PageTable.Numbers(words["heading_messages"]), PageTable.Numbers(words["heading_share_of_bounces"])],
            report.Bounces, bounce => [table.Given(bounce.Reason), table.Number(bounce.Count), ShareOfBounces(bounce.Count)], "data/bounces.csv"),
        ["file"] = "data/bounces.csv",
        ["sql"] = sql.Link("bounces"),
    };

    private ScriptObject ShareOfBounces(long count) => PageTable.Number(words.Numbers.Percent(count, report.Bounces.Sum(b => b.Count)), count);

    // A break-down that has one group without a name says nothing that the strip above does not.
    private IEnumerable<ScriptObject> Section(string name, IReadOnlyList<BreakdownRow> rows) => unmeasured.IsTable(name) ? [Missing(name)] : rows is [] or [{ Key: null }] ? [] :
    [
        new ScriptObject
        {
            ["missing"] = null,
            ["id"] = "by-" + name.Replace('_', '-'),
            ["title"] = words["breakdown_" + name],
            ["table"] = IsPush ? Push(name, rows) : InApp(name, rows),
            ["variants"] = name == "variant" ? new VariantSection(report, words).Model() : null,
            ["file"] = $"data/breakdown_{name}.csv",
            ["sql"] = sql.Link(name),
        },
    ];

    private ScriptObject Missing(string name) => new()
    {
        ["id"] = "by-" + name.Replace('_', '-'), ["title"] = words["breakdown_" + name], ["missing"] = words.NotMeasured(report.Measured),
        ["table"] = null, ["variants"] = null, ["file"] = null, ["sql"] = null,
    };

    private ScriptObject InApp(string name, IReadOnlyList<BreakdownRow> rows) => Table(name, "breakdown_in_app_caption", rows,
    [
        ("heading_impressions", true, row => table.Number(row.Impressions)),
        ("heading_unique_impressions", true, row => table.Number(row.UniqueImpressions)),
        ("kpi_tap_through_rate", !unmeasured.IsColumn("taps"), row => table.Rate(BreakdownRates.TapThrough(row))),
        ("kpi_dismissal_rate", !unmeasured.IsColumn("dismissals"), row => table.Rate(BreakdownRates.Dismissal(row))),
    ]);

    private ScriptObject Push(string name, IReadOnlyList<BreakdownRow> rows)
    {
        var (hasSent, hasBounced, hasDelivered, hasOpened) = (!unmeasured.IsColumn("sent"), !unmeasured.IsColumn("bounced"), !unmeasured.IsColumn("delivered"), !unmeasured.IsColumn("opened"));
        return Table(name, "breakdown_push_caption", rows,
        [
            ("heading_sent", hasSent, row => table.Number(row.Sent!.Value)),
            ("kpi_bounce_rate", hasSent && hasBounced, row => table.Rate(BreakdownRates.Bounce(row))),
            ("kpi_delivered", hasDelivered, row => table.Number(row.Delivered!.Value)),
            ("kpi_open_rate", hasDelivered && hasOpened, row => table.Rate(BreakdownRates.Open(row))),
            ("heading_opened", !hasDelivered && hasOpened, row => table.Number(row.Opened!.Value)),
        ]);
    }

    private ScriptObject Table(string name, string caption, IReadOnlyList<BreakdownRow> rows, (string Label, bool IsThere, Func<BreakdownRow, ScriptObject> Cell)[] columns)
    {
        var there = columns.Where(c => c.IsThere).ToArray();
        return table.Of(words.Say(caption, ("breakdown", words["breakdown_" + name])), [PageTable.Words(words["breakdown_" + name]), .. there.Select(c => PageTable.Numbers(words[c.Label]))],
            rows, row => [table.Given(row.Key), .. there.Select(c => c.Cell(row))], $"data/breakdown_{name}.csv");
    }
}
