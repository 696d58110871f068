using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What a disk does to the cache, without changing a file's length, is found before it is used: the site is that of a cache that nothing happened to.</summary>
public sealed class DamagedCache
{
    [Theory]
    [InlineData("staged", "*-events.parquet")]
    [InlineData("staged", "*.dims.parquet")]
    [InlineData("staged", "*.tallies.parquet")]
    [InlineData("staged", "*.answers.parquet")]
    [InlineData("staged", "*-audience.parquet")]
    [InlineData("staged", "*.json")]
    [InlineData("staged", "index.json")]
    [InlineData("kept", "*.parquet")]
    [InlineData("kept", "*.sieve")]
    [InlineData("kept", "kept.json")]
    public void A_damaged_file_is_made_again_and_said_once(string folder, string files)
    {
        using var world = SmallWorld.Make();
        world.Run();
        Assert.NotEmpty(Damage(world, folder, files, new Random(1)));

        IsHealed(world, 1);
    }

    [Fact]
    public void Damaged_packs_are_made_again()
    {
        using var world = SmallWorld.Make();
        world.Run(s => s with { FewestToPack = 2 });
        Assert.NotEmpty(Damage(world, "packed", "*.parquet", new Random(2)));

        IsHealed(world, 2);
    }

    [Fact]
    public void Damaged_places_of_a_mapped_dump_are_made_again()
    {
        using var world = new DataFolder();
        WriteMapped(world);
        world.Run(_ => world.MappedSettings);
        Assert.NotEmpty(Damage(world, "staged", "*.places.parquet", new Random(3)));

        var outcome = world.Run(_ => world.MappedSettings with { Force = true });

        Assert.NotEmpty(outcome.CacheRepaired);
        Assert.Contains(outcome.DataQuality.RejectedExamples, e => e is { Reason: "no_user_id", Row: 8 });
    }

    [Fact]
    public void Any_byte_of_any_file_may_change()
    {
        for (var seed = 0; seed < 8; seed++)
        {
            using var world = SmallWorld.Make();
            var fewest = seed % 2 == 0 ? 2 : int.MaxValue;
            world.Run(s => s with { FewestToPack = fewest });
            var chance = new Random(seed);
            var all = CacheFiles(world, "", "*");
            var damaged = chance.GetItems(all, 3).Distinct().ToList();
            damaged.ForEach(file => Flip(file, chance));
            world.Write("events/z.parquet", SmallWorld.Day(4));

            world.Run(s => s with { FewestToPack = fewest });

            Assert.True(IsAsAnew(world), $"seed {seed}: {string.Join(", ", damaged)}");
        }
    }

    private static void IsHealed(DataFolder world, int packed)
    {
        world.Write("events/z.parquet", SmallWorld.Day(4));
        var outcome = world.Run(s => s with { FewestToPack = packed > 1 ? packed : int.MaxValue });
        Assert.NotEmpty(outcome.CacheRepaired);
        Assert.Empty(outcome.Failed);
        Assert.True(IsAsAnew(world));
        Assert.Empty(world.Run(s => s with { Force = true }).CacheRepaired);
    }

    private static bool IsAsAnew(DataFolder world)
    {
        var anew = Path.Combine(world.Top, "anew");
        world.Run(s => s with { Out = anew, Cache = anew + ".cache" });
        SiteBytes.Same(SiteBytes.Of(anew), SiteBytes.Of(world.Site), SameBytes.IsHistory);
        return true;
    }

    private static void WriteMapped(DataFolder world)
    {
        world.Write("campaigns.parquet", SmallWorld.Campaigns());
        world.Write("app/a.parquet", $"select * replace (case when row_number() over () = 8 then null else user_id end as user_id) from ({SmallWorld.Day(1)})");
        File.WriteAllText(Path.Combine(world.Top, "mapping.sql"), """
            -- makes: events
            -- from: app/*
            -- needs: event_id id, event_type text, occurred_at instant, user_id id
            -- may have: campaign_id id
            select dump_row, event_id, event_type, occurred_at, user_id, campaign_id from dump
            """);
    }

    private static string[] Damage(DataFolder world, string folder, string files, Random chance)
    {
        var found = CacheFiles(world, folder, files);
        Array.ForEach(found, file => Flip(file, chance));
        return found;
    }

    private static string[] CacheFiles(DataFolder world, string folder, string files) =>
        [.. Directory.GetFiles(Path.Combine(world.Site + ".cache", folder), files, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>Changes a byte, and neither length nor time.</summary>
    private static void Flip(string file, Random chance)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length == 0)
        {
            return;
        }

        var time = File.GetLastWriteTimeUtc(file);
        bytes[chance.Next(bytes.Length)] ^= (byte)(1 << chance.Next(8));
        File.WriteAllBytes(file, bytes);
        File.SetLastWriteTimeUtc(file, time);
    }
}
