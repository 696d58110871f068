using System.Text;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Reports.Words;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Writes the files of a site into folders that are given: UTF-8, without byte order mark but where CSV files have one. Two campaigns may be written at
/// once. What goes wrong in writing comes as the <see cref="IOException"/> it is.
/// </summary>
public sealed class PageWriter
{
    private readonly Templates templates;
    private readonly Wording words;
    private readonly ScriptObject labels = [];
    private readonly Html? logo;
    private readonly bool csvByteOrderMark;

    /// <param name="templates">The site's look.</param>
    /// <param name="language">The site's language.</param>
    /// <param name="csvByteOrderMark">Whether CSV files begin with a byte order mark, so that Excel reads them as UTF-8. Default true.</param>
    public PageWriter(Templates templates, Language language, bool csvByteOrderMark = true)
    {
        this.csvByteOrderMark = csvByteOrderMark;
        (this.templates, words) = (templates, new Wording(language));
        foreach (var (label, text) in language.Labels)
        {
            labels[label] = text;
        }

        labels.IsReadOnly = true;
        logo = Logo.Of(templates);
    }

    /// <summary>A campaign's page, report.json and data files.</summary>
    /// <param name="folder">The campaign's own folder; made where it is not there.</param>
    /// <param name="report">What to say.</param>
    /// <param name="tables">The same as columns.</param>
    /// <param name="pictures">Its charts, in order.</param>
    /// <param name="rules">The SQL behind figures, charts and tables: by figure name, picture id or table name.</param>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteCampaign(string folder, CampaignReport report, CampaignTables tables, IReadOnlyList<Picture> pictures, IReadOnlyDictionary<string, Rule> rules)
    {
        var files = Files(report, tables);
        foreach (var (path, bytes) in files.All)
        {
            Write(folder, path, bytes);
        }

        Write(folder, "index.html", Page("campaign.html", new CampaignPage(report, tables, pictures, rules, words).Model(files), ["style.css", "chart.css"], ["chart.js", "page.js"]));
    }

    /// <summary>index.html of the site, and index-2.html and so on where it has more campaigns than a page.</summary>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteIndex(string siteFolder, SiteIndex index)
    {
        var pages = new IndexPage(index, words);
        for (var page = 1; page <= pages.Pages; page++)
        {
            Write(siteFolder, IndexPage.File(page), Page("index.html", pages.Model(page), ["style.css", "index.css"], page == 1 ? ["index.js"] : [], Templates.IndexByteBudget));
        }
    }

    /// <summary>runs/index.html and runs/latest.json.</summary>
    /// <param name="siteFolder">The site's folder.</param>
    /// <param name="history">Publications, newest first; the first is that which is being published.</param>
    /// <param name="quality">What became of the rows of all dumps in it.</param>
    /// <exception cref="TemplateError">A template is wrong, or the page too large.</exception>
    public void WriteRuns(string siteFolder, IReadOnlyList<Publication> history, DataQuality quality)
    {
        var folder = Path.Combine(siteFolder, "runs");
        Write(folder, "index.html", Page("runs.html", new RunsPage(words).Model(history, quality), ["style.css"], []));
        Write(folder, "latest.json", RunJson.Of(history[0], quality));
    }

    private EmbeddedFiles Files(CampaignReport report, CampaignTables tables)
    {
        var files = new EmbeddedFiles();
        files.Add("report.json", new ReportJson(report).Bytes());
        files.Add("data/kpis.csv", Csv(KpiCsv.Of(report)));
        files.Add("data/verdicts.csv", Csv(VerdictsCsv.Of(report)));
        files.Add("data/comparison.csv", Csv(ComparisonCsv.Of(report)));
        if (report.Variants is { } variants)
        {
            files.Add("data/variants.csv", Csv(VariantsCsv.Of(variants)));
        }

        foreach (var (_, file, table, isPushOnly) in DataColumns.All(tables))
        {
            if (!isPushOnly || report.Campaign.Channel == Channel.Push)
            {
                files.Add($"data/{file}.csv", Csv(CsvFile.Of(table)));
            }
        }

        files.Add("data/report.arrow", ArrowFile.Of(tables));
        return files;
    }

    private byte[] Csv(byte[] table) => csvByteOrderMark ? [.. Encoding.UTF8.Preamble, .. table] : table;

    // What every page has: its language and labels, its styles and scripts, and the policy that knows these and no others.
    private byte[] Page(string template, ScriptObject model, string[] styles, string[] scripts, int byteBudget = Templates.ByteBudget)
    {
        var style = string.Concat(styles.Append("own.css").Select(templates.Text));
        var code = scripts.Select(templates.Text).ToArray();
        model["words"] = labels;
        model["logo"] = logo;
        model["style"] = new Html(style);
        model["scripts"] = code.Select(script => new Html(script)).ToArray();
        model["policy"] = ContentPolicy.For(model.TryGetValue("print_style", out var print) && print is Html { Markup: var own } ? [style, own] : [style], code);
        return Encoding.UTF8.GetBytes(templates.Render(template, model, byteBudget));
    }

    private static void Write(string folder, string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }
}
