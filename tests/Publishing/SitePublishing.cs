using System.Runtime.Versioning;
using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

public sealed class SitePublishing
{
    [Fact]
    public void A_new_site_stands_whole_and_leaves_nothing_beside_it()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        Assert.Equal(["site"], trial.Names());
        Assert.Equal("one", File.ReadAllText(trial["site/index.html"]));
        Assert.Empty(Published.Read(trial["site"])!.Differences(trial["site"]));
    }

    [Fact]
    public void The_next_generation_replaces_the_one_before()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one", "campaigns/gone/index.html");
        Publish(trial["site"], "two", "campaigns/come/index.html");
        Assert.Equal("two", File.ReadAllText(trial["site/index.html"]));
        Assert.False(Directory.Exists(trial["site/campaigns/gone"]));
        Assert.Equal(["site"], trial.Names());
    }

    [Fact]
    public void The_parents_of_the_site_are_made()
    {
        using var trial = new TrialFolder();
        Publish(trial["a/b/site"], "one");
        Assert.True(File.Exists(trial["a/b/site/index.html"]));
    }

    [Fact]
    public void Without_publishing_the_old_site_stands_and_nothing_is_left()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        using (var build = SiteBuild.Begin(trial["site"]))
        {
            build.Write("index.html", "two"u8);
        }

        Assert.Equal("one", File.ReadAllText(trial["site/index.html"]));
        Assert.Equal(["site"], trial.Names());
    }

    [Fact]
    public void Cancelled_at_the_last_moment_the_old_site_stands_and_nothing_is_left()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        using (var build = SiteBuild.Begin(trial["site"]))
        {
            build.Write("index.html", "two"u8);
            Assert.ThrowsAny<OperationCanceledException>(() => build.Publish("two", cancel: new CancellationToken(canceled: true)));
        }

        Assert.Equal("one", File.ReadAllText(trial["site/index.html"]));
        Assert.Equal(["site"], trial.Names());
    }

    [Fact]
    public void What_a_killed_run_left_is_swept()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        Publish(trial["site.next"], "half");
        File.Delete(trial["site.next/index.html"]);
        File.WriteAllText(trial["site.lock"], string.Empty);
        Publish(trial["site"], "two");
        Assert.Equal("two", File.ReadAllText(trial["site/index.html"]));
        Assert.Equal(["site"], trial.Names());
    }

    [Fact]
    public void A_site_left_between_its_two_names_comes_back()
    {
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        Directory.Move(trial["site"], trial["site.old"]);
        using (SiteBuild.Begin(trial["site"]))
        {
            Assert.Equal("one", File.ReadAllText(trial["site/index.html"]));
        }

        Assert.Equal(["site"], trial.Names());
    }

    [Theory]
    [InlineData("site")]
    [InlineData("site.next")]
    [InlineData("site.old")]
    public void A_folder_that_is_not_ours_is_refused_and_not_touched(string name)
    {
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial[name]);
        File.WriteAllText(trial[name + "/thesis.txt"], "years of work");
        var error = Assert.Throws<CannotWrite>(() => SiteBuild.Begin(trial["site"]));
        Assert.Contains(trial[name], error.Message, StringComparison.Ordinal);
        Assert.Equal([name], trial.Names());
        Assert.Equal("years of work", File.ReadAllText(trial[name + "/thesis.txt"]));
    }

    [Fact]
    public void An_empty_folder_is_taken()
    {
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial["site"]);
        Publish(trial["site"], "one");
        Assert.True(File.Exists(trial["site/index.html"]));
    }

    [Theory]
    [InlineData("site")]
    [InlineData("site.next")]
    [InlineData("site.lock")]
    public void A_planted_link_is_refused_and_what_it_leads_to_is_not_touched(string name)
    {
        using var trial = new TrialFolder();
        Publish(trial["victim"], "mine");
        File.CreateSymbolicLink(trial[name], name == "site.lock" ? trial["victim/index.html"] : trial["victim"]);
        Assert.Throws<CannotWrite>(() => SiteBuild.Begin(trial["site"]));
        Assert.Empty(Published.Read(trial["victim"])!.Differences(trial["victim"]));
    }

    [Fact]
    public void A_link_inside_the_new_site_is_refused()
    {
        using var trial = new TrialFolder();
        using var build = SiteBuild.Begin(trial["site"]);
        build.Write("index.html", "one"u8);
        File.CreateSymbolicLink(Path.Combine(build.Folder, "passwords"), "/etc/passwd");
        Assert.Throws<CannotWrite>(() => build.Publish("one", cancel: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../escaped.html")]
    [InlineData("/escaped.html")]
    [InlineData("campaigns/../../escaped.html")]
    public void A_file_outside_of_the_site_is_not_written(string file)
    {
        using var trial = new TrialFolder();
        using var build = SiteBuild.Begin(trial["site"]);
        Assert.Throws<ArgumentException>(() => build.Write(file, "x"u8));
    }

    [Fact]
    public void A_site_from_which_a_file_vanished_is_not_published()
    {
        using var trial = new TrialFolder();
        using var build = SiteBuild.Begin(trial["site"]);
        build.Write("index.html", "one"u8);
        build.Write("campaigns/a/index.html", "a"u8);
        File.Delete(Path.Combine(build.Folder, "campaigns/a/index.html"));
        var error = Assert.Throws<CannotWrite>(() => build.Publish("one", cancel: TestContext.Current.CancellationToken));
        Assert.Contains("campaigns/a/index.html is missing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_into_one_folder_do_not_meet()
    {
        using var trial = new TrialFolder();
        using (SiteBuild.Begin(trial["site"]))
        {
            var error = Assert.Throws<CannotWrite>(() => SiteBuild.Begin(trial["site"]));
            Assert.Contains("another run is publishing", error.Message, StringComparison.Ordinal);
        }

        Publish(trial["site"], "one");
        Assert.Equal(["site"], trial.Names());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_site_keeps_the_permissions_of_its_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps permissions otherwise.");
        using var trial = new TrialFolder();
        Publish(trial["site"], "one");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(trial["site"], Mode);
        Publish(trial["site"], "two");
        Assert.Equal(Mode, File.GetUnixFileMode(trial["site"]));
    }

    internal static void Publish(string site, string inputs, params string[] others)
    {
        using var build = SiteBuild.Begin(site);
        build.Write("index.html", Encoding.UTF8.GetBytes(inputs));
        foreach (var file in others)
        {
            build.Write(file, Encoding.UTF8.GetBytes(file));
        }

        build.Publish(inputs, cancel: TestContext.Current.CancellationToken);
    }
}
