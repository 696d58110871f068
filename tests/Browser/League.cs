using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Tests.Pages;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>The index of two hundred and fifty campaigns in the browser: sorted, filtered, turned.</summary>
public sealed class League : IClassFixture<Chromium>, IDisposable
{
    private readonly Chromium chromium;
    private readonly PageFolder folder = new();

    public League(Chromium chromium)
    {
        this.chromium = chromium;
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index() with { Entries = [.. Enumerable.Range(0, 250).Select(Entry)] });
    }

    [Fact]
    public async Task Rows_of_the_script_are_those_of_the_page()
    {
        await using var open = await Index();
        var before = await Rows(open.Page);
        await open.Page.Locator("#channel").SelectOptionAsync("1");
        await open.Page.Locator("#channel").SelectOptionAsync("");
        Assert.Equal(before, await Rows(open.Page));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task It_sorts_by_any_figure_within_its_groups_and_says_the_place()
    {
        await using var open = await Index();
        await open.Page.Locator("#rank").SelectOptionAsync("tap_through_rate");
        var highest = await Rates(open.Page);
        Assert.Equal(highest.OrderDescending(), highest);
        Assert.StartsWith("1.", await open.Page.Locator("#campaigns tbody").Nth(1).Locator("tr:nth-child(2) th").InnerTextAsync(), StringComparison.Ordinal);
        await open.Page.Locator("#turn").ClickAsync();
        var lowest = await Rates(open.Page);
        Assert.Equal(lowest.Order(), lowest);
        Assert.NotEqual(highest, lowest);
    }

    [Fact]
    public async Task A_figure_without_a_column_gets_one()
    {
        await using var open = await Index();
        await open.Page.Locator("#rank").SelectOptionAsync("user_tap_rate");
        Assert.Equal("User tap rate", (await open.Page.Locator("thead th").Nth(2).InnerTextAsync()).TrimEnd('↓', '↑', '↕', ' '));
        Assert.True(await open.Page.Locator("tbody tr:nth-child(2) td:nth-child(3) .range").First.IsVisibleAsync());
    }

    [Fact]
    public async Task A_heading_sorts_its_column()
    {
        await using var open = await Index();
        await open.Page.Locator("thead th", new() { HasText = "Audience" }).Locator("button").ClickAsync();
        Assert.Equal("descending", await open.Page.Locator("thead th", new() { HasText = "Audience" }).GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task It_finds_by_words_channel_and_status()
    {
        await using var open = await Index();
        await open.Page.Locator("#find").FillAsync("campaign 17");
        Assert.Equal("13 of 250 campaigns", await open.Page.Locator("#found").InnerTextAsync());
        await open.Page.Locator("#channel").SelectOptionAsync("1");
        Assert.Equal("8 of 250 campaigns", await open.Page.Locator("#found").InnerTextAsync());
        await open.Page.Locator("#find").FillAsync("");
        await open.Page.Locator("#channel").SelectOptionAsync("");
        await open.Page.Locator("#group").SelectOptionAsync("0");
        Assert.Equal("2 of 250 campaigns", await open.Page.Locator("#found").InnerTextAsync());
        Assert.Contains("the file is cut off", await open.Page.Locator("#campaigns tbody").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_stand_on_a_page_and_the_next_page_is_a_step_away()
    {
        await using var open = await Index();
        Assert.Equal(100, (await Rows(open.Page)).Length);
        Assert.Equal("Page 1 of 3", await open.Page.Locator("#where").InnerTextAsync());
        await open.Page.Locator("#next").ClickAsync();
        await open.Page.Locator("#next").ClickAsync();
        Assert.Equal(50, (await Rows(open.Page)).Length);
        Assert.True(await open.Page.Locator("#next").IsDisabledAsync());
    }

    [Fact]
    public async Task Without_script_its_pages_are_links()
    {
        await using var open = await chromium.Open(Path.Combine(folder.Path, "index.html"), hasScript: false);
        Assert.False(await open.Page.Locator("#league").IsVisibleAsync());
        await open.Page.Locator("#pages a", new() { HasText = "3" }).ClickAsync();
        Assert.EndsWith("index-3.html", open.Page.Url, StringComparison.Ordinal);
        Assert.Equal(50, (await Rows(open.Page)).Length);
    }

    public void Dispose() => folder.Dispose();

    private Task<OpenPage> Index() => chromium.Open(Path.Combine(folder.Path, "index.html"));

    private static IndexEntry Entry(int i)
    {
        var report = i % 2 == 0 ? SomePages.InApp() : SomePages.Push();
        var kpis = report.Kpis.Select(k => k.Key == "tap_through_rate" ? new(k.Key, SomePages.Rate((i * 37) % 400, 1_000 + i)) : k).ToList();
        var entry = IndexEntry.Of(report with { Kpis = kpis }, $"c{i}", SomePages.Sparkline) with { Id = $"c{i}", Name = $"Campaign {i}", StartsAt = SomePages.AsOf.AddDays(-i) };
        return i >= 248 ? IndexEntry.Of(new FailedCampaign(entry.Id, entry.Name, "the file is cut off"), entry) : entry;
    }

    // Without the line of days, which is drawn from rounded numbers.
    private static Task<string[]> Rows(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('#campaigns tbody tr:not(.group)')].map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim() + [...cell.querySelectorAll('.range .band')].map(b => b.getAttribute('d').replace(/[\\d.]+/g, n => Math.round(n)))).join(' | '))");

    private static async Task<double[]> Rates(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#campaigns tbody')].flatMap(body => body.querySelector('.group').innerText.startsWith('Running') ? [...body.querySelectorAll('tr:not(.group) td:nth-child(3) strong')].map(v => v.innerText) : [])"))
            .Select(text => double.Parse(text.TrimEnd('%', '\u00A0', ' '), CultureInfo.InvariantCulture))];
}
