using CampaignBatch.Reports.Publishing;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

public sealed class SiteSwapping
{
    [Fact]
    public async Task Every_path_exists_at_every_instant_of_many_generations()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot exchange two folders in one step.");
        using var trial = new TrialFolder();
        SitePublishing.Publish(trial["site"], "0", "campaigns/a/index.html");
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() => Missing(trial["site"], done.Token), TestContext.Current.CancellationToken);
        for (var generation = 1; generation <= 20; generation++)
        {
            SitePublishing.Publish(trial["site"], generation.ToString(System.Globalization.CultureInfo.InvariantCulture), "campaigns/a/index.html");
        }

        await done.CancelAsync();
        var (looks, missing) = await reader;
        Assert.True(looks > 100, $"The reader looked {looks} times only.");
        Assert.Equal(0, missing);
    }

    [Fact]
    public void Where_two_folders_cannot_be_exchanged_they_change_names_by_renames()
    {
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial["one"]);
        File.WriteAllText(trial["one/a"], "1");
        Directory.CreateDirectory(trial["other"]);
        Durable.ExchangeByRenames(trial["one"], trial["other"], trial["spare"]);
        Assert.Equal("1", File.ReadAllText(trial["other/a"]));
        Assert.Equal(["one", "other"], trial.Names());
    }

    [Fact]
    public void A_rename_that_fails_half_way_is_undone()
    {
        using var trial = new TrialFolder();
        Directory.CreateDirectory(trial["other"]);
        Assert.ThrowsAny<IOException>(() => Durable.ExchangeByRenames(trial["nothing"], trial["other"], trial["spare"]));
        Assert.Equal(["other"], trial.Names());
    }

    [Fact]
    public void A_flush_that_fails_is_seen() => Assert.ThrowsAny<IOException>(() => Durable.Flush("/nowhere/at/all"));

    private static (int Looks, int Missing) Missing(string site, CancellationToken done)
    {
        var (looks, missing) = (0, 0);
        for (; !done.IsCancellationRequested; looks++)
        {
            missing += File.Exists(Path.Combine(site, "index.html")) ? 0 : 1;
            missing += Directory.Exists(Path.Combine(site, "campaigns/a")) ? 0 : 1;
            missing += IsRead(Path.Combine(site, "campaigns/a/index.html")) ? 0 : 1;
        }

        return (looks, missing);
    }

    private static bool IsRead(string path)
    {
        try
        {
            return File.ReadAllText(path).Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
