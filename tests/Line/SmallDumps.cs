using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Small dumps are packed together, which only saves time.</summary>
public sealed class SmallDumps
{
    [Fact]
    public void A_site_of_packed_dumps_is_that_of_loose_ones()
    {
        using var world = SmallWorld.Make();
        Packed(world);
        Assert.Single(Packs(world));
        SameAsLoose(world);
    }

    [Fact]
    public void Dumps_that_come_later_are_packed_once_they_are_enough()
    {
        using var world = SmallWorld.Make();
        Packed(world);
        // Before the others and behind them, so that their places move.
        world.Write("events/a.parquet", SmallWorld.Day(4));
        Packed(world);
        Assert.Single(Packs(world));
        SameAsLoose(world);
        world.Write("events/z.parquet", SmallWorld.Day(5));
        Packed(world);
        Assert.Equal(2, Packs(world).Length);
        SameAsLoose(world);
    }

    [Fact]
    public void A_pack_with_a_dump_that_is_gone_is_made_anew()
    {
        using var world = SmallWorld.Make();
        Packed(world);
        var before = Packs(world);
        File.Delete(world.Place("events/c.parquet"));
        Packed(world);
        Assert.NotEqual(before, Packs(world));
        // That a dump is gone is said once.
        world.Run(s => s with { FewestToPack = 2, Force = true });
        SameAsLoose(world);
    }

    [Fact]
    public void An_equal_dump_that_comes_later_is_read_beside_the_pack()
    {
        using var world = SmallWorld.Make();
        Packed(world);
        File.Copy(world.Place("events/c.parquet"), world.Place("events/b.parquet"));
        File.Copy(world.Place("events/c.parquet"), world.Place("events/d.parquet"));
        Packed(world);
        SameAsLoose(world);
    }

    [Theory]
    [InlineData("rows.parquet")]
    [InlineData("dims.parquet")]
    [InlineData("tallies.parquet")]
    [InlineData("answers.parquet")]
    [InlineData("../packs.json")]
    [InlineData("../packs.json", "[null]")]
    [InlineData("../packs.json", """[{"Folder":"x","Members":null,"Bytes":{}}]""")]
    [InlineData("rows.parquet", null)]
    [InlineData("dims.parquet", null)]
    [InlineData("tallies.parquet", null)]
    [InlineData("answers.parquet", null)]
    public void A_damaged_pack_is_made_anew(string file, string? text = "{")
    {
        using var world = SmallWorld.Make();
        Packed(world);
        var path = Path.Combine(Packs(world).Single(), file);
        // Of the same length, as a lost page of the disk leaves it.
        File.WriteAllBytes(path, text is null ? new byte[new FileInfo(path).Length] : Encoding.UTF8.GetBytes(text));
        world.Write("events/d.parquet", SmallWorld.Day(4));
        Packed(world);
        SameAsLoose(world);
    }

    private static void Packed(DataFolder world) => world.Run(s => s with { FewestToPack = 2 });

    private static string[] Packs(DataFolder world) => Directory.GetDirectories(Directory.GetDirectories(Path.Combine(world.Site + ".cache", "packed")).Single());

    private static void SameAsLoose(DataFolder world)
    {
        var loose = Path.Combine(world.Top, "loose");
        world.Run(s => s with { Out = loose });
        SiteBytes.Same(SiteBytes.Of(loose), SiteBytes.Of(world.Site), SameBytes.IsHistory);
    }
}
