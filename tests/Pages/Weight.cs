using System.Diagnostics;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Samples;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public sealed class Weight
{
    private const int Lightest = 600_000;

    [Fact]
    public void A_report_of_sixty_days_with_all_its_data_is_under_600_kB()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new PageFolder();
        var (dumps, site) = (Path.Combine(folder.Path, "dumps"), Path.Combine(folder.Path, "site"));
        SampleWorld.Write(new SampleSettings { Out = dumps, Events = 60_000, Campaigns = 6, Days = 60, Seed = 1 }, null, cancel);
        Reports.Line.Run(new LineSettings { Data = dumps, Out = site }, null, cancel);
        var pages = Directory.GetFiles(Path.Combine(site, "campaigns"), "index.html", SearchOption.AllDirectories);
        Assert.Equal(6, pages.Length);
        Assert.All(pages, page => Assert.InRange(new FileInfo(page).Length, 50_000, Lightest));
    }

    [Fact]
    public void Drawing_and_writing_are_measured_apart_where_it_is_asked_for()
    {
        var place = Environment.GetEnvironmentVariable("CAMPAIGNBATCH_MEASURE");
        Assert.SkipWhen(place is null, "CAMPAIGNBATCH_MEASURE names no file.");
        using var folder = new PageFolder();
        var report = Some.InAppReport(60);
        var tables = Some.Tables(report);
        TimeSpan Of(Action<int> one)
        {
            one(-1);
            var watch = Stopwatch.StartNew();
            Parallel.For(0, 1_000, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, one);
            return watch.Elapsed;
        }

        var pictures = ChartArtist.Draw(report, tables, Language.English);
        File.WriteAllText(place, $"1,000 campaigns of 60 days: charts {Of(_ => ChartArtist.Draw(report, tables, Language.English)).TotalSeconds:0.0} s, "
            + $"pages and files {Of(i => SomePages.Writer.WriteCampaign(Path.Combine(folder.Path, $"{i}"), report, tables, pictures, SomePages.Rules)).TotalSeconds:0.0} s");
    }
}
