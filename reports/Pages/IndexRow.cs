using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's row on the index, each cell with the value it sorts by.</summary>
internal sealed class IndexRow(IndexEntry entry)
{
    private readonly ZoneClock clock = new(entry.TimeZone ?? "UTC");

    private bool IsPush => entry.Channel == Channel.Push;

    public ScriptObject Model() => new()
    {
        ["name"] = entry.Name is { Length: > 0 } name ? name : entry.Id ?? "A campaign without id",
        ["id"] = entry.Id ?? "",
        ["href"] = entry.Slug is { } slug ? $"campaigns/{slug}/index.html" : null,
        ["channel"] = entry.Channel is { } channel ? ChannelText.Of(channel) : Percent.NotAvailable,
        ["status"] = entry.Status is { } status ? StatusText.Of(status) : null,
        ["status_sort"] = entry.Status is { } sort ? ((int)sort).ToString(CultureInfo.InvariantCulture) : "",
        ["starts"] = Day(entry.StartsAt),
        ["starts_sort"] = Sort(entry.StartsAt),
        ["ends"] = entry.StartsAt is not null && entry.EndsAt is null ? "no end set" : Day(entry.EndsAt),
        ["ends_sort"] = Sort(entry.EndsAt),
        ["failure"] = entry.Failure,
        ["last_good"] = entry is { Failure: not null, AsOf: { } asOf } ? $"The last good report stays, as of {Wording.Utc(asOf)}." : null,
        ["notice"] = Notice(),
        ["sparkline"] = entry.Sparkline is { } svg ? new Html(svg) : null,
        ["figures"] = Figures().ToArray(),
    };

    private IEnumerable<ScriptObject> Figures() => IsPush
        ? [Cell("messages_sent", "Messages"), Cell("open_rate", "Response"), Cell("audience_size", "Audience"), Cell("conversion_rate", "Conversion")]
        : [Cell("total_impressions", "Messages"), Cell("tap_through_rate", "Response"), Cell("audience_size", "Audience"), Cell("conversion_rate", "Conversion")];

    private ScriptObject Cell(string name, string column)
    {
        var figure = entry.Kpis.FirstOrDefault(k => k.Key == name).Value ?? new Figure();
        return new ScriptObject
        {
            ["column"] = column,
            ["label"] = column is "Messages" or "Response" && entry.Kpis.Count > 0 ? FigureText.Of(name).Label : null,
            ["value"] = Wording.Value(figure),
            ["sort"] = figure.Value?.ToString("R", CultureInfo.InvariantCulture) ?? "",
            ["css"] = figure.IsSmall || figure.Value is null ? "number small" : "number",
            ["share"] = figure is { Value: not null, Numerator: { } n, Denominator: { } all } ? Wording.Share(n, all) : null,
            ["interval"] = figure is { Low: { } low, High: { } high } ? Percent.Format(low, high) : null,
        };
    }

    private string? Notice() => (entry.Status, entry.Kpis.FirstOrDefault(k => k.Key is "total_impressions" or "messages_sent").Value?.Value) switch
    {
        (CampaignStatus.Scheduled, _) => "Not started yet.",
        (not null, 0) => "No data: no message of it lies in its period.",
        _ => null,
    };

    private string Day(DateTimeOffset? instant) => instant is { } at ? Wording.Date(clock.Day(at)) : Percent.NotAvailable;

    private static string Sort(DateTimeOffset? instant) => instant is { } at ? at.UtcTicks.ToString(CultureInfo.InvariantCulture) : "";
}
