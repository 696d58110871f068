using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Texts from dumps stay texts, from the dump to every file of the site.</summary>
public sealed class HostileNames(HostileSite site) : IClassFixture<HostileSite>
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static TheoryData<int> Texts() => new(Enumerable.Range(0, HostileTexts.All.Count));

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_page_has_the_elements_and_attributes_that_plain_names_give_it(int text)
    {
        var hostile = Markup(Path.Combine(site.Hostile, "campaigns", site.Slugs[HostileTexts.All[text]], "index.html"));
        var plain = Markup(Path.Combine(site.Plain, "campaigns", site.PlainSlugs[text], "index.html"));
        Assert.Equal(plain, hostile);
    }

    [Theory]
    [InlineData("index.html")]
    [InlineData("runs/index.html")]
    public void The_index_and_the_history_have_the_elements_and_attributes_that_plain_names_give_them(string page) =>
        Assert.Equal(Markup(Path.Combine(site.Plain, page)).Order(StringComparer.Ordinal), Markup(Path.Combine(site.Hostile, page)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Texts))]
    public void Id_and_name_stand_exactly_in_the_report(int text)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Hostile, "campaigns", site.Slugs[HostileTexts.All[text]], "report.json")));
        var campaign = report.RootElement.GetProperty("campaign");
        Assert.Equal(HostileTexts.All[text], campaign.GetProperty("id").GetString());
        Assert.Equal(HostileTexts.All[text], campaign.GetProperty("name").GetString());
        // Names of events are cut where they are longer than any name.
        Assert.Equal(LongLabels.Cut(HostileTexts.All[text]), report.RootElement.GetProperty("breakdowns").GetProperty("platform")[0].GetProperty("key").GetString());
        Assert.Equal(3, report.RootElement.GetProperty("data_quality").GetProperty("rejected_by_reason").EnumerateObject().Sum(r => r.Value.GetInt64()) + 2);
    }

    [Fact]
    public void Every_campaign_has_a_folder_of_its_own_and_no_file_lies_elsewhere()
    {
        var folders = Directory.EnumerateDirectories(Path.Combine(site.Hostile, "campaigns")).Select(f => Path.GetFileName(f)).ToList();
        Assert.Equal(HostileTexts.All.Count, folders.Count);
        Assert.Equal(folders.Count, folders.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(folders, f => Assert.Matches("^[A-Za-z0-9_-]{1,100}$", f));
        Assert.Equal(["data", "site", "site.cache"], Directory.EnumerateFileSystemEntries(site.Top).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.All(Directory.EnumerateFiles(site.Hostile, "*", SearchOption.AllDirectories), f => Assert.Matches(@"^[A-Za-z0-9_./-]+$", Path.GetRelativePath(site.Hostile, f)));
    }

    [Fact]
    public void No_cell_of_a_data_file_is_a_formula()
    {
        foreach (var file in Directory.EnumerateFiles(site.Hostile, "*.csv", SearchOption.AllDirectories))
        {
            var cells = Cells(Strict.GetString(File.ReadAllBytes(file)));
            Assert.DoesNotContain(cells, c => c.Length > 0 && "=+-@\t\r\n".Contains(c[0], StringComparison.Ordinal) && !double.TryParse(c, System.Globalization.CultureInfo.InvariantCulture, out _));
        }
    }

    [Fact]
    public void Every_drawing_is_well_formed_and_runs_nothing()
    {
        foreach (var file in Directory.EnumerateFiles(site.Hostile, "index.html", SearchOption.AllDirectories))
        {
            var text = Strict.GetString(File.ReadAllBytes(file));
            for (var start = text.IndexOf("<svg", StringComparison.Ordinal); start >= 0; start = text.IndexOf("<svg", start + 1, StringComparison.Ordinal))
            {
                var drawing = XElement.Parse(text[start..(text.IndexOf("</svg>", start, StringComparison.Ordinal) + 6)]);
                Assert.DoesNotContain(drawing.DescendantsAndSelf(), e => e.Name.LocalName is "script" or "foreignObject" or "image" || e.Attributes().Any(a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
            }
        }
    }

    [Fact]
    public void No_page_turns_the_reading_direction_or_holds_what_cannot_be_printed() =>
        Assert.All(Directory.EnumerateFiles(site.Hostile, "*.html", SearchOption.AllDirectories), f => Assert.DoesNotMatch("[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]", Strict.GetString(File.ReadAllBytes(f))));

    [Fact]
    public void What_failed_is_named_with_its_text()
    {
        using var run = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Hostile, "runs", "latest.json")));
        var failed = run.RootElement.GetProperty("failed_campaigns").EnumerateArray().Select(f => f.GetProperty("id").GetString()).ToList();
        Assert.Equal(HostileTexts.All.Take(4).Select(t => "broken-" + t).Order(StringComparer.Ordinal), failed.OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal(4, failed.Count(f => f is null));
        Assert.Equal(HostileTexts.All.Count, run.RootElement.GetProperty("data_quality").GetProperty("rejected").GetInt64());
    }

    /// <summary>Every element with its attributes' names, and every address it names.</summary>
    private static List<string> Markup(string page)
    {
        using var document = new HtmlParser().ParseDocument(Strict.GetString(File.ReadAllBytes(page)));
        return [.. document.All.Where(e => e.Closest("svg") is null || e.LocalName is "script" or "a").Select(e =>
            $"{e.LocalName} {string.Join(' ', e.Attributes.Select(a => a.Name))} {Address(e)}")];
    }

    private static string Address(IElement element) =>
        (element.GetAttribute("href") ?? element.GetAttribute("src")) is not { } address ? ""
        : address.StartsWith("campaigns/", StringComparison.Ordinal) ? "a campaign" : address;

    private static IEnumerable<string> Cells(string csv)
    {
        var cell = new StringBuilder();
        var isQuoted = false;
        foreach (var letter in csv)
        {
            if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && letter is (',' or '\n'))
            {
                yield return cell.ToString();
                cell.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }
    }
}
