using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The break-downs of a report as tables of rates, each with n/N and interval; and bounces by reason.</summary>
internal sealed class BreakdownTables(CampaignReport report, SqlFiles sql)
{
    private bool IsPush => report.Campaign.Channel == Channel.Push;

    public ScriptObject[] All() =>
    [
        .. Section("variant", "Variant", report.Breakdowns.Variant),
        .. Section("platform", "Platform", report.Breakdowns.Platform),
        .. Section("country", "Country", report.Breakdowns.Country),
        .. Section("app_version", "App version", report.Breakdowns.AppVersion),
    ];

    /// <summary>Null for an in-app campaign, and where nothing bounced.</summary>
    public ScriptObject? Bounces() => report.Bounces.Count == 0 ? null : new ScriptObject
    {
        ["table"] = PageTable.Of("Bounced messages by the reason of their first bounce",
            [PageTable.Words("Reason"), PageTable.Numbers("Messages"), PageTable.Numbers("Share of bounces")],
            report.Bounces, bounce => [PageTable.Given(bounce.Reason), PageTable.Number(bounce.Count), ShareOfBounces(bounce.Count)], "data/bounces.csv"),
        ["file"] = "data/bounces.csv",
        ["sql"] = sql.Link("bounces"),
    };

    private ScriptObject ShareOfBounces(long count) => PageTable.Number(Percent.Format(count, report.Bounces.Sum(b => b.Count)));

    // A break-down that has one group without a name says nothing that the strip above does not.
    private IEnumerable<ScriptObject> Section(string name, string heading, IReadOnlyList<BreakdownRow> rows) => rows is [] or [{ Key: null }] ? [] :
    [
        new ScriptObject
        {
            ["id"] = "by-" + name.Replace('_', '-'),
            ["title"] = heading,
            ["table"] = IsPush ? Push(heading, rows, $"data/breakdown_{name}.csv") : InApp(heading, rows, $"data/breakdown_{name}.csv"),
            ["verdicts"] = name == "variant" ? VariantTable.Of(report) : null,
            ["file"] = $"data/breakdown_{name}.csv",
            ["sql"] = sql.Link(name),
        },
    ];

    private static ScriptObject InApp(string heading, IReadOnlyList<BreakdownRow> rows, string file) => PageTable.Of(
        $"By {heading.ToLowerInvariant()}: answers follow their impression",
        [PageTable.Words(heading), PageTable.Numbers("Impressions"), PageTable.Numbers("Users"), PageTable.Numbers("Tap-through rate"), PageTable.Numbers("Dismissal rate")],
        rows, row =>
        [
            PageTable.Given(row.Key), PageTable.Number(row.Impressions), PageTable.Number(row.UniqueImpressions),
            PageTable.Rate(row.Taps, row.Impressions), PageTable.Rate(row.Dismissals, row.Impressions),
        ], file);

    private static ScriptObject Push(string heading, IReadOnlyList<BreakdownRow> rows, string file) => PageTable.Of(
        $"By {heading.ToLowerInvariant()}: bounces and opens follow their send",
        [PageTable.Words(heading), PageTable.Numbers("Sent"), PageTable.Numbers("Bounce rate"), PageTable.Numbers("Delivered"), PageTable.Numbers("Open rate")],
        rows, row =>
        [
            PageTable.Given(row.Key), PageTable.Number(row.Sent), PageTable.Rate(row.Bounced, row.Sent),
            PageTable.Number(row.Delivered), PageTable.Rate(row.Opened, row.Delivered),
        ], file);
}
