using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class LongTables
{
    private const int Many = 40_000;

    [Fact]
    public void A_page_shows_the_first_groups_and_says_how_many_more_there_are()
    {
        var page = SomePages.Page(WithCountries(PageTable.Longest + Many));
        Assert.Contains("40,000 more rows left out here: data/breakdown_country.csv has all.", page, StringComparison.Ordinal);
        Assert.Contains("<bdi>country 499</bdi>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>country 500</bdi>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_just_fits_says_nothing_of_more() =>
        Assert.DoesNotContain("left out here", SomePages.Page(WithCountries(PageTable.Longest)), StringComparison.Ordinal);

    [Fact]
    public void The_data_files_hold_every_group()
    {
        using var folder = new PageFolder();
        var report = WithCountries(PageTable.Longest + Many);
        SomePages.Writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), [], SomePages.Rules);
        Assert.Equal(1 + PageTable.Longest + Many, File.ReadLines(Path.Combine(folder.Path, "data", "breakdown_country.csv")).Count());
        Assert.Contains("\"country 40499\"", File.ReadAllText(Path.Combine(folder.Path, "report.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Reasons_dumps_read_and_dumps_refused_are_cut_too()
    {
        var report = SomePages.Push();
        var page = SomePages.Page(report with
        {
            Bounces = [.. Names("reason").Select(n => new BounceReason(n, 1))],
            Provenance = report.Provenance with { Inputs = [.. Names("input").Select(n => new InputFile(n, 1, 1, "00"))] },
            DataQuality = report.DataQuality with { FilesRefused = [.. Names("refused").Select(n => new FileFinding(n, "no footer"))] },
        });
        Assert.Contains("1 more row left out here: data/bounces.csv has all.", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("1 more row left out here: ").Length - 1);
        Assert.Contains("report.json has all.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_large_to_be_carried_in_the_page_is_said_to_lie_beside_it()
    {
        using var folder = new PageFolder();
        var report = WithCountries(PageTable.Longest + Many);
        SomePages.Writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), [], SomePages.Rules);
        var page = File.ReadAllText(Path.Combine(folder.Path, "index.html"));
        Assert.Contains("so only beside it: report.json", page, StringComparison.Ordinal);
        Assert.DoesNotContain("only beside it", SomePages.Page(WithCountries(PageTable.Longest)), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(string of) => Enumerable.Range(0, PageTable.Longest + 1).Select(i => $"{of} {i}");

    private static CampaignReport WithCountries(int count) => SomePages.InApp() with
    {
        Breakdowns = new Breakdowns { Country = [.. Enumerable.Range(0, count).Select(i => new BreakdownRow { Key = $"country {i}", Impressions = 1, UniqueImpressions = 1 })] },
    };
}
