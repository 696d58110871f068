using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Tests.Ingest;
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

    [Fact]
    public void What_killed_runs_left_half_done_is_taken_away_before_anything_is_written()
    {
        using var world = SmallWorld.Make();
        world.Run(s => s with { FewestToPack = 2 });
        var cache = world.Site + ".cache";
        var dead = Directory.CreateDirectory(Path.Combine(cache, "spill", "99999-1")).FullName;
        var half = Directory.GetDirectories(Path.Combine(cache, "kept")).Concat(Directory.GetDirectories(Path.Combine(cache, "packed")))
            .Select(site => Directory.CreateDirectory(Path.Combine(site, "half")).FullName).Append(dead).ToList();
        half.ForEach(folder => File.WriteAllText(Path.Combine(folder, "x.parquet"), "rows"));
        world.Write("campaigns.parquet", "select 1 as nothing");

        // Even by a run that then comes to nothing.
        Assert.Throws<Reports.NoUsableInput>(() => world.Run());

        Assert.Equal(3, half.Count);
        Assert.DoesNotContain(half, Directory.Exists);
    }

    [Fact]
    public void What_a_run_left_that_was_killed_after_it_published_goes_though_nothing_is_new()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var spill = Directory.CreateDirectory(Path.Combine(world.Site + ".cache", "spill", "99999-1")).FullName;
        Directory.CreateDirectory(world.Site + ".next");
        File.Copy(Path.Combine(world.Site, Published.FileName), Path.Combine(world.Site + ".next", Published.FileName));
        File.WriteAllText(world.Site + ".lock", "");

        Assert.True(world.Run().NothingNew);

        Assert.DoesNotContain(new[] { spill, world.Site + ".next", world.Site + ".lock" }, Path.Exists);
    }

    [Fact]
    public void A_run_that_publishes_keeps_its_lock_while_another_finds_nothing_new()
    {
        using var world = SmallWorld.Make();
        world.Run();
        using var build = SiteBuild.Begin(world.Site);

        Assert.True(world.Run().NothingNew);

        Assert.All([world.Site + ".next", world.Site + ".lock"], path => Assert.True(Path.Exists(path)));
    }

    [Fact]
    public void Four_kills_leave_no_more_than_a_run_that_ends()
    {
        using var world = SmallWorld.Make();
        // Of each thread the first, or second, file that would be moved into its place.
        int[] moves = [1, 1, 2, 2];
        var ends = Array.ConvertAll(moves, move => SystemCalls.Run(world, "rename", FormattableString.Invariant($"signal=KILL:when={move}")).Code);
        Assert.Equal(137, ends[0]);
        Assert.Equal(137, ends[1]);

        world.Run();
        using var other = SmallWorld.Make();
        other.Run();
        Assert.Equal(Names(other), Names(world));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_after_the_site_is_published_is_a_warning()
    {
        using var world = SmallWorld.Make();
        world.Run();
        world.Write("events/z.parquet", SmallWorld.Day(4));
        var uses = Path.Combine(world.Site + ".cache", "staged", "sites");
        Directory.Delete(uses, true);
        File.WriteAllText(uses, "in the way");

        var outcome = world.Run();

        Assert.Equal(2, outcome.Published);
        Assert.StartsWith("The site is published, but the cache could not be written afterwards: ", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.True(world.Run().NothingNew);
    }

    /// <summary>
    /// The files of a cache, but for what is named by the place of the site, and the empty marks that tell which dump a process died over.
    /// </summary>
    private static IEnumerable<string> Names(DataFolder world) => Directory.GetFiles(world.Site + ".cache", "*", SearchOption.AllDirectories)
        .Where(f => new FileInfo(f).Length > 0)
        .Select(f => Path.GetFileNameWithoutExtension(f) == StagedUses.NameOf(world.Site) ? "of the site" : Path.GetFileName(f)).Order(StringComparer.Ordinal).ToList();

    private static (int, int) Read(Reports.RunOutcome outcome) => (outcome.FilesRead, outcome.FilesReused);

    public void Dispose() => _cache.Delete(true);
}
