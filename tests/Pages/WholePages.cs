using System.Text.RegularExpressions;
using CampaignBatch.Reports.Pages;
using Scriban.Runtime;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public partial class WholePages
{
    [Theory]
    [InlineData("line\n  {{ unknown }}</html>\n", "page.html(2,6): ")]
    [InlineData("{{ fact.unknown }}</html>\n", "page.html(1,")]
    [InlineData("{{ if unknown }}x{{ end }}</html>\n", "page.html(1,7): ")]
    [InlineData("{{ for a in unknown }}x{{ end }}</html>\n", "page.html(1,13): ")]
    [InlineData("{{ include 'part.html' }}</html>\n", "part.html(1,7): ")]
    public void An_unknown_name_is_an_error_that_says_where(string page, string place)
    {
        var error = Assert.Throws<TemplateError>(() => Render(page));
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.Contains("unknown", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_include_of_no_template_is_an_error_before_anything_is_rendered() =>
        Assert.Equal("page.html includes 'gone.html', which is no template.",
            Assert.Throws<TemplateError>(() => new Templates(TemplateFilesOf("{{ if false }}{{ include 'gone.html' }}{{ end }}"))).Message);

    [Fact]
    public void A_template_that_does_not_parse_is_an_error_that_says_where() =>
        Assert.StartsWith("page.html(1,", Assert.Throws<TemplateError>(() => new Templates(TemplateFilesOf("{{ if }}"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_page_without_its_end_is_an_error() =>
        Assert.Equal("page.html: the page does not end with </html>: it is not whole.", Assert.Throws<TemplateError>(() => Render("<html>")).Message);

    [Fact]
    public void A_page_of_several_megabytes_is_whole()
    {
        var text = new string('x', 5_000_000);
        var page = new Templates(TemplateFilesOf("{{ x }}</html>\n")).Render("page.html", new ScriptObject { ["x"] = text });
        Assert.Equal(text + "</html>\n", page);
    }

    [Fact]
    public void A_page_beyond_its_budget_is_an_error_and_never_cut() =>
        Assert.Contains("larger than 16,777,216 bytes", Assert.Throws<TemplateError>(() =>
            new Templates(TemplateFilesOf("{{ x }}</html>\n")).Render("page.html", new ScriptObject { ["x"] = new string('ü', Templates.ByteBudget / 2) })).Message, StringComparison.Ordinal);

    [Fact]
    public void An_index_of_fifteen_thousand_campaigns_has_each_on_one_of_its_pages_and_all_for_its_script()
    {
        string[] ids = [.. Enumerable.Range(0, 15_000).Select(i => $"c{i}")];
        var entry = IndexEntry.Of(SomePages.InApp(), "slug", SomePages.Sparkline);
        using var folder = new PageFolder();
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index() with { Entries = [.. ids.Select(id => entry with { Id = id, Slug = id })] });
        var pages = Enumerable.Range(1, 150).Select(page => File.ReadAllText(Path.Combine(folder.Path, page == 1 ? "index.html" : $"index-{page}.html"))).ToList();
        Assert.Equal(150, Directory.GetFiles(folder.Path).Length);
        Assert.Equal(ids.Order(), pages.SelectMany(page => Row().Matches(page).Select(m => m.Groups[1].Value)).Order());
        Assert.All(ids, id => Assert.Contains($"\"{id}\",\"{id}\"", pages[0], StringComparison.Ordinal));
        Assert.All(pages, page => Assert.EndsWith("</html>\n", page, StringComparison.Ordinal));
        Assert.All(pages.Skip(1), page => Assert.DoesNotContain("<script", page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_campaigns_of_many_stand_in_the_first_hundred_kilobytes()
    {
        var entry = IndexEntry.Of(SomePages.InApp(), "slug", SomePages.Sparkline);
        using var folder = new PageFolder();
        SomePages.Writer.WriteIndex(folder.Path, SomePages.Index() with { Entries = [.. Enumerable.Range(0, 5_000).Select(i => entry with { Id = $"c{i}" })] });
        var page = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        Assert.InRange(page.IndexOf("<th scope=\"row\">", StringComparison.Ordinal), 1, 50_000);
        Assert.InRange(page.IndexOf("id=\"island\"", StringComparison.Ordinal), 1, 500_000);
        Assert.InRange(page.Length, 500_000, 3_000_000);
    }

    private static string Render(string page) => new Templates(TemplateFilesOf(page)).Render("page.html", new ScriptObject { ["fact"] = new ScriptObject { ["term"] = "t" } });

    private static TemplateFiles TemplateFilesOf(string page) => new(new Dictionary<string, string> { ["page.html"] = page, ["part.html"] = "<b>{{ unknown }}</b>" });

    [GeneratedRegex("href=\"campaigns/([^/]+)/index.html\"")]
    private static partial Regex Row();
}
