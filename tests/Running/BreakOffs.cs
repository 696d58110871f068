using System.Data.Common;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Jobs.Timetable;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Line;
using Microsoft.Data.Sqlite;
using Xunit;

namespace CampaignBatch.Tests.Running;

/// <summary>Runs that break off are counted by the cause, and what they owe is made good.</summary>
public sealed class BreakOffs
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_run_whose_program_was_killed_three_times_goes_on_after_pauses_that_grow()
    {
        using var trial = new RunTrial();
        var run = trial.Ask();
        Kill(trial, run);
        Kill(trial, run);
        Assert.Equal((RunState.Running, 1L), (trial.Ledger.Runs.Find(run.Id)!.State, trial.Ledger.Runs.Find(run.Id)!.Killed));
        Assert.Equal((RunState.Queued, Minute), await Waits(trial, run));
        trial.Clock.Pass(Minute);
        Kill(trial, run);
        Assert.Equal((RunState.Queued, 2 * Minute), await Waits(trial, run));
        trial.Clock.Pass(2 * Minute);
        var ended = await trial.RunIt(run);
        Assert.Equal((RunState.Done, 3L, 0L), (ended.State, ended.Killed, ended.Outages));
    }

    [Fact]
    public async Task While_a_run_waits_others_are_done_and_a_clock_that_was_ahead_keeps_it_no_longer()
    {
        using var trial = new RunTrial();
        var run = trial.Ask();
        Kill(trial, run);
        Kill(trial, run);
        Assert.Equal(RunEnd.Waits, await trial.Runner.Run(run.Id, Cancel));
        trial.Jobs.Clear();
        var other = trial.Ask(r => r with { Force = true }, "u");
        Assert.Equal([other.Id], trial.Jobs);
        await trial.RunIt(other);
        trial.Desk.Tick();
        Assert.Equal([other.Id], trial.Jobs);
        trial.Clock.Pass(TimeSpan.FromDays(-1));
        trial.Desk.Tick();
        Assert.Equal([other.Id, run.Id], trial.Jobs);
    }

    [Fact]
    public async Task A_run_that_takes_its_program_with_it_is_given_up_and_the_operator_is_told_of_its_mail()
    {
        using var trial = new RunTrial();
        var run = trial.Ask(r => r with { Mail = true });
        // A program comes at times while the run waits, and is not killed by it.
        while (trial.Ledger.Runs.Find(run.Id) is not { Killed: RunPauses.MostKilled - 1, State: RunState.Running })
        {
            Kill(trial, run);
            trial.Clock.Pass(RunPauses.Longest);
        }

        var ended = await trial.RunIt(run);
        Assert.Equal((RunState.Failed, 0), (ended.State, trial.Runs));
        Assert.Contains("10 times the program was killed", ended.Outcome, StringComparison.Ordinal);
        var told = trial.Ledger.Outbox.Find(Assert.Single(trial.Ledger.Outbox.Latest(10)).Id)!;
        Assert.Equal(("ops@example.org", "failure", "Report run failed: rerun"), (told.Recipient, told.Kind, told.Subject));
        Assert.Contains("10 times the program was killed", System.Text.Encoding.UTF8.GetString(told.Bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_is_away_costs_no_attempt_however_often()
    {
        var outages = RunPauses.MostKilled + 2;
        using var trial = new RunTrial((settings, progress, cancel) =>
            outages-- > 0 ? throw new SqliteException("database is locked", 5) : Reports.Line.Run(settings, progress, cancel));
        var run = trial.Ask();
        for (var i = RunPauses.MostKilled + 2; i > 0; i--)
        {
            await Assert.ThrowsAsync<SqliteException>(() => trial.Runner.Run(run.Id, Cancel));
        }

        var ended = await trial.RunIt(run);
        Assert.Equal((RunState.Done, 0L, RunPauses.MostKilled + 2L), (ended.State, ended.Killed, ended.Outages));
    }

    [Fact]
    public async Task A_worker_that_could_not_say_that_it_lives_says_so_later()
    {
        using var trial = new RunTrial((_, _, _) => throw new SqliteException("disk I/O error", 10));
        var run = trial.Ask();
        await Assert.ThrowsAsync<SqliteException>(() => trial.Runner.Run(run.Id, Cancel));
        Kill(trial, run);
        Assert.Equal(1, trial.Ledger.Runs.Find(run.Id)!.Killed);
        await trial.Runner.Run("another", Cancel);
        var excused = trial.Ledger.Runs.Find(run.Id)!;
        Assert.Equal((0L, 1L), (excused.Killed, excused.Outages));
    }

    [Fact]
    public async Task A_fault_of_another_database_or_of_a_statement_fails_the_run()
    {
        Exception fault = new OtherDatabaseFault();
        using var trial = new RunTrial((_, _, _) => throw fault);
        Assert.Equal(RunState.Failed, (await trial.RunIt(trial.Ask())).State);
        fault = new SqliteException("no such column", 1);
        Assert.Equal(RunState.Failed, (await trial.RunIt(trial.Ask(ticket: "u"))).State);
        Assert.False(LedgerDatabase.IsOutage(new Npgsql.PostgresException("duplicate key", "ERROR", "ERROR", "23505")));
        Assert.True(LedgerDatabase.IsOutage(new Npgsql.PostgresException("shutting down", "FATAL", "FATAL", "57P01")));
        Assert.True(LedgerDatabase.IsOutage(new Npgsql.NpgsqlException("gone")));
    }

    [Fact]
    public async Task The_mail_of_a_due_time_whose_run_failed_is_sent_once_the_reports_are_made()
    {
        var isFull = true;
        using var trial = new RunTrial(
            (settings, progress, cancel) => isFull ? throw new CannotWrite("the disk is full") : Reports.Line.Run(settings, progress, cancel));
        var desk = trial.DeskOf(Daily);
        var failed = await Due(trial, desk);
        Assert.Equal(RunState.Failed, failed.State);
        Assert.Equal("ops@example.org", Assert.Single(trial.Ledger.Outbox.Latest(10)).Recipient);
        desk.Tick();
        Assert.Empty(trial.Ledger.Runs.Waiting());

        isFull = false;
        trial.Clock.Pass(Minute);
        await trial.RunIt(trial.Ask());
        desk.Tick();
        desk.Tick();
        var caught = await trial.RunIt(Assert.Single(trial.Ledger.Runs.Waiting()));
        Assert.Equal((RunState.Done, "catch-up", failed.DueAt, false), (caught.State, caught.Cause, caught.DueAt, caught.Refresh));
        Assert.Equal("ada@example.org", Assert.Single(trial.Ledger.Outbox.OfRun(caught.Id)).Recipient);
        desk.Tick();
        Assert.Empty(trial.Ledger.Runs.Waiting());
    }

    [Fact]
    public async Task A_later_mail_of_the_schedule_stands_for_the_one_that_failed()
    {
        var isFull = true;
        using var trial = new RunTrial(
            (settings, progress, cancel) => isFull ? throw new CannotWrite("the disk is full") : Reports.Line.Run(settings, progress, cancel));
        var desk = trial.DeskOf(Daily);
        await Due(trial, desk);
        isFull = false;
        Assert.Equal(RunState.Done, (await Due(trial, desk)).State);
        desk.Tick();
        Assert.Empty(trial.Ledger.Runs.Waiting());
        Assert.Empty(trial.Ledger.OwedMails.All());
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Schedule Daily { get; } = RunTrial.EveryMinute with { Name = "daily", Cron = Cronos.CronExpression.Parse("0 7 * * *"), Mail = true };

    /// <summary>The run of the next day.</summary>
    private static async Task<Run> Due(RunTrial trial, Desk desk)
    {
        desk.Tick();
        trial.Clock.Pass(TimeSpan.FromDays(1));
        desk.Tick();
        return await trial.RunIt(Assert.Single(trial.Ledger.Runs.Waiting()));
    }

    /// <summary>A program begins the run, and is killed.</summary>
    private static void Kill(RunTrial trial, Run run)
    {
        var lease = trial.Ledger.Leases.Take(Runner.SiteLease, "dead", Runner.LeaseTime)!;
        trial.Ledger.Runs.Begin(run.Id, lease with { Holder = $"dead {lease.Token}" }, trial.Clock.GetUtcNow());
        trial.Clock.Pass(Runner.LeaseTime);
    }

    /// <summary>State of the run after it was tried, and how long it waits.</summary>
    private static async Task<(RunState State, TimeSpan Pause)> Waits(RunTrial trial, Run run)
    {
        Assert.Equal(RunEnd.Waits, await trial.Runner.Run(run.Id, Cancel));
        var found = trial.Ledger.Runs.Find(run.Id)!;
        return (found.State, found.NextAt!.Value - trial.Clock.GetUtcNow());
    }

    private sealed class OtherDatabaseFault : DbException
    {
        public OtherDatabaseFault()
            : base("out of memory")
        {
        }
    }
}
