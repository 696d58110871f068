using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What a second run does, and does not do.</summary>
public sealed class SameBytes
{
    [Fact]
    public void The_same_dumps_give_the_same_bytes()
    {
        using var one = SmallWorld.Make();
        using var other = new DataFolder();
        SmallWorld.Fill(other, isReversed: true);
        one.Run(s => s with { Threads = 1 });
        other.Run(s => s with { Threads = 4 });
        SiteBytes.Same(SiteBytes.Of(one.Site), SiteBytes.Of(other.Site));
        var third = Path.Combine(one.Top, "third");
        one.Run(s => s with { Out = third, Cache = other.Site + ".cache", Threads = 3 });
        SiteBytes.Same(SiteBytes.Of(one.Site), SiteBytes.Of(third));
    }

    [Fact]
    public void Where_the_dumps_lie_is_nowhere_in_the_site()
    {
        using var world = SmallWorld.Make();
        world.Write("events/bad.parquet", "not Parquet"u8.ToArray());
        world.Write("events/bad[1]*.parquet", "not Parquet"u8.ToArray());
        world.Run();
        Assert.All(Directory.EnumerateFiles(world.Site, "*", SearchOption.AllDirectories), f => Assert.DoesNotContain(world.Top, File.ReadAllText(f), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_new_touches_no_file()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = Times(world.Site);
        var outcome = world.Run();
        Assert.True(outcome.NothingNew);
        Assert.Equal(2, outcome.Published);
        Assert.Equal(before, Times(world.Site));
    }

    [Fact]
    public void A_forced_run_gives_the_same_bytes()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        Assert.False(world.Run(s => s with { Force = true }).NothingNew);
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
    }

    [Fact]
    public void Of_a_folder_with_a_new_dump_only_that_is_read_and_the_site_is_as_if_all_had_been()
    {
        using var world = SmallWorld.Make();
        world.Run();
        world.Write("events/d.parquet", SmallWorld.Day(4));
        var outcome = world.Run();
        Assert.False(outcome.NothingNew);
        var anew = Path.Combine(world.Top, "anew");
        var all = world.Run(s => s with { Out = anew });
        Assert.Equal((1, all.FilesRead - 1), (outcome.FilesRead, outcome.FilesReused));
        SiteBytes.Same(SiteBytes.Of(world.Site), SiteBytes.Of(anew), IsHistory);
    }

    [Fact]
    public void Of_a_folder_that_lost_a_dump_the_site_is_as_if_it_had_never_been()
    {
        using var world = SmallWorld.Make();
        world.Write("events/d.parquet", SmallWorld.Day(4));
        world.Run();
        File.Delete(world.Place("events/d.parquet"));
        Assert.Contains(world.Run().DataQuality.Findings, f => f.Name == "vanished_dumps");
        // Said once: the run after that knows of no other dumps.
        world.Run(s => s with { Force = true });
        var anew = Path.Combine(world.Top, "anew");
        world.Run(s => s with { Out = anew });
        SiteBytes.Same(SiteBytes.Of(world.Site), SiteBytes.Of(anew), IsHistory);
    }

    [Fact]
    public void A_dump_under_another_name_is_news()
    {
        using var world = SmallWorld.Make();
        world.Run();
        File.Move(world.Place("events/c.parquet"), world.Place("events/z.parquet"));
        var outcome = world.Run();
        Assert.False(outcome.NothingNew);
        using var report = world.Report();
        Assert.Contains(report.RootElement.GetProperty("provenance").GetProperty("inputs").EnumerateArray(), i => i.GetProperty("file").GetString() == "events/z.parquet");
    }

    [Fact]
    public void A_campaign_asked_for_alone_is_drawn_alone()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        world.Write("events/d.parquet", SmallWorld.Day(4));
        var outcome = world.Run(s => s with { Campaigns = ["spring"] });
        var after = SiteBytes.Of(world.Site);
        SiteBytes.Same(before, after, f => !f.StartsWith("campaigns/push-1/", StringComparison.Ordinal));
        Assert.NotEqual(before["campaigns/spring/report.json"], after["campaigns/spring/report.json"]);
        Assert.Equal(1, outcome.Unchanged);
        Assert.False(world.Run().NothingNew);
        Assert.NotEqual(before["campaigns/push-1/report.json"], SiteBytes.Of(world.Site)["campaigns/push-1/report.json"]);
    }

    [Fact]
    public void A_campaign_that_no_dump_names_is_a_wrong_setting_and_touches_nothing()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        var error = Assert.Throws<Reports.SettingsError>(() => world.Run(s => s with { Campaigns = ["autumn"], Force = true }));
        Assert.Contains("'autumn'", error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
    }

    [Fact]
    public void A_campaign_that_fails_keeps_its_last_good_report_and_the_index_says_so_until_it_is_healed()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var good = SiteBytes.Of(world.Site);
        world.Write("campaigns.parquet", SmallWorld.Campaigns(springStarts: "null::timestamptz"));
        var failed = Assert.Single(world.Run().Failed);
        Assert.Equal(("spring", true), (failed.Id, failed.HasLastGood));
        SiteBytes.Same(good, SiteBytes.Of(world.Site), f => !f.StartsWith("campaigns/spring/", StringComparison.Ordinal));
        var index = File.ReadAllText(Path.Combine(world.Site, "index.html"));
        Assert.Contains("it has no starts_at", index, StringComparison.Ordinal);
        Assert.Contains("last good report stays", index, StringComparison.Ordinal);
        Assert.Contains("it has no starts_at", File.ReadAllText(Path.Combine(world.Site, "runs", "latest.json")), StringComparison.Ordinal);
        Assert.Equal("spring", Assert.Single(world.Run().Failed).Id);

        world.Write("campaigns.parquet", SmallWorld.Campaigns());
        Assert.Empty(world.Run().Failed);
        SiteBytes.Same(good, SiteBytes.Of(world.Site), IsHistory);
    }

    [Fact]
    public void A_campaign_that_fails_at_first_is_named_without_a_report()
    {
        using var world = SmallWorld.Make();
        world.Write("campaigns.parquet", SmallWorld.Campaigns(springName: "' '"));
        Assert.False(Assert.Single(world.Run().Failed).HasLastGood);
        Assert.False(Directory.Exists(Path.Combine(world.Site, "campaigns", "spring")));
        Assert.Contains("it has no name", File.ReadAllText(Path.Combine(world.Site, "index.html")), StringComparison.Ordinal);
    }

    /// <summary>What tells of earlier runs, and the mark of the site, which lists it.</summary>
    internal static bool IsHistory(string file) => file is ".campaign-batch.json" or "runs/history.json" or "runs/index.html";

    private static List<(string, DateTime)> Times(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder).Order(StringComparer.Ordinal).Select(f => (f, File.GetLastWriteTimeUtc(f)))];
}
