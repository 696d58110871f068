using CampaignBatch.Reports;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What the history says of days that later data changed.</summary>
public sealed class Restatements
{
    [Fact]
    public void A_day_whose_data_came_late_is_said_to_be_restated()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-restated-");
        try
        {
            var (data, site) = (Path.Combine(folder.FullName, "dumps"), Path.Combine(folder.FullName, "site"));
            var late = Copy(Path.Combine(SampleSite.Root(), "data-samples", "dumps"), data, "day=2026-03-10");
            var settings = new LineSettings { Data = data, Out = site, AsOf = new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero) };
            Reports.Line.Run(settings, progress: null, TestContext.Current.CancellationToken);
            Assert.Empty(History(site)[0].Changes);

            Directory.Move(late, Path.Combine(data, "events", "day=2026-03-10"));
            Reports.Line.Run(settings, progress: null, TestContext.Current.CancellationToken);
            Assert.Contains(History(site)[0].Changes, c => c.Name == "Spring sale banner" && c.What.Any(w => w.Contains("2026-03-10", StringComparison.Ordinal)));
            Assert.Equal(2, History(site).Count);
        }
        finally
        {
            folder.Delete(true);
        }
    }

    private static IReadOnlyList<Publication> History(string site) => Publication.FromJson(File.ReadAllBytes(Path.Combine(site, "runs", "history.json")));

    /// <summary>Copies a data folder but for one of its days, which it lays beside.</summary>
    private static string Copy(string from, string to, string day)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.parquet", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        Directory.Move(Path.Combine(to, "events", day), to + "-late");
        return to + "-late";
    }
}
