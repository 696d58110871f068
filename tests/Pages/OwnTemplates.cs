using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Pages;

/// <summary>A template owner's folder in place of ours, file by file.</summary>
public sealed class OwnTemplates : IDisposable
{
    private readonly PageFolder folder = new();

    [Fact]
    public void A_file_takes_the_place_of_ours_and_the_others_stay()
    {
        Write("runs.html", "<title>{{ words.nav_history }} of Ours</title></html>\n");
        Write("own.css", ":root { --accent: #0a7d55; }");
        var writer = Writer();
        writer.WriteRuns(folder.Path, [SomePages.Run()], SomePages.Quality());
        Assert.Equal("<title>History of Ours</title></html>\n", File.ReadAllText(Path.Combine(folder.Path, "runs", "index.html")));
        writer.WriteIndex(folder.Path, SomePages.Index());
        var index = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        Assert.Contains(":root { --accent: #0a7d55; }</style>", index, StringComparison.Ordinal);
        Assert.Contains("Welcome back", index, StringComparison.Ordinal);
    }

    [Fact]
    public void A_logo_stands_in_every_page_and_is_not_fetched()
    {
        Write("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
        Writer().WriteIndex(folder.Path, SomePages.Index());
        var index = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        Assert.Contains("<img class=\"logo\" alt=\"\" src=\"data:image/svg+xml;base64,", index, StringComparison.Ordinal);
        Assert.DoesNotContain("alert(1)", index, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_ones_own_are_said_and_a_language_of_ones_own_is_spoken()
    {
        foreach (var (name, text) in TemplateFiles.Ours.Texts.Where(f => f.Key.StartsWith("words/en/", StringComparison.Ordinal)))
        {
            Write(name.Replace("/en/", "/nl/", StringComparison.Ordinal), text.Replace("\"All campaigns\"", "\"Alle campagnes\"", StringComparison.Ordinal));
        }

        var files = TemplateFiles.With(Own);
        Assert.Equal("Alle campagnes", Language.Read("nl", files.Texts)["nav_all"]);
    }

    [Theory]
    [InlineData("campaign.html", "one\n  {{ for }}</html>\n", "campaign.html(2,")]
    [InlineData("parts/card.html", "{{ 1 + 1 }}", "card.html(1,4): '1+1' is refused")]
    [InlineData("style.css", "a {}\nb { background: url(http://x/y.png) }", "style.css(2,17): 'url(' is refused")]
    [InlineData("own.css", "@import 'x.css';", "own.css(1,1): '@import' is refused")]
    [InlineData("page.js", "let a;\nlet b = '</script>';", "page.js(2,10): '</script' is refused")]
    [InlineData("campain.html", "", "campain.html takes the place of no file of ours.")]
    public void A_wrong_file_is_refused_by_its_place_line_and_column(string name, string text, string said)
    {
        Write(name, text);
        var error = Assert.Throws<TemplateError>(() => new Templates(TemplateFiles.With(Own)));
        Assert.Contains(Path.Combine(Own, name), error.Message, StringComparison.Ordinal);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_the_model_lacks_is_told_by_file_line_and_column()
    {
        Write("runs.html", "\n {{ nothing_such }}</html>\n");
        var error = Assert.Throws<TemplateError>(() => Writer().WriteRuns(folder.Path, [SomePages.Run()], SomePages.Quality()));
        Assert.StartsWith($"{Path.Combine(Own, "runs.html")}(2,5): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_refused() =>
        Assert.Contains("cannot be read", Assert.Throws<TemplateError>(() => TemplateFiles.With(Path.Combine(Own, "gone"))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_no_UTF_8_is_refused()
    {
        Directory.CreateDirectory(Own);
        File.WriteAllBytes(Path.Combine(Own, "own.css"), [0x61, 0xFF]);
        Assert.Contains("own.css is no UTF-8 text (byte 1)", Assert.Throws<TemplateError>(() => TemplateFiles.With(Own)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_draws_anew_when_templates_or_language_change()
    {
        var settings = new LineSettings { Data = Path.Combine(SampleSite.Root(), "data-samples", "dumps"), Out = Path.Combine(folder.Path, "site"), Templates = Own };
        Write("own.css", "");
        Assert.False(Reports.Line.Run(settings, null, TestContext.Current.CancellationToken).NothingNew);
        Assert.True(Reports.Line.Run(settings, null, TestContext.Current.CancellationToken).NothingNew);
        Write("own.css", ":root { --accent: red; }");
        Assert.False(Reports.Line.Run(settings, null, TestContext.Current.CancellationToken).NothingNew);
        Assert.False(Reports.Line.Run(settings with { Language = "fr" }, null, TestContext.Current.CancellationToken).NothingNew);
        Assert.Contains("<html lang=\"fr\">", File.ReadAllText(Path.Combine(folder.Path, "site", "index.html")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Own => Path.Combine(folder.Path, "own");

    private PageWriter Writer() => new(new Templates(TemplateFiles.With(Own)), Language.English);

    private void Write(string name, string text)
    {
        var path = Path.Combine(Own, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(false));
    }
}
