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
        var looks = 0;
        // A thread of its own, since those of the pool may all be busy with other tests.
        var reader = Task.Factory.StartNew(() => Missing(trial["site"], ref looks, done.Token), TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);
        for (var generation = 1; generation <= 20 || Volatile.Read(ref looks) <= 100; generation++)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            SitePublishing.Publish(trial["site"], generation.ToString(System.Globalization.CultureInfo.InvariantCulture), "campaigns/a/index.html");
        }

        await done.CancelAsync();
        Assert.Equal(0, await reader);
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

    private static int Missing(string site, ref int looks, CancellationToken done)
    {
        var missing = 0;
        for (; !done.IsCancellationRequested; Interlocked.Increment(ref looks))
        {
            missing += File.Exists(Path.Combine(site, "index.html")) ? 0 : 1;
            missing += Directory.Exists(Path.Combine(site, "campaigns/a")) ? 0 : 1;
            missing += IsRead(Path.Combine(site, "campaigns/a/index.html")) ? 0 : 1;
        }

        return missing;
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
