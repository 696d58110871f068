using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>What the tick of the timetable makes of due times, by a clock moved by hand.</summary>
public sealed class Ticks
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_schedule_that_is_new_missed_nothing()
    {
        using var trial = new RunTrial();
        trial.DeskOf(RunTrial.EveryMinute).Tick();
        Assert.Empty(trial.Ledger.Runs.Latest(10));
    }

    [Fact]
    public async Task Every_due_time_becomes_one_run_however_often_the_tick_comes()
    {
        using var trial = new RunTrial();
        var desk = trial.DeskOf(RunTrial.EveryMinute);
        desk.Tick();
        for (var minute = 0; minute < 5; minute++)
        {
            trial.Clock.Pass(Minute);
            Parallel.For(0, 4, _ => desk.Tick());
            await trial.RunIt(Assert.Single(trial.Ledger.Runs.Waiting()));
        }

        var runs = trial.Ledger.Runs.Latest(10);
        Assert.Equal(5, runs.Count);
        Assert.Equal(5, runs.Select(r => r.DueAt).Distinct().Count());
        Assert.All(runs, r => Assert.Equal(("schedule", "often", "timetable"), (r.Cause, r.Schedule, r.AskedBy)));
        Assert.Single(runs, r => r.IsNews);
    }

    [Fact]
    public async Task Who_unsubscribed_from_a_schedule_is_left_out_by_it_and_by_no_other()
    {
        using var trial = new RunTrial();
        var ada = Address.Read("Ada <ada@example.org>")!;
        var schedule = RunTrial.EveryMinute with { Mail = true, To = [ada.ToString(), "bob@example.org"] };
        trial.Ledger.Unsubscriptions.Add(new() { RecipientHash = ada.Hash, Schedule = schedule.Name, Recipient = ada.Mailbox, At = trial.Clock.GetUtcNow() });
        var desk = trial.DeskOf(schedule, schedule with { Name = "another" });
        desk.Tick();
        trial.Clock.Pass(Minute);
        desk.Tick();
        var runs = new Dictionary<string, Run>();
        foreach (var run in trial.Ledger.Runs.Waiting())
        {
            runs[run.Schedule!] = await trial.RunIt(run);
        }

        Assert.Equal(["bob@example.org"], trial.Ledger.Outbox.OfRun(runs["often"].Id).Select(row => row.Recipient));
        Assert.EndsWith("1 message to send. 1 recipient left out, who unsubscribed.", runs["often"].Outcome, StringComparison.Ordinal);
        Assert.Equal(["ada@example.org", "bob@example.org"], trial.Ledger.Outbox.OfRun(runs["another"].Id).Select(row => row.Recipient));
    }

    [Fact]
    public void What_was_missed_is_caught_up_with_once_for_the_newest_and_said()
    {
        using var trial = new RunTrial();
        trial.DeskOf(RunTrial.EveryMinute).Tick();
        trial.Clock.Pass(TimeSpan.FromHours(3));
        // Another program, after the gap.
        trial.DeskOf(RunTrial.EveryMinute).Tick();
        trial.DeskOf(RunTrial.EveryMinute).Tick();
        var run = Assert.Single(trial.Ledger.Runs.Latest(10));
        Assert.Equal(trial.Clock.GetUtcNow(), run.DueAt);
        Assert.Contains("179 earlier due times passed", run.Told, StringComparison.Ordinal);
        Assert.Contains("179 earlier due times passed", Told.Cause(run), StringComparison.Ordinal);
    }

    [Fact]
    public void A_daily_run_that_was_missed_in_the_morning_is_a_catch_up_at_noon()
    {
        using var trial = new RunTrial();
        var daily = RunTrial.EveryMinute with { Name = "daily", Cron = Cronos.CronExpression.Parse("0 7 * * *") };
        trial.DeskOf(daily).Tick();
        trial.Clock.Pass(TimeSpan.FromHours(24));
        trial.DeskOf(daily).Tick();
        var run = Assert.Single(trial.Ledger.Runs.Latest(10));
        Assert.Equal(("catch-up", new DateTimeOffset(2026, 3, 3, 7, 0, 0, TimeSpan.Zero)), (run.Cause, run.DueAt));
    }

    [Fact]
    public async Task While_a_run_of_a_schedule_lasts_its_due_times_wait_and_are_caught_up_with()
    {
        using var trial = new RunTrial();
        var desk = trial.DeskOf(RunTrial.EveryMinute);
        desk.Tick();
        for (var minute = 0; minute < 4; minute++)
        {
            trial.Clock.Pass(Minute);
            desk.Tick();
        }

        await trial.RunIt(Assert.Single(trial.Ledger.Runs.Waiting()));
        desk.Tick();
        Assert.Contains("2 earlier due times", Assert.Single(trial.Ledger.Runs.Waiting()).Told, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waited_when_the_program_died_is_put_into_the_queue_again()
    {
        using var trial = new RunTrial();
        var run = trial.Ask();
        var lease = trial.Ledger.Leases.Take(Runner.SiteLease, "dead", Runner.LeaseTime)!;
        trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow());
        trial.Desk.Tick();
        Assert.Single(trial.Jobs);
        trial.Clock.Pass(Runner.LeaseTime);
        trial.Desk.Tick();
        Assert.Equal([run.Id, run.Id], trial.Jobs);
    }
}
