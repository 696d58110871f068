using System.Text;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Writes the files of a site into folders that are given: UTF-8 without byte order mark. Two campaigns may be written at
/// once. What goes wrong in writing comes as the <see cref="IOException"/> it is.
/// </summary>
public sealed class PageWriter(Templates templates)
{
    private readonly string style = templates.Text("style.css");
    private readonly string chartStyle = templates.Text("chart.css");
    private readonly string chartScript = templates.Text("chart.js");
    private readonly string indexScript = templates.Text("index.js");

    /// <summary>A campaign's page, report.json and data files.</summary>
    /// <param name="folder">The campaign's own folder; made where it is not there.</param>
    /// <param name="report">What to say.</param>
    /// <param name="tables">The same as columns.</param>
    /// <param name="pictures">Its charts, in order.</param>
    /// <param name="rules">The SQL behind figures, charts and tables: by figure name, picture id or table name.</param>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteCampaign(string folder, CampaignReport report, CampaignTables tables, IReadOnlyList<Picture> pictures, IReadOnlyDictionary<string, Rule> rules)
    {
        var page = templates.Render("campaign.html", new CampaignPage(report, tables, pictures, rules).Model(style + chartStyle, chartScript));
        Write(folder, "index.html", Encoding.UTF8.GetBytes(page));
        Write(folder, "report.json", new ReportJson(report).Bytes());
        WriteData(Path.Combine(folder, "data"), report, tables);
    }

    /// <summary>index.html of the site.</summary>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteIndex(string siteFolder, SiteIndex index) =>
        Write(siteFolder, "index.html", Encoding.UTF8.GetBytes(templates.Render("index.html", new IndexPage(index).Model(style, indexScript), Templates.IndexByteBudget)));

    /// <summary>runs/index.html and runs/latest.json.</summary>
    /// <param name="siteFolder">The site's folder.</param>
    /// <param name="history">Publications, newest first; the first is that which is being published.</param>
    /// <param name="quality">What became of the rows of all dumps in it.</param>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteRuns(string siteFolder, IReadOnlyList<Publication> history, DataQuality quality)
    {
        var folder = Path.Combine(siteFolder, "runs");
        Write(folder, "index.html", Encoding.UTF8.GetBytes(templates.Render("runs.html", RunsPage.Model(history, quality, style))));
        Write(folder, "latest.json", RunJson.Of(history[0], quality));
    }

    private static void WriteData(string folder, CampaignReport report, CampaignTables tables)
    {
        Write(folder, "kpis.csv", KpiCsv.Of(report));
        foreach (var (_, file, table, isPushOnly) in DataColumns.All(tables))
        {
            if (!isPushOnly || report.Campaign.Channel == Channel.Push)
            {
                Write(folder, file + ".csv", CsvFile.Of(table));
            }
        }

        Write(folder, "report.arrow", ArrowFile.Of(tables));
    }

    private static void Write(string folder, string name, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), bytes);
    }
}
