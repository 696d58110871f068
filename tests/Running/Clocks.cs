using CampaignBatch.Faults.Clocks;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Hosting;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Jobs;
using CampaignBatch.Tests.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>A clock that is wrong for a while switches nothing off, and nothing is given up on its word.</summary>
public sealed class Clocks
{
    [Theory]
    [InlineData(240)]
    [InlineData(-240)]
    [InlineData(1.5)]
    public void A_jump_of_more_than_an_hour_is_said_and_the_clock_is_in_doubt_for_a_day(double hours)
    {
        var clock = new JumpingClock();
        var watch = new ClockWatch(clock);
        clock.Pass(TimeSpan.FromMinutes(5));
        Assert.Null(watch.Look());
        clock.Jump(TimeSpan.FromHours(hours));
        Assert.Equal(TimeSpan.FromHours(hours), watch.Look());
        Assert.Contains(hours > 0 ? "forward" : "back", ClockWatch.Words(TimeSpan.FromHours(hours)), StringComparison.Ordinal);
        Assert.False(watch.IsSteady);
        Assert.Null(watch.Look());
        clock.Pass(TimeSpan.FromHours(23));
        Assert.False(watch.IsSteady);
        clock.Pass(TimeSpan.FromHours(1));
        Assert.True(watch.IsSteady);
    }

    [Fact]
    public void An_hour_or_less_is_no_jump_and_a_stop_is_no_jump_but_in_doubt()
    {
        var clock = new JumpingClock();
        var watch = new ClockWatch(clock);
        clock.Jump(TimeSpan.FromHours(-1));
        Assert.Null(watch.Look());
        Assert.True(watch.IsSteady);
        Assert.Null(watch.Begin(null));
        Assert.Null(watch.Begin(clock.GetUtcNow().AddMinutes(-30)));
        Assert.True(watch.IsSteady);
        Assert.Null(watch.Begin(clock.GetUtcNow().AddDays(-10)));
        Assert.False(watch.IsSteady);
        Assert.Equal(TimeSpan.FromDays(-10), new ClockWatch(clock).Begin(clock.GetUtcNow().AddDays(10)));
    }

    [Theory]
    [InlineData(10 * 24)]
    [InlineData(-10 * 24)]
    [InlineData(0.5)]
    [InlineData(-56 * 365 * 24)]
    public void A_schedule_goes_on_after_the_clock_was_wrong_and_makes_no_run_twice(double hours)
    {
        using var trial = new ClockTrial();
        trial.TickFor(3);
        var before = trial.Runs().Count;
        trial.Clock.Jump(TimeSpan.FromHours(hours));
        trial.TickFor(3);
        trial.Clock.Jump(TimeSpan.FromHours(-hours));
        var back = trial.Clock.GetUtcNow();
        trial.TickFor(5);
        var runs = trial.Runs();
        Assert.True(runs.Count(r => r.DueAt > back) >= 4, $"{runs.Count} runs, {before} before the clock was wrong.");
        Assert.Equal(runs.Count, runs.Select(r => r.DueAt).Distinct().Count());
        Assert.Equal(Math.Abs(hours) > 1 ? 2 : 0, trial.Said.Count);
    }

    [Fact]
    public void Nothing_is_removed_while_the_clock_is_in_doubt()
    {
        var clock = new JumpingClock();
        var watch = new ClockWatch(clock);
        using var world = new DataFolder();
        using var ledger = new LedgerTrial();
        var mail = Directory.CreateDirectory(Path.Combine(world.Top, "mail")).FullName;
        foreach (var (name, at) in Enumerable.Range(0, 101).Select(i => (Envelope.Key($"{i}"), clock.GetUtcNow().AddDays(i == 0 ? -31 : 0))))
        {
            File.WriteAllText(Path.Combine(mail, name + ".eml"), "");
            File.SetLastWriteTimeUtc(Path.Combine(mail, name + ".eml"), at.UtcDateTime);
        }

        var settings = new ServiceSettings
        {
            Line = world.Settings, Url = new Uri("http://127.0.0.1:0"), Ledger = world.Top, Mail = new MailSettings { PickupFolder = mail },
        };
        using var rounds = new RetentionRounds(ledger.Ledger, settings, clock, watch, NullLogger<RetentionRounds>.Instance);
        clock.Jump(TimeSpan.FromDays(10));
        watch.Look();
        rounds.Prune();
        Assert.Equal(101, Directory.GetFiles(mail).Length);
        clock.Pass(ClockWatch.Doubt);
        rounds.Prune();
        Assert.Equal(100, Directory.GetFiles(mail).Length);
    }

    /// <summary>A timetable of every minute whose runs end at once, with nothing new.</summary>
    private sealed class ClockTrial : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-clock-");
        private readonly RunLedger ledger;
        private readonly Desk desk;

        public ClockTrial()
        {
            ledger = new RunLedger(new SqliteDatabase(Path.Combine(folder.FullName, "ledger.db"), Clock));
            desk = new Desk(ledger, [RunTrial.EveryMinute], new RunQueue(_ => "job", _ => true), Clock, new ClockWatch(Clock), Said.Add);
            desk.Begin();
        }

        public JumpingClock Clock { get; } = new();

        public List<string> Said { get; } = [];

        public IReadOnlyList<Run> Runs() => ledger.Runs.Latest(1000);

        public void TickFor(int times, TimeSpan? pace = null)
        {
            for (var i = 0; i < times; i++)
            {
                Clock.Pass(pace ?? TimeSpan.FromMinutes(1));
                desk.Tick();
                foreach (var run in ledger.Runs.Waiting())
                {
                    var lease = ledger.Leases.Take(Runner.SiteLease, "me", TimeSpan.FromSeconds(30))!;
                    var begun = ledger.Runs.Begin(run.Id, lease, Clock.GetUtcNow())!;
                    ledger.End(lease, begun with { EndedAt = Clock.GetUtcNow(), Outcome = "Nothing new." }, [], []);
                    ledger.Leases.EndOf(_ => true);
                }
            }
        }

        public void Dispose()
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(true);
        }
    }
}
