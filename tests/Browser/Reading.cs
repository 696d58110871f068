using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>A page needs no script and no network; with a script it does more.</summary>
public sealed class Reading(SeenSite site) : IClassFixture<SeenSite>
{
    public static MatrixTheoryData<string, bool, ColorScheme> Ways => new(SeenSite.Kinds, [true, false], [ColorScheme.Light, ColorScheme.Dark]);

    public static TheoryData<string> Reports => ["in-app", "push"];

    [Theory, MemberData(nameof(Ways))]
    public async Task It_asks_for_nothing_and_the_browser_has_nothing_to_complain_of(string kind, bool hasScript, ColorScheme scheme)
    {
        await using var open = await site.Chromium.Open(site.File(kind), scheme: scheme, hasScript: hasScript);
        Assert.True(await open.Page.Locator("h1").IsVisibleAsync());
        Assert.Empty(open.Complaints);
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task Without_script_all_is_there(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind), hasScript: false);
        foreach (var part in new[] { ".answer", ".card .value", ".card .range", ".card .spark svg", ".chart svg", "details summary", "section[aria-labelledby=by-country] table.data", "a[href='data/breakdown_country.csv']" })
        {
            Assert.True(await open.Page.Locator(part).First.IsVisibleAsync(), part);
        }

        await open.Page.Locator(".block details summary").First.ClickAsync();
        Assert.True(await open.Page.Locator(".block details table.data").First.IsVisibleAsync());
        Assert.Equal(0, await open.Page.Locator("th button").CountAsync());
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task Dark_is_dark_and_light_is_light(string kind)
    {
        await using var light = await site.Chromium.Open(site.File(kind));
        await using var dark = await site.Chromium.Open(site.File(kind), scheme: ColorScheme.Dark);
        Assert.True(await Brightness(light) > 0.9);
        Assert.True(await Brightness(dark) < 0.15);
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task A_table_sorts_by_its_numbers_and_back(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind));
        var table = open.Page.Locator("section[aria-labelledby=by-country] table.data").First;
        var button = table.Locator("thead th").Nth(1).Locator("button");
        await button.ClickAsync();
        Assert.Equal("ascending", await table.Locator("thead th").Nth(1).GetAttributeAsync("aria-sort"));
        var rising = await Numbers(table);
        Assert.Equal(rising.Order(), rising);
        await button.ClickAsync();
        Assert.Equal(rising.Reverse(), await Numbers(table));
        Assert.True(rising.Distinct().Count() > 1);
    }

    [Theory, MemberData(nameof(Reports))]
    public async Task A_page_that_was_sent_alone_gives_out_every_file(string kind)
    {
        var alone = Directory.CreateTempSubdirectory("campaign-batch-mailed-");
        try
        {
            var (origin, sent) = (Path.GetDirectoryName(site.File(kind))!, Path.Combine(alone.FullName, "mailed.html"));
            File.Copy(site.File(kind), sent);
            await using var open = await site.Chromium.Open(sent);
            var links = await open.Page.EvaluateAsync<string[]>("() => [...new Set([...document.querySelectorAll('a[download]')].map(a => a.getAttribute('href')))]");
            Assert.Contains("report.json", links);
            Assert.Contains("data/report.arrow", links);
            Assert.Contains("data/daily.csv", links);
            foreach (var link in links)
            {
                // A browser lets a page give out only so many files at a time.
                await open.Page.ReloadAsync();
                await open.Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
                var download = await open.Page.RunAndWaitForDownloadAsync(() => open.Page.Locator($"a[href='{link}']").First.ClickAsync());
                Assert.Equal(Path.GetFileName(link), download.SuggestedFilename);
                Assert.Equal(File.ReadAllBytes(Path.Combine(origin, link)), File.ReadAllBytes(await download.PathAsync()));
            }

            Assert.Empty(open.Complaints);
        }
        finally
        {
            alone.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("2026-04-01T08:00:00Z", null, null)]
    [InlineData("2026-04-01T23:31:00Z", "1 day old", "pill")]
    [InlineData("2026-04-03T23:31:00Z", "3 days old", "pill look")]
    [InlineData("2026-04-07T23:31:00Z", "7 days old", "pill look")]
    public async Task A_running_campaign_tells_how_old_it_is_by_the_readers_clock(string now, string? text, string? css)
    {
        await using var open = await site.Chromium.Open(site.File("in-app"));
        await open.Go(site.File("in-app"), DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime);
        var age = open.Page.Locator("#age");
        Assert.Equal(text is not null, await age.IsVisibleAsync());
        Assert.Equal(text, text is null ? null : await age.TextContentAsync());
        Assert.Equal(css, text is null ? null : await age.GetAttributeAsync("class"));
    }

    [Fact]
    public async Task A_campaign_tells_when_its_page_was_made()
    {
        var alone = Directory.CreateTempSubdirectory("campaign-batch-made-");
        try
        {
            var file = Path.Combine(alone.FullName, "report.html");
            File.Copy(new Uri(site.File("in-app")).LocalPath, file);
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 5, 12, 30, 0, DateTimeKind.Utc));
            await using var open = await site.Chromium.Open(new Uri(file).AbsoluteUri);
            Assert.StartsWith("Created 5 Jan 2026", await open.Page.Locator("#made").TextContentAsync(), StringComparison.Ordinal);
            Assert.True(await open.Page.Locator("#made").IsVisibleAsync());
        }
        finally
        {
            alone.Delete(recursive: true);
        }
    }

    private static Task<double> Brightness(OpenPage open) => open.Page.EvaluateAsync<double>(
        "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 765");

    private static Task<double[]> Numbers(ILocator table) => table.EvaluateAsync<double[]>("t => [...t.tBodies[0].rows].map(row => Number(row.cells[1].dataset.sort))");
}
