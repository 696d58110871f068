using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Ledger;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>Workers that draw the campaigns of one run together, wherever the ledger is.</summary>
public abstract class Crews(SampleSite alone) : IClassFixture<SampleSite>, IDisposable
{
    private const int Campaigns = 8;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-crew-");
    private string? order;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private LineSettings Settings => new() { Data = alone.Dumps, Out = Path.Combine(folder.FullName, "site"), Threads = 1 };

    private string Drawn => Path.Combine(folder.FullName, "site.cache", "drawn");

    private protected abstract LedgerTrial Trial();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_workers_share_the_campaigns_of_a_run_and_the_site_is_as_if_one_had_drawn_all(bool isOneAfterTheOther)
    {
        using var trial = Trial();
        Task<int>? help = null;
        Lead(trial, _ =>
        {
            help ??= CrewOf(trial, "helper", isOneAfterTheOther ? 1 : 2).Help(Settings, Cancel);
            if (isOneAfterTheOther)
            {
                help.GetAwaiter().GetResult();
            }
        });
        var drawings = trial.Ledger.Drawings.Of(order!);
        Assert.Equal((Campaigns, await help!), (drawings.Count, drawings.Count(d => d.Holder == "helper")));
        Assert.Contains(drawings, d => d.Holder == "leader");
        Assert.True(!isOneAfterTheOther || drawings.Count(d => d.Holder == "helper") == Campaigns - 1);
        AsIfAlone();
        Assert.Empty(Directory.GetFileSystemEntries(Directory.GetDirectories(Drawn).Single()));
    }

    [Fact]
    public void A_worker_that_dies_costs_the_time_of_the_lease_of_its_own_campaign_and_no_more()
    {
        using var trial = Trial();
        (string Report, Lease Lease)? dead = null;
        var drawn = 0;
        Lead(trial, _ =>
        {
            dead ??= Take(trial, "dead");
            if (++drawn == Campaigns - 1)
            {
                // Nobody else may draw it, and everything else is drawn or being drawn.
                Assert.Null(trial.Ledger.Drawings.Take(order!, "other", Runner.LeaseTime, false));
                trial.Pass(Runner.LeaseTime);
            }
        });
        var taken = trial.Ledger.Drawings.Of(order!).Single(d => d.Report == dead!.Value.Report);
        Assert.Equal(("leader", dead!.Value.Lease.Token + 1), (taken.Holder, taken.Token));
        Assert.Equal(Campaigns, drawn);
        AsIfAlone();
    }

    [Fact]
    public void A_worker_that_slept_while_another_took_its_campaign_publishes_nothing()
    {
        using var trial = Trial();
        (string Report, Lease Lease)? sleeper = null;
        DrawingRow? late = null;
        Lead(trial, report =>
        {
            if (sleeper is null)
            {
                sleeper = Take(trial, "sleeper");
                var made = SharedDrawing.Find(Settings, order!)!.Draw(sleeper.Value.Report, sleeper.Value.Lease.Token, Cancel);
                late = new DrawingRow { MadeFrom = order!, Report = sleeper.Value.Report, Digest = made.Digest };
                trial.Pass(Runner.LeaseTime);
            }
            else if (report == sleeper.Value.Report)
            {
                // It wakes while the other is at it, and goes on writing.
                Assert.Throws<LeaseLost>(() => trial.Open().Drawings.HandIn(sleeper.Value.Lease, late!));
                File.WriteAllText(Directory.GetFiles(Drawn, "index.html", SearchOption.AllDirectories).Single(f => f.Contains($"{report}.{sleeper.Value.Lease.Token}", StringComparison.Ordinal)), "stale");
            }
        });
        Assert.Throws<LeaseLost>(() => trial.Ledger.Drawings.HandIn(sleeper!.Value.Lease, late!));
        var taken = trial.Ledger.Drawings.Of(order!).Single(d => d.Report == sleeper!.Value.Report);
        Assert.Equal(("leader", sleeper!.Value.Lease.Token + 1), (taken.Holder, taken.Token));
        AsIfAlone();
    }

    [Fact]
    public void What_was_drawn_for_a_leader_that_died_is_not_drawn_again_for_the_next()
    {
        using var trial = Trial();
        var drawn = 0;
        Assert.ThrowsAny<Exception>(() => Lead(trial, _ => Assert.True(++drawn <= 3, "died")));
        var before = order;
        drawn = 0;
        Lead(trial, _ => drawn++);
        Assert.Equal((before, Campaigns - 3), (order, drawn));
        AsIfAlone();
    }

    [Fact]
    public void What_was_drawn_and_is_gone_is_drawn_again()
    {
        using var trial = Trial();
        var drawn = 0;
        Assert.ThrowsAny<Exception>(() => Lead(trial, _ => Assert.True(++drawn <= 3, "died")));
        Directory.Delete(Path.Combine(folder.FullName, "site.cache"), true);
        drawn = 0;
        Lead(trial, _ => drawn++);
        Assert.Equal(Campaigns, drawn);
        AsIfAlone();
    }

    [Fact]
    public void A_leader_that_lost_the_site_offers_nothing()
    {
        using var trial = Trial();
        var stale = trial.Ledger.Leases.Take(Runner.SiteLease, "stale", Runner.LeaseTime)!;
        trial.Pass(Runner.LeaseTime);
        Lead(trial, _ => { });
        var before = trial.Ledger.Drawings.Of(order!);
        Assert.Throws<LeaseLost>(() => trial.Ledger.Drawings.Offer(stale, "other", ["a"]));
        Assert.Equal(before, trial.Ledger.Drawings.Of(order!));
    }

    [Fact]
    public void A_drawing_that_is_not_what_was_handed_in_is_not_published_and_the_site_stays()
    {
        using var trial = Trial();
        Lead(trial, _ => { });
        var before = SiteBytes.Of(Settings.Out);
        var first = true;
        var error = Assert.Throws<CannotWrite>(() => Lead(
            trial,
            _ =>
            {
                if (!first && trial.Ledger.Drawings.Of(order!).Any(d => d.Digest is not null))
                {
                    File.AppendAllText(Directory.GetFiles(Drawn, "index.html", SearchOption.AllDirectories)[0], "torn");
                }

                first = false;
            },
            s => s with { Force = true }));
        Assert.Contains("share the folder", error.Message, StringComparison.Ordinal);
        SiteBytes.Same(before, SiteBytes.Of(Settings.Out));
    }

    [Fact]
    public void A_worker_that_would_draw_otherwise_does_not_help()
    {
        using var trial = Trial();
        var helped = -1;
        Lead(trial, _ => helped = CrewOf(trial, "helper").Help(Settings with { Language = "de" }, Cancel).GetAwaiter().GetResult());
        Assert.Equal(0, helped);
    }

    [Fact]
    public void Twenty_reports_are_each_taken_once_by_four_takers_at_once()
    {
        using var trial = Trial();
        trial.Ledger.Drawings.Offer(trial.Ledger.Leases.Take(Runner.SiteLease, "leader", Runner.LeaseTime)!, "o", [.. Enumerable.Range(0, 20).Select(i => $"r{i}")]);
        var taken = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, i =>
        {
            while (trial.Open().Drawings.Take("o", $"w{i}", Runner.LeaseTime, i % 2 == 0) is var (report, lease))
            {
                taken.Add(report);
                trial.Ledger.Drawings.HandIn(lease, new DrawingRow { MadeFrom = "o", Report = report, Digest = "d" });
            }
        });
        Assert.Equal(20, taken.Distinct().Count());
        Assert.Equal(20, taken.Count);
        Assert.Null(trial.Ledger.Drawings.Open());
    }

    public void Dispose()
    {
        folder.Delete(true);
        GC.SuppressFinalize(this);
    }

    private static Crew CrewOf(LedgerTrial trial, string name, int threads = 1) => new(trial.Open(), new Holder(name, false), threads, trial.Clock);

    private (string Report, Lease Lease) Take(LedgerTrial trial, string holder) => trial.Open().Drawings.Take(order!, holder, Runner.LeaseTime, true)!.Value;

    /// <summary>Runs, and is called before each report that the leader draws.</summary>
    private void Lead(LedgerTrial trial, Action<string> draws, Func<LineSettings, LineSettings>? with = null)
    {
        var site = trial.Ledger.Leases.Take(Runner.SiteLease, "leader", Runner.LeaseTime)!;
        var led = CrewOf(trial, "leader").Led(site);
        try
        {
            var settings = Settings with
            {
                Fence = site.Token,
                Share = (made, reports, draw, cancel) => led(
                    order = made,
                    reports,
                    (report, token, stop) =>
                    {
                        draws(report);
                        return draw(report, token, stop);
                    },
                    cancel),
            };
            Reports.Line.Run(with is null ? settings : with(settings), null, Cancel);
        }
        finally
        {
            trial.Ledger.Leases.Release(site);
        }
    }

    private void AsIfAlone()
    {
        // All but the number of who published.
        SiteBytes.Same(SiteBytes.Of(alone.Site), SiteBytes.Of(Settings.Out), f => f == ".campaign-batch.json");
        Assert.Equal(Reports.Publishing.Published.Read(alone.Site)!.Files, Reports.Publishing.Published.Read(Settings.Out)!.Files);
    }
}
