using CampaignBatch.Reports.Charts;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Writes letters from published reports. They say what the pages say: figures are taken from report.json, charts are drawn from report.arrow.</summary>
public sealed class LetterWriter(Templates templates)
{
    /// <summary>Beyond some 100 KB mail programs cut a message off.</summary>
    public const int HtmlBudget = 80_000;

    /// <summary>Campaigns that a digest tells of; the others are counted.</summary>
    public const int MostCampaigns = 25;

    /// <summary>A digest of more campaigns has no charts: they would be the larger part of a message that nobody scrolls through.</summary>
    public const int MostCampaignsWithCharts = 12;

    private const int LongestSubjectName = 80;

    /// <summary>One campaign's report.</summary>
    /// <exception cref="TemplateError">A template is wrong.</exception>
    public Letter Campaign(PublishedReport published, LetterFrame frame)
    {
        var campaign = new LetterCampaign(published, frame);
        var charts = frame.HasCharts ? ChartArtist.Raster(published.Report, published.Tables) : [];
        var model = Frame(frame, campaign.Preview);
        model["program"] = published.Report.Provenance.Program;
        model["campaign"] = campaign.Model();
        model["others"] = campaign.Others();
        model["has_charts"] = charts.Count > 0;
        model["charts"] = charts.Select(chart => Chart(chart, chart.Id)).ToArray();
        return Written("campaign", model, Subject([PlainText.Cut(campaign.Name, LongestSubjectName), campaign.Period, .. campaign.Alarms]),
            [.. charts.Select(chart => new LetterImage(chart.Id, chart.Png))]);
    }

    /// <summary>A digest of several campaigns, in the order given.</summary>
    /// <exception cref="TemplateError">A template is wrong.</exception>
    public Letter Digest(IReadOnlyList<PublishedReport> published, LetterFrame frame)
    {
        var told = published.Take(MostCampaigns).Select(one => (Campaign: new LetterCampaign(one, frame), Chart: Lead(one, published.Count, frame))).ToArray();
        var images = told.Index().Where(one => one.Item.Chart is not null).Select(one => new LetterImage(ImageName(one.Index), one.Item.Chart!.Png)).ToArray();
        var model = Frame(frame, string.Join(" · ", told.Take(3).Select(one => one.Campaign.Name)));
        model["program"] = published is [var first, ..] ? first.Report.Provenance.Program : null;
        model["title"] = Wording.Plural(published.Count, "campaign");
        model["as_of"] = published.Count == 0 ? null : Wording.Utc(published.Max(one => one.Report.AsOf));
        model["campaigns"] = told.Index().Select(one => Block(one.Item.Campaign, one.Item.Chart, ImageName(one.Index))).ToArray();
        model["left_out"] = published.Count <= MostCampaigns ? null : $"{Wording.Plural(published.Count - MostCampaigns, "more campaign")} {(published.Count == MostCampaigns + 1 ? "is" : "are")} on the site only.";
        return Written("digest", model, Subject(["Campaign digest", Wording.Plural(published.Count, "campaign"), .. Span(published), .. Alarms(published, frame)]), images);
    }

    private Letter Written(string kind, ScriptObject model, string subject, IReadOnlyList<LetterImage> images)
    {
        model["subject"] = subject;
        return kind == "digest"
            ? new Letter(subject, templates.Render("mail/digest.html", model, HtmlBudget), templates.Render("mail/digest.txt", model), images)
            : new Letter(subject, templates.Render("mail/campaign.html", model, HtmlBudget), templates.Render("mail/campaign.txt", model), images);
    }

    private static ScriptObject Frame(LetterFrame frame, string preview) => new()
    {
        ["preview"] = preview,
        ["site"] = frame.BaseUrl is { } at ? at + "/index.html" : null,
        ["attached"] = frame.HasReports,
        ["unsubscribe"] = frame.Unsubscribe,
        ["written"] = Wording.Utc(new DateTimeOffset(frame.WrittenAt.Ticks - (frame.WrittenAt.Ticks % TimeSpan.TicksPerMinute), frame.WrittenAt.Offset)),
    };

    private static ScriptObject Block(LetterCampaign campaign, RasterPicture? chart, string image)
    {
        var block = campaign.Model();
        block["chart"] = chart is null ? null : Chart(chart, image);
        return block;
    }

    private static ScriptObject Chart(RasterPicture chart, string name) => new() { ["image"] = name, ["title"] = chart.Title, ["alt"] = chart.AltText };

    private static RasterPicture? Lead(PublishedReport one, int all, LetterFrame frame) =>
        frame.HasCharts && all <= MostCampaignsWithCharts ? ChartArtist.Raster(one.Report, one.Tables, 1).SingleOrDefault() : null;

    private static string ImageName(int index) => FormattableString.Invariant($"chart-{index + 1}");

    // The days that the reports speak for, from the first start to the latest as-of.
    private static IEnumerable<string> Span(IReadOnlyList<PublishedReport> published) =>
        published.Count == 0 ? [] : [$"up to {Wording.Date(DateOnly.FromDateTime(published.Max(one => one.Report.AsOf).UtcDateTime))}"];

    private static IEnumerable<string> Alarms(IReadOnlyList<PublishedReport> published, LetterFrame frame) => published
        .SelectMany(one => new LetterCampaign(one, frame).Alarms)
        .CountBy(alarm => alarm)
        .Select(alarm => alarm.Value == 1 ? alarm.Key : $"{Wording.Count(alarm.Value)} × {alarm.Key}");

    private static string Subject(IEnumerable<string> parts) => PlainText.Encode(string.Join(" · ", parts));
}
