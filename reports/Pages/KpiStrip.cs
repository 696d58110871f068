using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The figures of a report as cards: four in the first row, each with what belongs beneath it, then the others.</summary>
internal sealed class KpiStrip(CampaignReport report, Wording words, ZoneClock clock, SqlFiles sql)
{
    /// <summary>Name of each headline figure, then the names beneath it.</summary>
    private static readonly string[][] InApp =
    [
        ["tap_through_rate", "user_tap_rate"],
        ["total_impressions", "unique_impressions"],
        ["conversion_rate", "conversion_rate_so_far", "open_windows"],
        ["audience_size", "reach"],
    ];

    private static readonly string[][] Push =
    [
        ["open_rate", "user_open_rate"],
        ["messages_sent", "bounce_rate"],
        ["conversion_rate", "conversion_rate_so_far", "open_windows"],
        ["audience_size", "reach"],
    ];

    /// <summary>Cards of the second row that hold more than one figure.</summary>
    private static readonly string[][] Values = [["value_total", "value_per_recipient"]];

    private readonly string[][] headline = report.Campaign.Channel == Channel.Push ? Push : InApp;
    private readonly KpiChange change = new(report, words);

    public ScriptObject[] Headline() =>
        [.. headline.Select(names => names.Where(Has).ToArray()).Where(names => names.Length > 0).Select(names => Card(names[0], names[1..]))];

    public ScriptObject[] Others() =>
        [.. report.Kpis.Select(k => k.Key).Except(headline.SelectMany(names => names)).Except(Values.SelectMany(names => names[1..])).Select(name => Card(name, Beneath(name)))];

    private string[] Beneath(string name) => [.. (Values.FirstOrDefault(names => names[0] == name) ?? []).Skip(1).Where(Has)];

    private bool Has(string name) => report.Kpis.Any(k => k.Key == name);

    private ScriptObject Card(string name, string[] beneath)
    {
        var figure = report.Kpi(name);
        string[] told = [.. beneath.Where(other => !IsMissingAlike(figure, other, report.Kpi(other)))];
        var card = Figure(name, figure);
        card["id"] = "kpi-" + name.Replace('_', '-');
        card["sparkline"] = figure.Reason == "not_measured" ? null : Sparkline(name);
        card["sparkline_says"] = words["sparkline_" + (name == "open_rate" ? "opens" : "days")];
        card["change"] = figure.Value is null || report.Status == CampaignStatus.Scheduled ? null : change.Of(name);
        card["rules"] = Rules(name, told);
        card["sql"] = sql.Link(name);
        card["beneath"] = told.Length == 0 ? null : told.Select(other => Figure(other, report.Kpi(other))).ToArray();
        return card;
    }

    // What the headline's own reason says need not be said again beneath it. A source may measure sends and bounces, or one, or neither: each is said.
    private static bool IsMissingAlike(Figure headline, string name, Figure beneath) =>
        beneath.Value is null && beneath.Reason == headline.Reason && !(name == "bounce_rate" && beneath.Reason == "not_measured");

    private ScriptObject Figure(string name, Figure figure) => new()
    {
        ["label"] = words.Figure(name),
        ["value"] = words.Value(figure),
        ["css"] = figure.IsSmall || figure.Value is null ? "small" : "",
        ["share"] = figure is { Numerator: { } n, Denominator: { } all } ? words.Share(n, all) : null,
        ["interval"] = Interval(figure),
        ["lines"] = new KpiLines(report, words, clock).Of(name, figure).ToArray(),
    };

    // An amount has no end that its scale could run to: its interval is written only.
    private ScriptObject? Interval(Figure figure)
    {
        if (figure is not { Low: { } low, High: { } high, Value: { } rate })
        {
            return null;
        }

        var end = IntervalBar.End(high);
        return new ScriptObject
        {
            ["text"] = words.Say("interval_95", ("interval", words.Range(figure))),
            ["bar"] = figure.IsAmount ? null : new Html(IntervalBar.Draw(rate, low, high, end)),
            ["from"] = words.Numbers.WholePercent(0),
            ["to"] = words.Numbers.WholePercent(end),
        };
    }

    private Html? Sparkline(string name) => KpiDays.Of(report, name) is { Count: > 1 } days && ChartArtist.Sparkline(days) is { Length: > 0 } svg ? new Html(svg) : null;

    // The rules of a card stand together, out of the way of its figures; each beneath the first says whose it is.
    private ScriptObject[] Rules(string name, string[] beneath)
    {
        var rules = new KpiRules(report, words);
        var ofFigures = beneath.Prepend(name).Select(one => (Name: one, Text: rules.Of(one, report.Kpi(one)))).Where(rule => rule.Text.Length > 0)
            .Select(rule => new ScriptObject { ["term"] = rule.Name == name ? null : words.Figure(rule.Name), ["text"] = rule.Text });
        return [.. ofFigures, .. report.Comparison.Figure(name) is { } compared ? new[] { PageFacts.Of(words["change_term"], rules.Change(compared)) } : []];
    }
}
