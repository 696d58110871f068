using System.Runtime.Versioning;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>A run that cannot go on leaves the published site as it was and nothing beside it.</summary>
public sealed class Interruptions
{
    [Theory]
    [InlineData(LineStage.Find)]
    [InlineData(LineStage.Read)]
    [InlineData(LineStage.Compute)]
    [InlineData(LineStage.Draw)]
    [InlineData(LineStage.Publish)]
    public void A_run_cancelled_at_any_stage_leaves_the_old_site_and_nothing_else(LineStage stage)
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        world.Write("events/d.parquet", SmallWorld.Day(4));
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Reports.Line.Run(world.Settings, new Trip(stage, cancel), cancel.Token));
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
        NothingIsLeft(world.Top);
        var outcome = world.Run();
        Assert.Equal((false, 2), (outcome.NothingNew, outcome.Published));
        NothingIsLeft(world.Top);
    }

    [Fact]
    public void A_first_run_that_is_cancelled_leaves_no_site()
    {
        using var world = SmallWorld.Make();
        using var cancel = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Reports.Line.Run(world.Settings, new Trip(LineStage.Draw, cancel), cancel.Token));
        Assert.False(Directory.Exists(world.Site));
        NothingIsLeft(world.Top);
    }

    [Fact]
    public void A_full_disk_for_the_site_is_said_and_leaves_the_old_site()
    {
        using var world = SmallWorld.Make();
        using var disk = TrialFolder.OnDiskOf("2m");
        LineSettings Settings(LineSettings s) => s with { Out = disk["site"], Cache = Path.Combine(world.Top, "cache") };
        world.Run(Settings);
        var before = SiteBytes.Of(disk["site"]);
        File.WriteAllBytes(disk["filler"], new byte[(int)(new DriveInfo(disk.Path).AvailableFreeSpace - 100_000)]);
        var error = Assert.Throws<CannotWrite>(() => world.Run(s => Settings(s) with { Force = true }));
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(disk["site"]));
        Assert.Equal(["filler", "site"], disk.Names());
        File.Delete(disk["filler"]);
        world.Run(s => Settings(s) with { Force = true });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(20)]
    [InlineData(28)]
    [InlineData(40)]
    [InlineData(100)]
    public void A_full_disk_for_the_cache_is_said_and_leaves_the_old_site(int freeKib)
    {
        using var world = SmallWorld.Make();
        using var disk = TrialFolder.OnDiskOf("2m");
        world.Run();
        var before = SiteBytes.Of(world.Site);
        LineSettings Settings(LineSettings s) => s with { Cache = disk["cache"], Force = true };
        Directory.CreateDirectory(disk["cache"]);
        File.WriteAllBytes(disk["filler"], new byte[(int)(new DriveInfo(disk.Path).AvailableFreeSpace - freeKib * 1024)]);
        var error = Assert.Throws<CannotWrite>(() => world.Run(Settings));
        Assert.Contains(disk["cache"], error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
        File.Delete(disk["filler"]);
        Assert.Empty(world.Run(Settings).DataQuality.FilesRefused);
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
    }

    [Fact]
    public void A_read_only_disk_for_the_site_is_said_and_leaves_the_old_site()
    {
        using var world = SmallWorld.Make();
        using var disk = TrialFolder.OnDiskOf("4m");
        LineSettings Settings(LineSettings s) => s with { Out = disk["site"], Cache = Path.Combine(world.Top, "cache"), Force = true };
        world.Run(Settings);
        var before = SiteBytes.Of(disk["site"]);
        disk.MakeReadOnly();
        Assert.Throws<CannotWrite>(() => world.Run(Settings));
        SiteBytes.Same(before, SiteBytes.Of(disk["site"]));
    }

    [Fact]
    public void A_read_only_disk_for_the_cache_is_said()
    {
        using var world = SmallWorld.Make();
        using var disk = TrialFolder.OnDiskOf("4m");
        Directory.CreateDirectory(disk["cache/staged"]);
        disk.MakeReadOnly();
        Assert.Throws<CannotWrite>(() => world.Run(s => s with { Cache = disk["cache"] }));
        Assert.False(Directory.Exists(world.Site));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_cache_or_site_without_permission_is_said()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This user may write everywhere.");
        using var world = SmallWorld.Make();
        Directory.CreateDirectory(world.Site + ".cache/staged");
        File.SetUnixFileMode(world.Site + ".cache/staged", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            Assert.Throws<CannotWrite>(() => world.Run());
        }
        finally
        {
            File.SetUnixFileMode(world.Site + ".cache/staged", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Damaged, lost or foreign files in the cache cost time and nothing else.</summary>
    [Theory]
    [InlineData("*.json", "{")]
    [InlineData("*.json", "null")]
    [InlineData("*.json", "{}")]
    [InlineData("*.json", "[]")]
    [InlineData("*.json", "")]
    [InlineData("*-events.parquet", "")]
    [InlineData("*-events.parquet", null)]
    [InlineData("*.dims.parquet", null)]
    [InlineData("*.dims.parquet", "")]
    [InlineData("*-audience.parquet", null)]
    public void A_damaged_cache_is_made_again(string files, string? instead)
    {
        using var world = SmallWorld.Make();
        world.Run();
        var before = SiteBytes.Of(world.Site);
        foreach (var file in Directory.EnumerateFiles(world.Site + ".cache/staged", files).ToList())
        {
            File.Delete(file);
            if (instead is not null)
            {
                File.WriteAllText(file, instead);
            }
        }

        world.Run(s => s with { Force = true });
        SiteBytes.Same(before, SiteBytes.Of(world.Site));
    }

    private static void NothingIsLeft(string top) => Assert.DoesNotContain(
        Directory.EnumerateFileSystemEntries(top, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(top, f)),
        f => f.EndsWith(".tmp", StringComparison.Ordinal) || f is "site.next" or "site.old" or "site.lock" || f.Contains("spill/", StringComparison.Ordinal));

    /// <summary>Asks for cancellation as soon as a stage tells of itself.</summary>
    private sealed class Trip(LineStage stage, CancellationTokenSource cancel) : IProgress<LineProgress>
    {
        public void Report(LineProgress value)
        {
            if (value.Stage == stage)
            {
                cancel.Cancel();
            }
        }
    }
}
