using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class SelfContained
{
    public static TheoryData<string> Pages => ["in-app", "push", "index", "runs"];

    [Theory, MemberData(nameof(Pages))]
    public void The_policy_comes_first_and_knows_the_style_and_the_script_by_their_digest(string name)
    {
        var page = Page(name);
        var policy = page.Head!.Children.First(e => e.HasAttribute("http-equiv"));
        Assert.Equal("meta[charset]", policy.PreviousElementSibling is { } before ? $"{before.LocalName}[{before.Attributes[0]!.Name}]" : null);
        var content = policy.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; ", content, StringComparison.Ordinal);
        Assert.Contains($"style-src {Digests(page.QuerySelectorAll("style"))}; ", content, StringComparison.Ordinal);
        var scripts = page.Scripts.Where(s => s.Type != "application/json").ToList();
        Assert.Equal(name switch { "runs" => 0, "index" => 1, _ => 2 }, scripts.Count);
        Assert.Contains(scripts.Count == 0 ? "; base-uri" : $"; script-src {Digests(scripts)}; ", content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public void Nothing_is_fetched_and_no_attribute_holds_style_or_script(string name)
    {
        var page = Page(name);
        Assert.Empty(page.QuerySelectorAll("[src]:not([src^='data:']),[style],iframe,object,embed,base,link:not([href='data:,'])"));
        Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("style"), style => Assert.DoesNotContain("url(", style.TextContent, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Pages))]
    public void A_page_can_be_read_with_a_screen_reader(string name)
    {
        var page = Page(name);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.NotNull(page.QuerySelector("main#main"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(page.QuerySelectorAll("th"), th => Assert.True(th.HasAttribute("scope")));
        Assert.All(page.QuerySelectorAll("[aria-labelledby]"), e => Assert.NotNull(page.GetElementById(e.GetAttribute("aria-labelledby")!)));
        Assert.All(page.QuerySelectorAll("a[href^='#']"), a => Assert.NotNull(page.GetElementById(a.GetAttribute("href")![1..])));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    private static IHtmlDocument Page(string name)
    {
        using var folder = new PageFolder();
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index());
        SomePages.Writer.WriteRuns(folder.Path, [SomePages.Run()], SomePages.Quality());
        return new HtmlParser().ParseDocument(name switch
        {
            "in-app" => SomePages.Page(SomePages.InApp()),
            "push" => SomePages.Page(SomePages.Push()),
            "index" => File.ReadAllText(Path.Combine(folder.Path, "index.html")),
            _ => File.ReadAllText(Path.Combine(folder.Path, "runs", "index.html")),
        });
    }

    private static string Digests(IEnumerable<IElement> elements) => string.Join(' ', elements.Select(Digest));

    private static string Digest(IElement element) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(element.TextContent)))}'";
}
