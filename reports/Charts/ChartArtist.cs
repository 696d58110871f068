using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Draws the charts of campaigns. Columns come from the tables; the report gives words only: channel, zone, population. The
/// same report and tables give the same bytes, on any machine. Keeps nothing between calls, so many threads may draw at once.
/// </summary>
public static class ChartArtist
{
    /// <summary>All charts of one campaign, in the order of the page. A chart with nothing to draw is left out.</summary>
    public static IReadOnlyList<Picture> Draw(CampaignReport report, CampaignTables tables)
    {
        var zone = report.Campaign.TimeZone;
        Picture?[] ofChannel = report.Campaign.Channel == Channel.InApp
            ?
            [
                RateChart.TapThrough.Draw(tables.Daily, zone),
                RateChart.Dismissals.Draw(tables.Daily, zone),
                ImpressionsChart.Draw(tables.Daily, zone),
            ]
            :
            [
                MessagesChart.Draw(tables.Daily, zone),
                OpenTimeChart.Draw(tables.OpensByHour, zone),
                OpenPointsChart.Draw(tables.Opens, tables.Daily, zone),
            ];
        Picture?[] ofSessions =
        [
            SessionCharts.Count(tables.SessionDays, report.Sessions, zone),
            SessionCharts.Length(tables.SessionDays, report.Sessions, zone),
        ];
        return [.. ofChannel.Concat(ofSessions).OfType<Picture>()];
    }

    /// <summary>The same charts as pixels.</summary>
    public static IReadOnlyList<RasterPicture> Raster(CampaignReport report, CampaignTables tables, int most = int.MaxValue)
    {
        using var exposure = Exposure.Begin();
        return [.. Draw(report, tables).Take(most).Select(p => new RasterPicture(p.Id, p.Title, p.AltText, exposure[p.Id], p.Desk.Width, p.Desk.Height))];
    }

    /// <summary>A line as small as a word, from 0 to the greatest value: a gap for each null; empty where there is no value. Its size is left to the page (120 × 28 by shape).</summary>
    public static string Sparkline(IReadOnlyList<double?> values) => Charts.Sparkline.Draw(values);
}
