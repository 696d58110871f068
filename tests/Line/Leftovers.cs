using CampaignBatch.Reports.Warehouse;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What a run that was killed leaves, and what one that lives must not lose.</summary>
public sealed class Leftovers : IDisposable
{
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("campaign-batch-spill-");

    [Fact]
    public void The_spill_of_a_dead_run_is_taken_away()
    {
        var dead = _cache.CreateSubdirectory("99999-1");
        File.WriteAllText(Path.Combine(dead.FullName, "duckdb_temp_storage-0.tmp"), "rows");
        using var mine = SpillFolder.Take(_cache.FullName);
        Assert.False(Directory.Exists(dead.FullName));
    }

    [Fact]
    public void The_spill_of_a_run_that_lives_stays()
    {
        using var other = SpillFolder.Take(_cache.FullName);
        File.WriteAllText(Path.Combine(other.Path, "duckdb_temp_storage-0.tmp"), "rows");
        using var mine = SpillFolder.Take(_cache.FullName);
        Assert.NotEqual(other.Path, mine.Path);
        Assert.Single(Directory.EnumerateFiles(other.Path));
    }

    [Fact]
    public void A_run_that_ends_leaves_nothing()
    {
        SpillFolder.Take(_cache.FullName).Dispose();
        Assert.Empty(_cache.EnumerateFileSystemInfos());
    }

    [Fact]
    public void A_site_that_shares_a_cache_forgets_nothing_that_another_needs()
    {
        using var one = SmallWorld.Make();
        using var other = SmallWorld.Make();
        other.Write("events/more.parquet", SmallWorld.Day(5));
        one.Run(s => s with { Cache = _cache.FullName });
        other.Run(s => s with { Cache = _cache.FullName });
        File.Delete(one.Place("events/c.parquet"));
        one.Run(s => s with { Cache = _cache.FullName });
        other.Write("campaigns.parquet", SmallWorld.Campaigns(springName: "'Autumn'"));
        Assert.Equal((0, 5), Read(other.Run(s => s with { Cache = _cache.FullName })));
        Directory.Delete(other.Site, true);
        one.Run(s => s with { Cache = _cache.FullName, Force = true });
        Assert.Equal((2, 3), Read(other.Run(s => s with { Cache = _cache.FullName })));
    }

    private static (int, int) Read(Reports.RunOutcome outcome) => (outcome.FilesRead, outcome.FilesReused);

    public void Dispose() => _cache.Delete(true);
}
