using CampaignBatch.Reports;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace CampaignBatch.Tests.Browser;

/// <summary>Pages can be used without sight, without colour, without a mouse, on a narrow screen and enlarged.</summary>
public sealed class Access(SeenSite site) : IClassFixture<SeenSite>
{
    public static MatrixTheoryData<string, ColorScheme, int> Views => new(SeenSite.Kinds, [ColorScheme.Light, ColorScheme.Dark], [360, 768, 1440]);

    public static MatrixTheoryData<string, int> Widths => new(SeenSite.Kinds, [320, 360, 640, 768, 1440]);

    public static TheoryData<string> Kinds => [.. SeenSite.Kinds];

    [Theory, MemberData(nameof(Views))]
    public async Task Axe_finds_nothing(string kind, ColorScheme scheme, int width)
    {
        await using var open = await site.Chromium.Open(site.File(kind), width, scheme);
        var found = await open.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.True(found.Violations.Length == 0, string.Join('\n', found.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n{string.Join('\n', v.Nodes.Take(5).Select(n => $"  {n.Html}\n  {string.Join("; ", n.Any.Concat(n.All).Select(c => c.Message))}"))}")));
    }

    // 640 is also half of 1280: the page at 200 %.
    [Theory, MemberData(nameof(Widths))]
    public async Task Nothing_is_lost_at_the_side_however_narrow_or_enlarged(string kind, int width)
    {
        await using var open = await site.Chromium.Open(site.File(kind), width);
        var lost = await open.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("body *")]
                .filter(e => !e.closest(".scroll, pre, .unseen, .skip, svg, .tip, .reach, script, style, template"))
                .filter(e => { const box = e.getBoundingClientRect(); return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1); })
                .map(e => `${e.localName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`)
            """);
        Assert.Empty(lost);
        Assert.False(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }

    [Theory]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("ja")]
    public async Task Other_languages_fit_and_name_themselves(string language)
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-language-");
        try
        {
            var place = Path.Combine(folder.FullName, "site");
            Reports.Line.Run(new LineSettings { Data = Path.Combine(House.SourceTree.Root, "data-samples", "dumps"), Out = place, Language = language }, null, TestContext.Current.CancellationToken);
            foreach (var (file, width) in from f in new[] { "index.html", "campaigns/spring-sale-banner/index.html", "campaigns/cart-reminder-push/index.html", "runs/index.html" } from w in new[] { 320, 1280 } select (f, w))
            {
                await using var open = await site.Chromium.Open(Path.Combine(place, file), width);
                Assert.False(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{file} at {width}");
                Assert.Equal(language, await open.Page.EvaluateAsync<string>("() => document.documentElement.lang"));
                Assert.Empty(open.Complaints);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Text_twice_as_large_loses_nothing(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind), 1280);
        await using var session = await open.Page.Context.NewCDPSessionAsync(open.Page);
        await session.SendAsync("Page.setFontSizes", new() { ["fontSizes"] = new Dictionary<string, int> { ["standard"] = 32, ["fixed"] = 26 } });
        Assert.Equal("32px", await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).fontSize"));
        Assert.False(await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task The_keyboard_reaches_all_that_can_be_used_and_shows_where_it_is(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind));
        var wanted = await open.Page.EvaluateAsync<int>("""
            () => {
                const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(e => e.checkVisibility() && !e.disabled);
                all.forEach((e, i) => { e.dataset.place = i; });
                return all.length;
            }
            """);
        var reached = new HashSet<string>();
        for (var i = 0; i < wanted + 2; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            var (place, outline) = (await open.Page.EvaluateAsync<string?>("() => document.activeElement.dataset.place ?? null"), await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
            if (place is not null)
            {
                Assert.NotEqual("none", outline);
                reached.Add(place);
            }
        }

        Assert.Equal(wanted, reached.Count);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Headings_go_down_one_step_at_a_time(string kind)
    {
        await using var open = await site.Chromium.Open(site.File(kind));
        var levels = await open.Page.EvaluateAsync<int[]>("() => [...document.querySelectorAll('h1, h2, h3, h4')].map(h => Number(h.localName[1]))");
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, string.Join(' ', levels)));
    }

    [Fact]
    public void Nothing_moves() =>
        House.SourceTree.Holds("A page that moves is not read.", House.SourceTree.Lines(House.SourceTree.Files("templates", ".css"), new(@"\b(animation|transition|@keyframes|scroll-behavior)\b")));
}
