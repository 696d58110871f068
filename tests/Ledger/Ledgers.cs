using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>What the ledger keeps, and whom it lets write.</summary>
public abstract class Ledgers
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected abstract LedgerTrial Trial();

    [Fact]
    public void What_is_asked_twice_by_one_key_is_one_run()
    {
        using var trial = Trial();
        var asked = Enumerable.Range(0, 100).AsParallel().Select(_ => trial.Ledger.Runs.Ask(LedgerTrial.Asked("k"))).ToList();
        Assert.Single(asked, a => a.IsNew);
        Assert.Single(trial.Ledger.Runs.Latest(10));
    }

    [Fact]
    public void The_same_asked_by_another_key_is_the_waiting_run_until_that_has_ended()
    {
        using var trial = Trial();
        var first = trial.Ledger.Runs.Ask(LedgerTrial.Asked("a", "s")).Run;
        Assert.Equal((first.Id, false), (trial.Ledger.Runs.Ask(LedgerTrial.Asked("b", "s")).Run.Id, trial.Ledger.Runs.Ask(LedgerTrial.Asked("b", "s")).IsNew));
        End(trial, first);
        Assert.True(trial.Ledger.Runs.Ask(LedgerTrial.Asked("b", "s")).IsNew);
        Assert.False(trial.Ledger.Runs.Ask(LedgerTrial.Asked("a", "s")).IsNew);
    }

    [Fact]
    public void A_run_is_read_as_it_was_asked()
    {
        using var trial = Trial();
        var asked = LedgerTrial.Asked("k") with
        {
            Campaigns = ["a'b", "\"ü\" \u202ex"], AsOf = trial.Clock.GetUtcNow(), Force = true, Refresh = false, Mail = true, Recipients = ["ada@example.org"],
            Channel = "push", RunningOnly = true, Schedule = "daily", DueAt = trial.Clock.GetUtcNow(), Told = "2 missed",
        };
        trial.Ledger.Runs.Ask(asked);
        var read = trial.Open().Runs.Find(asked.Id)!;
        Assert.Equal(asked with { Campaigns = read.Campaigns, Recipients = read.Recipients, Failures = read.Failures }, read);
        Assert.Equal(asked.Campaigns, read.Campaigns);
        Assert.Equal(asked.Recipients, read.Recipients);
    }

    [Fact]
    public void A_lease_has_one_holder_and_ends_by_itself()
    {
        using var trial = Trial();
        var first = trial.Ledger.Leases.Take("site", "one", Minute)!;
        Assert.Null(trial.Open().Leases.Take("site", "two", Minute));
        trial.Pass(Minute / 2);
        Assert.True(trial.Ledger.Leases.Renew(first, Minute));
        trial.Pass(Minute / 2);
        Assert.Null(trial.Ledger.Leases.Take("site", "two", Minute));
        trial.Pass(Minute / 2);
        var second = trial.Ledger.Leases.Take("site", "two", Minute)!;
        Assert.Equal(first.Token + 1, second.Token);
        Assert.False(trial.Ledger.Leases.Renew(first, Minute));
        trial.Ledger.Leases.Release(first);
        Assert.Null(trial.Ledger.Leases.Take("site", "one", Minute));
        trial.Ledger.Leases.Release(second);
        Assert.Equal(second.Token + 1, trial.Ledger.Leases.Take("site", "one", Minute)!.Token);
    }

    [Fact]
    public void Who_lost_the_lease_writes_neither_publication_nor_mail()
    {
        using var trial = Trial();
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked("k")).Run;
        var lost = trial.Ledger.Leases.Take("site", "one", Minute)!;
        var begun = trial.Ledger.Runs.Begin(run.Id, lost, trial.Clock.GetUtcNow())!;
        trial.Pass(Minute);
        trial.Ledger.Leases.Take("site", "two", Minute);
        Assert.Throws<LeaseLost>(() => trial.Ledger.End(lost, begun, [Publication(begun)], [Message(begun)]));
        Assert.Throws<LeaseLost>(() => trial.Ledger.Fail(lost, run.Id, "no", trial.Clock.GetUtcNow(), []));
        Assert.Equal(RunState.Running, trial.Ledger.Runs.Find(run.Id)!.State);
        Assert.Empty(trial.Ledger.Publications.OfRun(run.Id));
        Assert.Empty(trial.Ledger.Outbox.Latest(10));
    }

    [Fact]
    public void A_run_that_is_ended_twice_is_in_the_ledger_once_with_one_mail()
    {
        using var trial = Trial();
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked("k")).Run;
        var lease = trial.Ledger.Leases.Take("site", "one", Minute)!;
        var begun = trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow())!;
        for (var i = 0; i < 2; i++)
        {
            trial.Ledger.End(lease, begun with { Outcome = "done", EndedAt = trial.Clock.GetUtcNow() }, [Publication(begun)], [Message(begun)]);
        }

        Assert.Null(trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow()));
        Assert.Equal("done", trial.Ledger.Runs.Find(run.Id)!.Outcome);
        Assert.Single(trial.Ledger.Publications.OfRun(run.Id));
        Assert.Equal(new byte[] { 1, 0, 255 }, trial.Ledger.Outbox.Find(Assert.Single(trial.Ledger.Outbox.Latest(10)).Id)!.Bytes);
        Assert.Equal(1, trial.Ledger.Outbox.Counts()[OutboxState.Pending]);
    }

    [Fact]
    public void Programs_that_start_at_once_make_one_schema()
    {
        using var trial = Trial();
        trial.Database().Write(page =>
        {
            foreach (var table in page.Rows<string>("select step from schema_steps").Count > 0 ? new[] { "outbox", "publications", "runs", "due_times", "leases", "marks", "pauses", "drawings", "unsubscribed", "secrets", "message_bodies", "schema_steps" } : [])
            {
                page.Execute("drop table " + table);
            }

            return 0;
        });
        Parallel.For(0, 8, _ => trial.Open().Ping());
    }

    [Fact]
    public void A_due_time_becomes_one_run_and_waits_while_an_earlier_one_runs()
    {
        using var trial = Trial();
        var begin = trial.Ledger.DueTimes.Last("daily", trial.Clock.GetUtcNow());
        Run Due(int minute) => LedgerTrial.Asked($"daily {minute}", "daily") with { Schedule = "daily", DueAt = begin + minute * Minute };
        Assert.Single(Enumerable.Range(0, 20).AsParallel().Select(_ => trial.Ledger.DueTimes.Handle(Due(1))).OfType<Run>());
        Assert.Null(trial.Ledger.DueTimes.Handle(Due(2)));
        Assert.Equal(begin + Minute, trial.Ledger.DueTimes.Last("daily", begin + Minute));
        End(trial, trial.Ledger.Runs.Waiting()[0]);
        Assert.Null(trial.Ledger.DueTimes.Handle(Due(1)));
        Assert.NotNull(trial.Ledger.DueTimes.Handle(Due(3)));
        // Handled while the clock was ahead: waiting for it would switch the schedule off.
        Assert.Equal(begin + Minute, trial.Ledger.DueTimes.Last("daily", begin + Minute));
    }

    private static void End(LedgerTrial trial, Run run)
    {
        var lease = trial.Ledger.Leases.Take("site", "one", Minute)!;
        trial.Ledger.End(lease, trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow())!, [], []);
        trial.Ledger.Leases.Release(lease);
    }

    private static CampaignPublication Publication(Run run) => new() { RunId = run.Id, Campaign = "c", PublishedAt = run.AskedAt, AsOf = run.AskedAt, Changes = ["a"] };

    private static OutboxRow Message(Run run) => new()
    {
        Id = "m", RunId = run.Id, Kind = "digest", Recipient = "ada@example.org", RecipientHash = "h", Bytes = [1, 0, 255], DatedAt = run.AskedAt, NextAt = run.AskedAt, EnqueuedAt = run.AskedAt,
    };
}
