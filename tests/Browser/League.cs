using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Words;
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
        var (before, bars) = (await Rows(open.Page), await Bars(open.Page));
        await open.Page.Locator("#channel").SelectOptionAsync("1");
        await open.Page.Locator("#channel").SelectOptionAsync("");
        Assert.Equal(before, await Rows(open.Page));
        // The script knows the ends of intervals to a few digits.
        Assert.All(bars.Zip(await Bars(open.Page), (page, script) => page - script), apart => Assert.InRange(Math.Abs(apart), 0, 0.1));
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
    public async Task A_rate_of_fewer_than_thirty_users_is_grey_and_stands_last()
    {
        await using var open = await Index();
        await open.Page.Locator("#find").FillAsync("campaign 1");
        await open.Page.Locator("#channel").SelectOptionAsync("0");
        await open.Page.Locator("#group").SelectOptionAsync("1");
        await open.Page.Locator("#rank").SelectOptionAsync("tap_through_rate");
        var small = await open.Page.EvaluateAsync<bool[]>(
            "() => [...document.querySelectorAll('#campaigns tr:not(.group) td:nth-child(3)')].map(cell => cell.classList.contains('small'))");
        Assert.Contains(true, small);
        Assert.Equal(small.Order(), small);
    }

    [Fact]
    public async Task An_interval_is_that_of_the_report_and_not_of_the_counts()
    {
        await using var open = await Index();
        await open.Page.Locator("#find").FillAsync("campaign 2");
        await open.Page.Locator("#rank").SelectOptionAsync("tap_through_rate");
        var figure = TapThrough(2);
        var link = open.Page.Locator("a[href='campaigns/c2/index.html']");
        var row = open.Page.Locator("#campaigns tbody tr", new() { Has = link });
        var said = await row.Locator("td").Nth(1).InnerTextAsync();
        Assert.Contains(Language.English.Numbers.Percent(figure.Low, figure.High), said, StringComparison.Ordinal);
        Assert.Contains("74 of 1,002", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Percentages_of_the_script_are_those_of_the_pages()
    {
        (double Low, double High)[] intervals =
        [
            (0, 0.4345), (0.00052, 0.0123), (0.000003, 0.0123), (0.00000018, 0.00057),
            (0.00995, 0.0996), (0.0000049, 0.99951), (0.5, 1),
        ];
        var entries = intervals.Select((ends, i) => Entry(2) with { Id = $"c{i}", Kpis = With(Rate(i, ends.Low, ends.High)) });
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index() with { Entries = [.. entries, Entry(1)] });
        await using var open = await Index();
        var before = await Rows(open.Page);
        await open.Page.Locator("#channel").SelectOptionAsync("1");
        await open.Page.Locator("#channel").SelectOptionAsync("");
        Assert.Equal(before, await Rows(open.Page));
        Assert.Contains(before, row => row.Contains("0.0003–1.2300", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_are_said_as_the_pages_say_them_and_sorted_as_numbers()
    {
        await using var open = await Index();
        await open.Page.Locator("#rank").SelectOptionAsync("value_total");
        var greatest = Enumerable.Range(0, 248).Where(i => i % 2 == 0).Select(Value).MaxBy(value => value.Value)!;
        var first = open.Page.Locator("#campaigns tbody").Nth(1).Locator("tr:nth-child(2) td:nth-child(3) strong");
        Assert.Equal(new Wording(Language.English).Value(greatest), await first.InnerTextAsync());
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
    public async Task Back_shows_what_was_searched_filtered_sorted_and_turned_to()
    {
        await using var open = await Index();
        await open.Page.Locator("#channel").SelectOptionAsync("0");
        await open.Page.Locator("thead th", new() { HasText = "Audience" }).Locator("button").ClickAsync();
        await open.Page.Locator("#turn").ClickAsync();
        await open.Page.Locator("#next").ClickAsync();
        var rows = await Rows(open.Page);
        await open.Page.GotoAsync("about:blank");
        await open.Page.GoBackAsync();
        Assert.Equal(rows, await Rows(open.Page));
        Assert.Equal("Page 2 of 2", await open.Page.Locator("#where").InnerTextAsync());
        Assert.Equal("ascending", await open.Page.Locator("thead th", new() { HasText = "Audience" }).GetAttributeAsync("aria-sort"));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task An_address_that_says_nonsense_shows_all()
    {
        await using var open = await Index();
        var rows = await Rows(open.Page);
        await open.Page.EvaluateAsync("() => { location.hash = 'status=99&sort=none&column=-1&page=1000000&lowest=2'; }");
        Assert.Equal(50, (await Rows(open.Page)).Length);
        await open.Page.EvaluateAsync("() => { location.hash = 'page=x'; }");
        Assert.Equal(rows, await Rows(open.Page));
        Assert.Empty(open.Complaints);
    }

    [Fact]
    public async Task Where_nothing_matches_it_says_so_and_clears_at_a_click()
    {
        await using var open = await Index();
        Assert.False(await open.Page.Locator("#clear").IsVisibleAsync());
        await open.Page.Locator("#find").FillAsync("nowhere");
        Assert.Equal("No campaign matches.", await open.Page.Locator("#campaigns tbody").InnerTextAsync());
        await open.Page.Locator("#clear").ClickAsync();
        Assert.Equal(100, (await Rows(open.Page)).Length);
        Assert.False(await open.Page.Locator("#clear").IsVisibleAsync());
        Assert.DoesNotContain('#', open.Page.Url);
    }

    [Fact]
    public async Task A_heading_beside_a_figure_that_got_a_column_marks_its_own()
    {
        await using var open = await Index();
        await open.Page.Locator("#rank").SelectOptionAsync("user_tap_rate");
        await open.Page.Locator("thead th", new() { HasText = "Reach" }).Locator("button").ClickAsync();
        Assert.StartsWith("Reach", await open.Page.Locator("thead th[aria-sort]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_a_campaign_is_its_name_its_rate_and_what_it_is_sorted_by()
    {
        await using var open = await chromium.Open(Path.Combine(folder.Path, "index.html"), 360);
        var row = open.Page.Locator("#campaigns tbody").Nth(1).Locator("tr").Nth(1);
        Assert.Equal(["response"], await Labels(row));
        Assert.InRange((await row.BoundingBoxAsync())!.Height, 60, 200);
        await open.Page.Locator("#rank").SelectOptionAsync("conversion_rate");
        Assert.Equal(["response", "conversion"], await Labels(row));
        Assert.Equal("none", await row.Locator(".spark path").First.EvaluateAsync<string>("path => getComputedStyle(path).fill"));
        Assert.Empty(open.Complaints);
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

    private static Task<string[]> Labels(ILocator row) => row.EvaluateAsync<string[]>(
        "row => [...row.cells].filter(c => c.dataset.label && c.offsetHeight > 0).map(c => c.dataset.label.toLowerCase())");

    private Task<OpenPage> Index() => chromium.Open(Path.Combine(folder.Path, "index.html"));

    private static Figure Rate(int i, double low, double high) => new()
    {
        IsRate = true, Numerator = i, Denominator = 30_000, Value = i / 30_000.0, Low = low, High = high, Users = 30 - i, DesignEffect = 1,
    };

    private static IReadOnlyList<KeyValuePair<string, Figure>> With(Figure tapThrough) =>
        [.. SomePages.InApp().Kpis.Select(k => k.Key == "tap_through_rate" ? new(k.Key, tapThrough) : k)];

    private static IndexEntry Entry(int i)
    {
        var report = i % 2 == 0 ? SomePages.InApp() : SomePages.Push();
        var kpis = i % 2 == 0 ? With(TapThrough(i)) : report.Kpis;
        var entry = IndexEntry.Of(report with { Kpis = [.. kpis, new("value_total", Value(i))] }, $"c{i}", SomePages.Sparkline) with { Id = $"c{i}", Name = $"Campaign {i}", StartsAt = SomePages.AsOf.AddDays(-i) };
        return i >= 248 ? IndexEntry.Of(new FailedCampaign(entry.Id, entry.Name, "the file is cut off"), entry) : entry;
    }

    // Rates of all sizes, by so many users that each has an interval of its own; of some fewer than thirty.
    private static Figure TapThrough(int i)
    {
        var rate = SomePages.Rate((i * 37) % 400, i % 3 == 0 ? 100_000 + i : 1_000 + i);
        var (users, ends) = (i % 10 == 0 ? 29 : 400 + i, new Proportion(rate.Numerator!.Value, rate.Denominator!.Value * 2 / 3).Wilson()!.Value);
        return SomeCertainty.ByUser(rate, users, 1.5) with { Low = ends.Low, High = ends.High };
    }

    private static Figure Value(int i) => new() { IsAmount = true, Value = (i * 13 % 100) + 0.5, Unit = "EUR" };

    // Without the line of days, which is drawn from rounded numbers.
    private static Task<string[]> Rows(IPage page) => page.EvaluateAsync<string[]>(
        "() => [...document.querySelectorAll('#campaigns tbody tr:not(.group)')].map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()).join(' | '))");

    private static Task<double[]> Bars(IPage page) => page.EvaluateAsync<double[]>(
        "() => [...document.querySelectorAll('#campaigns .range path')].flatMap(path => path.getAttribute('d').match(/[\\d.]+/g).map(Number))");

    private static async Task<double[]> Rates(IPage page) =>
        [.. (await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#campaigns tbody')].flatMap(body => body.querySelector('.group').innerText.startsWith('Running') ? [...body.querySelectorAll('tr:not(.group) td:nth-child(3) strong')].map(v => v.innerText) : [])"))
            .Select(text => double.Parse(text.TrimEnd('%', '\u00A0', ' '), CultureInfo.InvariantCulture))];
}
