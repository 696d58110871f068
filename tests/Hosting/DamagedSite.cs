using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Reports.Publishing;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Hosting;

/// <summary>A published page that was changed is found, and published again.</summary>
public sealed class DamagedSite
{
    private const string Page = "campaigns/spring/index.html";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_finds_a_changed_page_and_publishes_it_again()
    {
        var log = new StringWriter();
        await using var trial = await ServeTrial.Begin(log: TextWriter.Synchronized(log));
        await trial.AllEnded();
        var verifier = trial.Of<SiteVerifier>();
        Assert.Null(await verifier.Verify(TimeSpan.Zero, Cancel));
        var good = SiteBytes.Of(trial.World.Site);
        await File.AppendAllTextAsync(Path.Combine(trial.World.Site, Page), "<p>changed</p>", Cancel);

        Assert.Equal(Page, await verifier.Verify(TimeSpan.Zero, Cancel));
        var runs = await trial.AllEnded();

        Assert.Contains(runs, r => r is { Cause: "repair", CampaignsPublished: 2 });
        Assert.Contains($"{Page} is missing or has changed since it was published", log.ToString(), StringComparison.Ordinal);
        SiteBytes.Same(good, SiteBytes.Of(trial.World.Site), f => SameBytes.IsHistory(f) || f.StartsWith("runs/", StringComparison.Ordinal));
        Assert.Null(await verifier.Verify(TimeSpan.Zero, Cancel));
    }

    [Fact]
    public void Check_names_what_differs()
    {
        using var world = SmallWorld.Make();
        world.Run();
        var trial = new Jobs.Trial();
        Assert.Equal(0, trial.Invoke($"check --site {world.Site}"));
        Assert.Contains(FormattableString.Invariant($"{Published.Read(world.Site)!.Files.Count} files of {world.Site} are as they were published."), trial.Out.ToString(), StringComparison.Ordinal);

        File.AppendAllText(Path.Combine(world.Site, Page), " ");
        File.WriteAllText(Path.Combine(world.Site, "own.txt"), "mine");
        var after = new Jobs.Trial();
        Assert.Equal(1, after.Invoke($"check --site {world.Site}"));
        Assert.Contains($"{Page} is missing or has changed since it was published.", after.Err.ToString(), StringComparison.Ordinal);
        Assert.Contains("own.txt is not part of the site.", after.Err.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, new Jobs.Trial().Invoke($"check --site {world.Top}"));
    }
}
