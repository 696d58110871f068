using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Tests.House;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>Recipients who ended the mails of a schedule, wherever the ledger is.</summary>
public abstract class Wishes
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected abstract LedgerTrial Trial();

    [Fact]
    public void A_wish_holds_for_its_schedule_until_somebody_undoes_it_and_may_come_again()
    {
        using var trial = Trial();
        var wishes = trial.Ledger.Unsubscriptions;
        var first = trial.Clock.GetUtcNow();
        wishes.Add(Wish("daily", first));
        trial.Pass(Minute);
        wishes.Add(Wish("daily", trial.Clock.GetUtcNow()));

        Assert.Equal((first, (DateTimeOffset?)null), Assert.Single(trial.Open().Unsubscriptions.All()) is var known ? (known.At, known.UndoneAt) : default);
        Assert.True(wishes.Holds("hash", "daily"));
        Assert.False(wishes.Holds("hash", Unsubscription.ByHand) || wishes.Holds("other", "daily"));

        Assert.True(wishes.Undo("hash", "daily", "olga", trial.Clock.GetUtcNow()));
        Assert.False(wishes.Undo("hash", "daily", "olga", trial.Clock.GetUtcNow()));
        Assert.False(wishes.Holds("hash", "daily"));
        Assert.Equal("olga", Assert.Single(wishes.All()).UndoneBy);

        wishes.Add(Wish("daily", trial.Clock.GetUtcNow()));
        Assert.Equal((trial.Clock.GetUtcNow(), (string?)null), Assert.Single(wishes.Of("daily")) is var again ? (again.At, again.UndoneBy) : default);
    }

    [Fact]
    public void Messages_that_wait_for_who_unsubscribed_are_let_go_and_those_of_other_schedules_are_not()
    {
        using var trial = Trial();
        Enqueue(trial, "daily", "daily ada", "hash");
        Enqueue(trial, "daily", "daily bob", "other");
        Enqueue(trial, null, "by hand", "hash");

        trial.Ledger.Unsubscriptions.Add(Wish("daily", trial.Clock.GetUtcNow()));

        var states = trial.Ledger.Outbox.Latest(10).ToDictionary(row => row.Id, row => (row.State, row.LastError));
        Assert.Equal((OutboxState.Dead, "The recipient unsubscribed."), states["daily ada"]);
        Assert.Equal((OutboxState.Pending, null), states["daily bob"]);
        Assert.Equal((OutboxState.Pending, null), states["by hand"]);
        Assert.False(trial.Ledger.Outbox.TryAgain("daily ada", trial.Clock.GetUtcNow()));
        trial.Ledger.Unsubscriptions.Undo("hash", "daily", "olga", trial.Clock.GetUtcNow());
        Assert.True(trial.Ledger.Outbox.TryAgain("daily ada", trial.Clock.GetUtcNow()));
    }

    [Fact]
    public void Everybody_who_shares_a_ledger_has_the_same_key_and_another_ledger_another_one()
    {
        using var trial = Trial();
        using var other = Trial();
        var keys = Enumerable.Range(0, 8).AsParallel().Select(_ => Convert.ToHexString(trial.Open().Unsubscriptions.Key())).ToList();

        Assert.Equal(64, Assert.Single(keys.Distinct()).Length);
        Assert.NotEqual(keys[0], Convert.ToHexString(other.Ledger.Unsubscriptions.Key()));
    }

    [Fact]
    public void A_ledger_of_before_keeps_what_it_holds_and_takes_wishes()
    {
        using var trial = Trial();
        trial.Database().Write(Older);
        var ledger = trial.Open();

        Assert.Equal("done", ledger.Runs.Find("old")!.Outcome);
        Assert.Equal([1, 0, 255], ledger.Outbox.Find("old message")!.Bytes);
        ledger.Unsubscriptions.Add(Wish("daily", trial.Clock.GetUtcNow()));
        Assert.Equal((OutboxState.Dead, true), (ledger.Outbox.Find("old message")!.State, ledger.Unsubscriptions.Holds("hash", "daily")));
        Assert.Equal(32, ledger.Unsubscriptions.Key().Length);
    }

    // The schema as it was, and a run with its message in it.
    private static int Older(LedgerPage page)
    {
        foreach (var table in new[] { "outbox", "publications", "runs", "due_times", "leases", "marks", "pauses", "drawings", "unsubscribed", "secrets", "message_bodies" })
        {
            page.Execute("drop table " + table);
        }

        page.Execute("delete from schema_steps");
        foreach (var file in SourceTree.Files("jobs/Ledger/schema", ".sql").Where(file => Path.GetFileName(file)[0] < '5'))
        {
            page.Execute(SourceTree.Text(file));
            page.Execute("insert into schema_steps (step) values (@step)", new { step = Path.GetFileName(file) });
        }

        page.Execute(
            """
            insert into runs (id, key, subject, cause, schedule, asked_by, asked_at, campaigns, state, outcome)
            values ('old', 'k', 's', 'schedule', 'daily', 'timetable', '2026-01-01T00:00:00.000Z', '[]', 'done', 'done')
            """);
        return page.Execute(
            """
            insert into outbox (id, run_id, kind, recipient, recipient_hash, subject, message_id, dated_at, bytes, state, next_at, enqueued_at)
            values ('old message', 'old', 'digest', 'ada@example.org', 'hash', 's', 'm', '2026-01-01T00:00:00.000Z', @bytes, 'pending',
                '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')
            """,
            new { bytes = new byte[] { 1, 0, 255 } });
    }

    private static Unsubscription Wish(string schedule, DateTimeOffset at) =>
        new() { RecipientHash = "hash", Schedule = schedule, Recipient = "ada@example.org", At = at };

    private static void Enqueue(LedgerTrial trial, string? schedule, string id, string hash)
    {
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked(id) with { Schedule = schedule, AskedAt = trial.Clock.GetUtcNow() }).Run;
        var lease = trial.Ledger.Leases.Take("site", "one", Minute)!;
        var begun = trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow())!;
        trial.Ledger.End(lease, begun, [], [new OutboxRow
        {
            Id = id, RunId = run.Id, Kind = "digest", Recipient = hash + "@example.org", RecipientHash = hash, Bytes = [1],
            DatedAt = run.AskedAt, NextAt = run.AskedAt, EnqueuedAt = run.AskedAt, ExpiresAt = run.AskedAt + TimeSpan.FromDays(5),
        }]);
        trial.Ledger.Leases.Release(lease);
    }
}
