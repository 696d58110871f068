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

    public void Dispose() => _cache.Delete(true);
}
