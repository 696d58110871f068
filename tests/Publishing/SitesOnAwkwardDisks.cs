using System.Runtime.Versioning;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

public sealed class SitesOnAwkwardDisks
{
    [Fact]
    public void A_full_disk_is_said_and_leaves_the_old_site()
    {
        using var disk = TrialFolder.OnDiskOf("1m");
        SitePublishing.Publish(disk["site"], "one");
        using (var build = SiteBuild.Begin(disk["site"]))
        {
            var error = Assert.Throws<CannotWrite>(() => build.Write("index.html", new byte[2 << 20]));
            Assert.Contains("the disk is full", error.Message, StringComparison.Ordinal);
            Assert.Contains("--out", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal("one", File.ReadAllText(disk["site/index.html"]));
        Assert.Equal(["site"], disk.Names());
    }

    [Fact]
    public void A_read_only_disk_is_said_and_leaves_the_old_site()
    {
        using var disk = TrialFolder.OnDiskOf("1m");
        SitePublishing.Publish(disk["site"], "one");
        disk.MakeReadOnly();
        var error = Assert.Throws<CannotWrite>(() => SiteBuild.Begin(disk["site"]));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        Assert.Equal("one", File.ReadAllText(disk["site/index.html"]));
    }

    [Fact]
    public void A_folder_without_permission_is_said()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This user may write everywhere.");
        var error = Assert.Throws<CannotWrite>(() => SiteBuild.Begin("/usr/campaign-batch-site"));
        Assert.Contains("no permission", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_of_ours_in_a_folder_that_is_not_is_published_entry_by_entry()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess || OperatingSystem.IsWindows(), "This user may write everywhere.");
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial["parent/site"]);
        File.SetUnixFileMode(trial["parent"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            SitePublishing.Publish(trial["parent/site"], "one");
            SitePublishing.Publish(trial["parent/site"], "two");
            Assert.Equal("two", File.ReadAllText(trial["parent/site/index.html"]));
            Assert.Empty(Published.Read(trial["parent/site"])!.Differences(trial["parent/site"]));
        }
        finally
        {
            File.SetUnixFileMode(trial["parent"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void A_folder_that_is_a_disk_of_its_own_is_published_entry_by_entry()
    {
        using var disk = TrialFolder.OnDiskOf("2m");
        SitePublishing.Publish(disk.Path, "one", "campaigns/a/index.html", "gone/index.html");
        SitePublishing.Publish(disk.Path, "two", "campaigns/b/index.html");
        Assert.Equal([Published.FileName, "campaigns", "index.html"], disk.Names());
        Assert.Equal("two", File.ReadAllText(disk["index.html"]));
        Assert.False(Directory.Exists(disk["campaigns/a"]));
        Assert.Empty(Published.Read(disk.Path)!.Differences(disk.Path));
    }

    [Fact]
    public void A_folder_that_turns_out_to_be_a_disk_of_its_own_at_the_swap_is_published_all_the_same()
    {
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial["site"]);
        using (var build = SiteBuild.Begin(trial["site"]))
        {
            trial.Mount(trial["site"], "size=2m");
            build.Write("index.html", "one"u8);
            build.Write("campaigns/a/index.html", "a"u8);
            build.Publish("one", cancel: TestContext.Current.CancellationToken);
        }

        Assert.Equal(["site"], trial.Names());
        Assert.Equal("one", File.ReadAllText(trial["site/index.html"]));
        Assert.Empty(Published.Read(trial["site"])!.Differences(trial["site"]));
    }

    [Fact]
    public void A_full_disk_of_its_own_keeps_the_old_site()
    {
        using var disk = TrialFolder.OnDiskOf("1m");
        SitePublishing.Publish(disk.Path, "one", "campaigns/a/index.html");
        using (var build = SiteBuild.Begin(disk.Path))
        {
            build.Write("index.html", "two"u8);
            Assert.Throws<CannotWrite>(() => build.Write("campaigns/b/index.html", new byte[2 << 20]));
        }

        Assert.Equal("one", File.ReadAllText(disk["index.html"]));
        Assert.Empty(Published.Read(disk.Path)!.Differences(disk.Path));
    }
}
