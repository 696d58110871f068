using System.Text;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Words;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Writes letters from published reports, in the look and language of the site. They say what the pages say: figures are taken from
/// report.json, charts are drawn from report.arrow.
/// </summary>
public sealed class LetterWriter
{
    /// <summary>Beyond some 100 KB mail programs cut a message off.</summary>
    public const int HtmlBudget = 80_000;

    /// <summary>Campaigns that a digest tells of; the others are counted.</summary>
    public const int MostCampaigns = 15;

    /// <summary>A digest of more campaigns has no charts: they would be the larger part of a message that nobody scrolls through.</summary>
    public const int MostCampaignsWithCharts = 10;

    private const int LongestSubjectName = 80;

    private static readonly string[] NewsInOrder = ["failed", "down", "up", "check"];

    private readonly Templates templates;
    private readonly Wording words;
    private readonly ScriptObject labels = [];

    /// <param name="language">Code of the site's language.</param>
    /// <param name="templates">The folder of the template owner; null for none.</param>
    /// <exception cref="LineError">A template is wrong, or the language is not there.</exception>
    public LetterWriter(string language, string? templates)
    {
        var files = TemplateFiles.With(templates);
        this.templates = new Templates(files);
        words = new Wording(Language.Read(language, files.Texts));
        foreach (var (label, text) in words.Language.Labels)
        {
            labels[label] = text;
        }

        labels.IsReadOnly = true;
    }

    /// <summary>One campaign's report.</summary>
    /// <exception cref="TemplateError">A template is wrong.</exception>
    public Letter Campaign(PublishedReport published, LetterFrame frame)
    {
        var campaign = new LetterCampaign(published, frame, words);
        var charts = frame.HasCharts ? ChartArtist.Raster(published.Report, published.Tables, words.Language) : [];
        var model = Frame(frame, campaign.Preview, [published]);
        model["campaign"] = campaign.Model();
        model["answers"] = campaign.Answers();
        model["others"] = campaign.Others();
        model["data"] = campaign.Data();
        model["has_charts"] = charts.Count > 0;
        model["charts"] = charts.Select(chart => Chart(chart, chart.Id)).ToArray();
        model["chart_rows"] = charts.Chunk(2).Select(pair => new ScriptObject { ["charts"] = pair.Select(chart => Chart(chart, chart.Id)).ToArray() }).ToArray();
        var subject = Subject([.. campaign.Headline(LongestSubjectName), .. campaign.Alarms]);
        model["subject"] = subject;
        return new Letter(subject, templates.Render("mail/campaign.html", model, HtmlBudget), templates.Render("mail/campaign.txt", model),
            [.. charts.Select(chart => new LetterImage(chart.Id, chart.Png))]);
    }

    /// <summary>A digest of several campaigns, in the order given.</summary>
    /// <exception cref="TemplateError">A template is wrong.</exception>
    public Letter Digest(IReadOnlyList<PublishedReport> published, LetterFrame frame)
    {
        // Long names and reasons take room: then fewer are told of.
        var most = MostCampaigns;
        var letter = Digest(published, frame, most);
        while (Encoding.UTF8.GetByteCount(letter.Html) > HtmlBudget && most > 1)
        {
            most = most * 2 / 3;
            letter = Digest(published, frame, most);
        }

        return letter;
    }

    /// <summary>What the operator is told of a run that failed.</summary>
    /// <exception cref="TemplateError">A template is wrong.</exception>
    public Letter Failure(LetterFailure failure)
    {
        var name = PlainText.Cut(failure.Name, LongestSubjectName);
        var subject = PlainText.Encode(words.Say("mail_run_failed_subject", ("name", name)));
        var model = new ScriptObject
        {
            ["words"] = labels,
            ["subject"] = subject,
            ["preview"] = failure.Why,
            ["title"] = words.Say("mail_run_failed", ("name", name)),
            ["why"] = failure.Why,
            ["asked"] = words.Say("mail_run_failed_asked", ("time", words.Dates.Utc(failure.At))),
            ["href"] = failure.Url,
        };
        return new Letter(subject, templates.Render("mail/failure.html", model), templates.Render("mail/failure.txt", model), []);
    }

    private Letter Digest(IReadOnlyList<PublishedReport> published, LetterFrame frame, int most)
    {
        var hasCharts = frame.HasCharts && published.Count <= MostCampaignsWithCharts;
        var told = published.Take(most)
            .Select(one => (Campaign: new LetterCampaign(one, frame, words), Chart: hasCharts ? ChartArtist.Raster(one.Report, one.Tables, words.Language, 1).SingleOrDefault() : null)).ToArray();
        var model = Frame(frame, string.Join(" · ", told.Take(3).Select(one => one.Campaign.Name)), published);
        model["title"] = words.Plural("mail_campaigns", published.Count);
        model["campaigns"] = told.Index().Select(one => Block(one.Item.Campaign, one.Item.Chart, ImageName(one.Index))).ToArray();
        model["left_out"] = published.Count <= most ? null : words.Plural("mail_more", published.Count - most);
        model["missing"] = frame.Missing.Count == 0 ? null : words.Say("mail_missing", ("campaigns", PlainText.Cut(string.Join(", ", frame.Missing), 1000)));
        var subject = PlainText.Encode(words.Say("mail_digest_subject",
            ("campaigns", words.Plural("mail_campaigns", published.Count)), ("news", News(published, frame)), ("day", Newest(published))));
        model["subject"] = subject;
        return new Letter(subject, templates.Render("mail/digest.html", model), templates.Render("mail/digest.txt", model),
            [.. told.Index().Where(one => one.Item.Chart is not null).Select(one => new LetterImage(ImageName(one.Index), one.Item.Chart!.Png))]);
    }

    private ScriptObject Frame(LetterFrame frame, string preview, IReadOnlyList<PublishedReport> published) => new()
    {
        ["words"] = labels,
        ["preview"] = preview,
        ["site"] = frame.BaseUrl is { } at ? at + "/index.html" : null,
        ["attached"] = frame.HasReports,
        ["unsubscribe"] = frame.Unsubscribe,
        ["written"] = words.Say("mail_written", ("time", words.Dates.Utc(frame.WrittenAt.AddTicks(-(frame.WrittenAt.Ticks % TimeSpan.TicksPerMinute)))), ("program", published[0].Report.Provenance.Program)),
    };

    private static ScriptObject Block(LetterCampaign campaign, RasterPicture? chart, string image)
    {
        var block = campaign.Model();
        block["chart"] = chart is null ? null : Chart(chart, image);
        return block;
    }

    private static ScriptObject Chart(RasterPicture chart, string name) => new() { ["image"] = name, ["title"] = chart.Title, ["alt"] = chart.AltText };

    private static string ImageName(int index) => FormattableString.Invariant($"chart-{index + 1}");

    private string Newest(IReadOnlyList<PublishedReport> published) => words.Dates.ShortDay(DateOnly.FromDateTime(published.Max(one => one.Report.AsOf).UtcDateTime));

    // Each campaign is counted once, by what matters most of it.
    private string News(IReadOnlyList<PublishedReport> published, LetterFrame frame)
    {
        var counts = published.Select(one => new LetterCampaign(one, frame, words).News).OfType<string>().CountBy(news => news).ToDictionary();
        string[] told = [.. NewsInOrder.Where(counts.ContainsKey).Select(news => words.Plural("mail_digest_" + news, counts[news]))];
        return told.Length == 0 ? words["mail_digest_none"] : string.Join(", ", told);
    }

    private static string Subject(IEnumerable<string> parts) => PlainText.Encode(string.Join(" · ", parts));
}
