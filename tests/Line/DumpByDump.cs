using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Worlds;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Dumps that arrive one after another give the site that they give together: what is kept from run to run only saves time.</summary>
public sealed class DumpByDump
{
    private const int DefaultSeeds = 20;

    public static TheoryData<int> Seeds() => RandomWorlds.Seeds(DefaultSeeds);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_site_that_grew_is_as_if_made_at_once(int seed)
    {
        var top = Directory.CreateTempSubdirectory($"campaign-batch-grown-{seed}-").FullName;
        try
        {
            var arriving = new ArrivingDumps(RandomWorld.Make(seed), top);
            var grown = arriving.RunOneByOne(seed % 2 == 0 ? 2 : int.MaxValue, TestContext.Current.CancellationToken);
            var atOnce = arriving.RunAtOnce(TestContext.Current.CancellationToken);
            SiteBytes.Same(SiteBytes.Of(atOnce), SiteBytes.Of(grown), SameBytes.IsHistory);
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    [Fact]
    public void Only_what_a_new_dump_touches_is_computed()
    {
        using var world = SmallWorld.Make();
        world.Run();
        world.Write("events/a.parquet", SmallWorld.Day(4));
        var seen = new RelationsMade();
        world.Run(progress: seen);
        Assert.Contains("touched.changed", seen.Names);
        Assert.DoesNotContain("exchange.maybe_shared", seen.Names);
    }

    [Fact]
    public void A_forced_run_computes_everything()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var seen = new RelationsMade();
        world.Run(s => s with { Force = true }, seen);
        Assert.Contains("exchange.maybe_shared", seen.Names);
    }

    [Theory]
    [InlineData("recipients.parquet")]
    [InlineData("events.sieve")]
    [InlineData("../kept.json")]
    public void What_is_kept_and_damaged_is_made_again(string file)
    {
        using var world = SmallWorld.Make();
        world.Run();
        var kept = Directory.GetDirectories(Path.Combine(world.Site + ".cache", "kept")).Single();
        File.WriteAllText(Path.Combine(kept, file), "{");
        world.Write("events/d.parquet", SmallWorld.Day(4));
        world.Run();
        var anew = Path.Combine(world.Top, "anew");
        world.Run(s => s with { Out = anew });
        SiteBytes.Same(SiteBytes.Of(world.Site), SiteBytes.Of(anew), SameBytes.IsHistory);
    }

    [Fact]
    public void A_run_as_of_an_earlier_instant_neither_uses_what_is_kept_nor_spoils_it()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        world.Run(s => s with { AsOf = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero) });
        world.Run();
        SiteBytes.Same(before, SiteBytes.Of(world.Site), SameBytes.IsHistory);
    }

    private sealed class RelationsMade : IProgress<LineProgress>
    {
        public HashSet<string?> Names { get; } = [];

        public void Report(LineProgress value)
        {
            lock (Names)
            {
                Names.Add(value.What);
            }
        }
    }
}
