using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>The exact values of a day under the finger, the pointer and the keyboard, on every chart of a report.</summary>
public sealed partial class Finger(SeenSite site) : IClassFixture<SeenSite>
{
    public static MatrixTheoryData<string, int> Screens => new(["in-app", "push"], [360, 1440]);

    [Theory, MemberData(nameof(Screens))]
    public async Task Pointing_at_a_chart_shows_the_values_that_stand_in_its_table(string kind, int width)
    {
        await using var open = await site.Chromium.Open(site.File(kind), width);
        var chart = open.Page.Locator(kind == "push" ? "#chart-messages" : "#chart-tap-through").Locator("xpath=ancestor::section[1]");
        await chart.ScrollIntoViewIfNeededAsync();
        var box = await chart.Locator(".reach").BoundingBoxAsync();
        await open.Page.Mouse.MoveAsync(box!.X + (box.Width * 0.5f), box.Y + (box.Height * 0.5f));

        var shown = await chart.Locator(".tip").InnerTextAsync();
        Assert.True(await chart.Locator(".tip").IsVisibleAsync());
        var rows = await chart.Locator("table.data tbody tr").EvaluateAllAsync<string[]>("rows => rows.map(row => row.cells[0].textContent.trim() + '|' + [...row.cells].slice(2).map(c => c.textContent.trim()).join('|'))");
        var row = Assert.Single(rows, r => shown.Contains(" " + r.Split('|')[0], StringComparison.Ordinal)).Split('|');
        // The counts of the day, as the table writes them.
        string[] counts = kind == "push" ? row[1..3] : [row[1], row[3]];
        Assert.All(counts, count => Assert.Matches($@"(^|\s){Regex.Escape(count)}(\s|$)", shown));
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData("in-app")]
    [InlineData("push")]
    public async Task Touching_a_chart_shows_values_that_stay_when_the_finger_is_lifted(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind), 360);
        var hand = open.Page.Locator(".reach").First;
        await hand.ScrollIntoViewIfNeededAsync();
        var box = await hand.BoundingBoxAsync();
        Assert.False(await hand.Locator(".tip").IsVisibleAsync());
        var screen = await open.Page.Context.NewCDPSessionAsync(open.Page);
        var finger = new Dictionary<string, object> { ["x"] = box!.X + (box.Width * 0.5f), ["y"] = box.Y + (box.Height * 0.5f) };
        await screen.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchStart", ["touchPoints"] = new[] { finger } });
        await screen.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = "touchEnd", ["touchPoints"] = Array.Empty<object>() });

        Assert.True(await hand.Locator(".tip").IsVisibleAsync());
        Assert.Matches("[0-9]", await hand.Locator(".tip").InnerTextAsync());
        Assert.Empty(open.Complaints);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task The_keyboard_goes_along_the_days_and_each_is_said(string kind, int width)
    {
        await using var open = await site.Chromium.Open(site.File(kind), width);
        var hands = open.Page.Locator(".reach");
        Assert.Equal(await open.Page.Locator(".chart").CountAsync(), await hands.CountAsync());
        for (var i = 0; i < await hands.CountAsync(); i++)
        {
            var hand = hands.Nth(i);
            await hand.FocusAsync();
            await open.Page.Keyboard.PressAsync("Home");
            Assert.Equal("0", await hand.GetAttributeAsync("aria-valuenow"));
            var first = await hand.GetAttributeAsync("aria-valuetext");
            await open.Page.Keyboard.PressAsync("ArrowRight");
            Assert.Equal("1", await hand.GetAttributeAsync("aria-valuenow"));
            Assert.NotEqual(first, await hand.GetAttributeAsync("aria-valuetext"));
            Assert.Matches("[0-9–]", await hand.GetAttributeAsync("aria-valuetext") ?? "");
            await open.Page.Keyboard.PressAsync("End");
            Assert.Equal(await hand.GetAttributeAsync("aria-valuemax"), await hand.GetAttributeAsync("aria-valuenow"));
            Assert.True(await hand.Locator(".tip").IsVisibleAsync());
            await open.Page.Keyboard.PressAsync("Escape");
            Assert.False(await hand.Locator(".tip").IsVisibleAsync());
        }

        Assert.Empty(open.Complaints);
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task What_is_shown_stays_beside_what_it_is_of_and_on_the_chart(string kind, int width)
    {
        await using var open = await site.Chromium.Open(site.File(kind), width);
        foreach (var hand in await open.Page.Locator(".reach").AllAsync())
        {
            await hand.ScrollIntoViewIfNeededAsync();
            var box = await hand.BoundingBoxAsync();
            foreach (var share in new[] { 0.02f, 0.5f, 0.98f })
            {
                await open.Page.Mouse.MoveAsync(box!.X + (box.Width * share), box.Y + (box.Height * 0.6f));
                var (tip, mark) = (await hand.Locator(".tip").BoundingBoxAsync(), await hand.Locator(".mark").First.BoundingBoxAsync());
                Assert.InRange(tip!.X, box.X - 1, box.X + box.Width);
                Assert.InRange(tip.X + tip.Width, box.X, box.X + box.Width + 1);
                Assert.InRange(mark!.X + (mark.Width / 2), box.X, box.X + box.Width);
            }
        }
    }

    [Fact]
    public async Task The_mark_lies_over_the_bubble_that_it_speaks_of()
    {
        await using var open = await site.Chromium.Open(site.File("push"));
        var chart = open.Page.Locator("#chart-open-time").Locator("xpath=ancestor::section[1]");
        var fullest = await chart.Locator(".desk circle").EvaluateAllAsync<double[]>("""
            all => {
                const boxes = all.slice(2).map(e => e.getBoundingClientRect());
                const widest = boxes.reduce((a, b) => (b.width > a.width ? b : a));
                return [widest.x + widest.width / 2, widest.y + widest.height / 2 + scrollY];
            }
            """);
        await open.Page.EvaluateAsync("y => scrollTo(0, y - 400)", fullest[1]);
        var scroll = await open.Page.EvaluateAsync<double>("() => scrollY");
        await open.Page.Mouse.MoveAsync((float)fullest[0], (float)(fullest[1] - scroll));

        var mark = await chart.Locator(".mark").BoundingBoxAsync();
        Assert.InRange(fullest[0], mark!.X, mark.X + mark.Width);
        Assert.InRange(fullest[1] - scroll, mark.Y, mark.Y + mark.Height);
        var most = Most().Match(await chart.Locator("svg").First.GetAttributeAsync("aria-label") ?? "").Groups[1].Value;
        Assert.EndsWith(most, (await chart.Locator(".tip").InnerTextAsync()).TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_the_drawing_that_was_made_for_its_size()
    {
        await using var phone = await site.Chromium.Open(site.File("in-app"), 360);
        await using var desk = await site.Chromium.Open(site.File("in-app"));
        foreach (var (open, seen, hidden) in new[] { (phone, ".phone", ".desk"), (desk, ".desk", ".phone") })
        {
            Assert.Equal(await open.Page.Locator(".chart").CountAsync(), await open.Page.Locator($".chart {seen}:visible").CountAsync());
            Assert.Equal(0, await open.Page.Locator($".chart {hidden}:visible").CountAsync());
        }

        var letters = await phone.Page.Locator(".chart .phone text").EvaluateAllAsync<double[]>("all => all.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)");
        Assert.All(letters, size => Assert.InRange(size, 11, 18));
    }

    [Fact]
    public async Task Dark_charts_have_dark_inks_and_paper_has_light_ones()
    {
        await using var dark = await site.Chromium.Open(site.File("in-app"), scheme: ColorScheme.Dark);
        Task<string> Ground() => dark.Page.Locator(".chart .desk svg path").First.EvaluateAsync<string>("e => getComputedStyle(e).fill");
        Assert.Equal(await dark.Page.Locator(".block").First.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"), await Ground());
        await dark.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255)", await Ground());
    }

    [GeneratedRegex(@"with (\d+) \(")]
    private static partial Regex Most();
}
