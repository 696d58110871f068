using CampaignBatch.Tests.Delivery;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>The page of a mail as a mail program shows it: its images put in place, on a desk and a phone, light and dark.</summary>
public sealed class MailPages(SeenSite site) : IClassFixture<SeenSite>, IDisposable
{
    private const string Campaign = "spring-sale-banner";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-mail-page-");

    public static MatrixTheoryData<string, ColorScheme, int> Views => new(["report", "digest"], [ColorScheme.Light, ColorScheme.Dark], [375, 700]);

    public void Dispose() => folder.Delete(true);

    [Theory, MemberData(nameof(Views))]
    public async Task All_is_seen_and_read_on_a_desk_and_a_phone_light_and_dark(string kind, ColorScheme scheme, int width)
    {
        await using var open = await site.Chromium.Open(Shown(kind), width, scheme);

        Assert.Empty(open.Complaints);
        Assert.False(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), "Something is lost at the side.");
        Assert.Empty(await open.Page.EvaluateAsync<string[]>("() => [...document.images].filter(i => !i.complete || i.naturalWidth < 2 * i.width - 60 || i.width < 200).map(i => i.alt)"));
        var found = await open.Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "image-alt", "html-has-lang", "document-title", "link-name"] } });
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.SelectMany(v => v.Nodes.Take(5).Select(n => $"{v.Id}: {n.Html}"))));
    }

    [Fact]
    public async Task Figures_stand_two_in_a_row_on_a_desk_and_one_below_the_other_on_a_phone()
    {
        foreach (var (width, isBeside) in new[] { (700, true), (375, false) })
        {
            await using var open = await site.Chromium.Open(Shown("report"), width);
            Assert.Equal(isBeside, await open.Page.EvaluateAsync<bool>(
                "() => { const [a, b] = [...document.querySelectorAll('td.half')].map(e => e.getBoundingClientRect()); return Math.abs(a.top - b.top) < 1 && b.left > a.left; }"));
        }
    }

    [Fact]
    public async Task The_line_beside_the_subject_is_not_seen_in_the_mail()
    {
        await using var open = await site.Chromium.Open(Shown("report"), 700);
        Assert.False(await open.Page.EvaluateAsync<bool>("() => document.body.firstElementChild.checkVisibility()"));
    }

    private string Shown(string kind)
    {
        var published = Path.GetDirectoryName(site.File("index"))!;
        var mail = kind == "report" ? SampleMail.Of(published, Campaign) : SampleMail.Digest(published);
        var html = mail.Images.Aggregate(mail.Html, (page, image) =>
            page.Replace("cid:" + image.ContentId, "data:image/png;base64," + Convert.ToBase64String(SampleMail.Bytes(image)), StringComparison.Ordinal));
        var file = Path.Combine(folder.FullName, kind + ".html");
        File.WriteAllText(file, html);
        return file;
    }
}
