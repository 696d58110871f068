using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's row on the index.</summary>
/// <param name="entry">The campaign.</param>
/// <param name="words">The language.</param>
/// <param name="ends">Ends of the scales by the label of their column.</param>
internal sealed class IndexRow(IndexEntry entry, Wording words, IReadOnlyDictionary<string, double> ends)
{
    private readonly ZoneClock clock = new(entry.TimeZone ?? "UTC", words.Dates);

    public string Name => entry.Name is { Length: > 0 } name ? name : entry.Id ?? words["no_id"];

    public string Channel => entry.Channel is { } channel ? words.Channel(channel) : Percent.NotAvailable;

    public string? LastGood => entry is { Failure: not null, AsOf: { } asOf } ? words.Say("last_good", ("time", words.Dates.Utc(asOf))) : null;

    /// <summary>"2 Mar 2026 – 31 Mar 2026", or since when.</summary>
    public string Dates => (entry.StartsAt, entry.EndsAt) switch
    {
        (null, _) => "",
        ({ } start, { } end) => words.Say("dates", ("start", Day(start)), ("end", Day(end))),
        ({ } start, null) => words.Say("dates_open", ("start", Day(start))),
    };

    public string? Notice => (entry.Status, (IndexColumns.Of(entry, "total_impressions") ?? IndexColumns.Of(entry, "messages_sent"))?.Value) switch
    {
        (CampaignStatus.Scheduled, _) => words["index_scheduled"],
        (not null, 0) => words["index_no_data"],
        _ => News,
    };

    /// <summary>What the report claims, in a few words; null for nothing.</summary>
    private string? News
    {
        get
        {
            string[] claims = [.. entry.Verdicts.Where(v => v.IsClaim).Select(Short).OfType<string>()];
            return claims.Length > 0 ? string.Join(" · ", claims) : null;
        }
    }

    /// <summary>A word for figures that are not to be believed without a look; null for fine ones.</summary>
    public ScriptObject? Trust => entry.Trust is { } level and not TrustLevel.Fine ? new TrustText(words).Mark(level) : null;

    public ScriptObject Model() => new()
    {
        ["name"] = Name,
        ["id"] = entry.Id ?? "",
        ["href"] = entry.Slug is { } slug ? $"campaigns/{slug}/index.html" : null,
        ["channel"] = Channel,
        ["dates"] = Dates,
        ["failure"] = entry.Failure,
        ["last_good"] = LastGood,
        ["notice"] = Notice,
        ["trust"] = Trust,
        ["sparkline"] = entry.Sparkline is { } svg ? new Html(svg) : null,
        ["figures"] = IndexColumns.All.Select(Cell).ToArray(),
    };

    private ScriptObject Cell((string Label, string InApp, string? Push) column)
    {
        var name = IndexColumns.Figure(column, entry.Channel);
        var figure = IndexColumns.Of(entry, name) ?? new Figure();
        return new ScriptObject
        {
            ["column"] = words[column.Label],
            ["label"] = column.Push is not null && column.Push != column.InApp && name is not null && entry.Kpis.Count > 0 ? words.Figure(name) : null,
            ["value"] = words.Value(figure),
            ["css"] = figure.IsSmall || figure.Value is null ? "number small" : "number",
            ["share"] = figure is { Value: not null, Numerator: { } n, Denominator: { } all } ? words.Share(n, all) : null,
            ["interval"] = figure is { Low: { } low, High: { } high } ? words.Numbers.Percent(low, high) : null,
            ["reason"] = figure.Reason == "not_measured" ? words["not_measured"] : null,
            ["bar"] = figure is { Low: { } from, High: { } to, Value: { } rate } ? new Html(IntervalBar.Draw(rate, from, to, ends[column.Label])) : null,
        };
    }

    private string? Short(Verdict verdict) => verdict switch
    {
        { Question: "change", Subject: { } metric, Estimate: { } points } =>
            words.Say("change_index_" + verdict.Answer, ("metric", words.Figure(metric)), ("points", words.Distance(points))),
        { Question: "variants", Answer: var arm } when !arm.StartsWith(Verdict.Several, StringComparison.Ordinal) =>
            words.Say("variants_index", ("variant", arm)),
        _ => null,
    };

    private string Day(DateTimeOffset instant) => words.Dates.Day(clock.Day(instant));
}
