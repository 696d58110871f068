using System.Text;
using CampaignBatch.Reports.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

public sealed class Keeping
{
    [Fact]
    public void A_kept_folder_is_the_same_files_under_a_second_name()
    {
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "one", "campaigns/a/index.html", "campaigns/ab/index.html");
        using var build = SiteBuild.Begin(trial["site"]);
        Assert.True(build.Keep("campaigns/a"));
        File.SetLastWriteTimeUtc(trial["site/campaigns/a/index.html"], DateTime.UnixEpoch);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows copies.");
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(Path.Combine(build.Folder, "campaigns/a/index.html")));
        Assert.False(Directory.Exists(Path.Combine(build.Folder, "campaigns/ab")));
    }

    [Fact]
    public void A_kept_folder_stands_in_the_next_site_and_survives_the_removal_of_the_old()
    {
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "one", "campaigns/a/index.html");
        for (var generation = 0; generation < 3; generation++)
        {
            using var build = SiteBuild.Begin(trial["site"]);
            build.Write("index.html", "two"u8);
            Assert.True(build.Keep("campaigns/a"));
            build.Publish("two", cancel: TestContext.Current.CancellationToken);
        }

        Assert.Equal("campaigns/a/index.html", File.ReadAllText(trial["site/campaigns/a/index.html"]));
        Assert.Empty(Published.Read(trial["site"])!.Differences(trial["site"]));
    }

    [Fact]
    public void A_folder_that_was_not_published_cannot_be_kept()
    {
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "one", "campaigns/a/index.html");
        Directory.CreateDirectory(trial["site/campaigns/b"]);
        File.WriteAllText(trial["site/campaigns/b/index.html"], "foreign");
        using var build = SiteBuild.Begin(trial["site"]);
        Assert.False(build.Keep("campaigns/b"));
        Assert.False(build.Keep("campaigns/c"));
        Assert.False(build.Keep(".."));
    }

    [Theory]
    [InlineData("other bytes")]
    [InlineData(null)]
    public void A_folder_that_is_not_as_it_was_published_is_drawn_anew(string? now)
    {
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "one", "campaigns/a/index.html", "campaigns/a/report.json");
        File.Delete(trial["site/campaigns/a/report.json"]);
        if (now is not null)
        {
            File.WriteAllText(trial["site/campaigns/a/report.json"], now);
        }

        using var build = SiteBuild.Begin(trial["site"]);
        Assert.False(build.Keep("campaigns/a"));
        build.Write("campaigns/a/report.json", "anew"u8);
    }

    [Fact]
    public void What_a_site_says_of_itself_does_not_depend_on_the_order_of_writing()
    {
        using var trial = new TrialFolder();
        var parts = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" };
        Write(trial["one"], ["a.html", "B.html", "index.html"], parts);
        Write(trial["other"], ["index.html", "B.html", "a.html"], parts.Reverse().ToDictionary());
        Assert.Equal(File.ReadAllText(trial["one/" + Published.FileName]), File.ReadAllText(trial["other/" + Published.FileName]));
    }

    [Fact]
    public void What_a_site_says_of_itself_can_be_read_back()
    {
        using var trial = new TrialFolder();
        Write(trial["site"], ["index.html"], new Dictionary<string, string> { ["campaigns/a"] = "digest" });
        var published = Published.Read(trial["site"])!;
        Assert.Equal("key", published.Inputs);
        Assert.Equal("digest", published.Parts["campaigns/a"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("index.html"u8)), published.Files["index.html"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"schema\":2}")]
    [InlineData("{\"schema\":\"1\"}")]
    [InlineData("{\"schema\":1,\"inputs\":null,\"parts\":{},\"files\":{}}")]
    [InlineData("{\"schema\":1,\"inputs\":\"x\",\"parts\":{},\"files\":[]}")]
    [InlineData("{\"schema\":1,\"inputs\":\"x\",\"parts\":{},\"files\":{\"a\":1}}")]
    public void What_is_damaged_reads_as_nothing_and_is_published_anew(string text)
    {
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "one");
        File.WriteAllText(trial["site/" + Published.FileName], text);
        Assert.Null(Published.Read(trial["site"]));
        SitePublishing.Publish(trial["site"], "two");
        Assert.Equal("two", Published.Read(trial["site"])!.Inputs);
    }

    private static void Write(string site, string[] files, IReadOnlyDictionary<string, string> parts)
    {
        using var build = SiteBuild.Begin(site);
        foreach (var file in files)
        {
            build.Write(file, Encoding.UTF8.GetBytes(file));
        }

        build.Publish("key", parts, cancel: TestContext.Current.CancellationToken);
    }
}
