using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Warehouse;

public sealed class Packing
{
    [Fact]
    public void Each_dump_is_in_one_pack_and_there_are_never_many_packs()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var facts = Directory.GetFiles(Path.Combine(world.Site + ".cache", "staged"), "*-events.json").Order(StringComparer.Ordinal).First();
        var dumps = Enumerable.Range(0, 80).Select(i => (Copy(new StagedFiles(facts[..^".json".Length]), Path.Combine(world.Top, $"dump-{i:00}")), 10L)).ToList();
        using var database = new Database(1 << 28, 1, world.Top);
        var packed = new PackedDumps(Path.Combine(world.Top, "packed"));
        for (var n = 1; n <= dumps.Count; n++)
        {
            var packs = packed.Of(dumps[..n], 1, database, TestContext.Current.CancellationToken);
            Assert.Equal(Enumerable.Range(0, n), packs.SelectMany(p => p.Places).Order());
            Assert.InRange(packs.Count, 1, 33);
            Assert.Equal(packs.Count, Directory.GetDirectories(Path.Combine(world.Top, "packed")).Length);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_packs_nothing()
    {
        using var world = SmallWorld.Make();
        File.WriteAllText(Path.Combine(world.Top, "packed"), "a file");
        using var database = new Database(1 << 28, 1, world.Top);
        Assert.Empty(new PackedDumps(Path.Combine(world.Top, "packed")).Of([(new StagedFiles("x"), 1)], 1, database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Large_dumps_stay_by_themselves()
    {
        using var world = SmallWorld.Make();
        using var database = new Database(1 << 28, 1, world.Top);
        Assert.Empty(new PackedDumps(Path.Combine(world.Top, "packed")).Of([(new StagedFiles("x"), 5_001), (new StagedFiles("y"), 1_000_000)], 1, database, TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(Path.Combine(world.Top, "packed")));
    }

    private static StagedFiles Copy(StagedFiles from, string stem)
    {
        var to = new StagedFiles(stem);
        File.Copy(from.Rows, to.Rows);
        File.Copy(from.Dims, to.Dims);
        File.Copy(from.Tallies, to.Tallies);
        File.Copy(from.Answers, to.Answers);
        return to;
    }
}
