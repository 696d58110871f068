using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Draws the charts of campaigns. Columns come from the tables; the report gives words only: channel, zone, population, what happened. The
/// same report and tables give the same bytes, on any machine. Keeps nothing between calls, so many threads may draw at once.
/// </summary>
public static class ChartArtist
{
    /// <summary>All charts of one campaign, in the order of the page. A chart with nothing to draw is left out.</summary>
    /// <param name="report">Whose.</param>
    /// <param name="tables">Its numbers.</param>
    /// <param name="language">Their language.</param>
    public static IReadOnlyList<Picture> Draw(CampaignReport report, CampaignTables tables, Language language) =>
        [.. Charts(report, tables, new ChartWords(language)).Select(chart => chart.Picture())];

    /// <summary>One chart as PNG bytes, for where no SVG goes: the desk's drawing on the light ground, two pixels a unit. Null where there is nothing to draw.</summary>
    /// <param name="report">Whose.</param>
    /// <param name="tables">Its numbers.</param>
    /// <param name="id">A <see cref="Picture.Id"/>.</param>
    /// <param name="language">Its language.</param>
    public static byte[]? Png(CampaignReport report, CampaignTables tables, string id, Language language) =>
        Charts(report, tables, new ChartWords(language)).FirstOrDefault(chart => chart.Id == id)?.Png();

    /// <summary>The charts as pixels, drawn for a phone: in a mail they stand two in a row on a desk, and one below the other on a phone, with letters that can be read on both.</summary>
    /// <param name="report">Whose.</param>
    /// <param name="tables">Its numbers.</param>
    /// <param name="language">Their language.</param>
    /// <param name="most">How many, the first ones.</param>
    public static IReadOnlyList<RasterPicture> Raster(CampaignReport report, CampaignTables tables, Language language, int most = int.MaxValue) =>
        [.. Charts(report, tables, new ChartWords(language)).Take(most).Select(chart => chart.Raster())];

    /// <summary>A line as small as a word, from 0 to the greatest value: a gap for each null; empty where there is no value. Its size is left to the page (120 × 28 by shape).</summary>
    public static string Sparkline(IReadOnlyList<double?> values) => CampaignBatch.Reports.Charts.Sparkline.Draw(values);

    private static IEnumerable<Chart> Charts(CampaignReport report, CampaignTables tables, ChartWords words)
    {
        var days = DaySpan.Of(tables.Daily, report);
        var sessionDays = DaySpan.Of(tables.SessionDays, report);
        Chart?[] ofChannel = report.Campaign.Channel == Channel.InApp
            ?
            [
                RateChart.TapThrough.Of(tables.Daily, days, words),
                RateChart.Dismissals.Of(tables.Daily, days, words),
                ImpressionsChart.Of(tables.Daily, days, words),
                VariantsChart.InApp.Of(tables.VariantDays, days, report.Breakdowns.Variant, words),
            ]
            :
            [
                MessagesChart.Of(tables.Daily, days, words),
                VariantsChart.Push.Of(tables.VariantDays, days, report.Breakdowns.Variant, words),
                OpenTimeChart.Campaign.Of(tables.OpensByHour, ChartWords.Legible(report.Campaign.TimeZone), words),
                OpenTimeChart.Own.Of(tables.OpensByOwnHour, words["open_time_own_clock"], words),
                OpenDelayChart.Of(tables.OpenDelays, words),
                OpenPointsChart.Of(tables.Opens, days, words),
            ];
        Chart?[] ofSessions = [SessionCharts.Count(tables.SessionDays, sessionDays, report.Sessions, words), SessionCharts.Length(tables.SessionDays, sessionDays, report.Sessions, words)];
        return ofChannel.Concat(ofSessions).OfType<Chart>();
    }
}
