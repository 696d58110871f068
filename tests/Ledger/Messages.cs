using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>Messages on their way have one sender at a time, wherever the ledger is.</summary>
public abstract class Messages
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private protected abstract LedgerTrial Trial();

    [Fact]
    public void Each_message_is_claimed_once_by_four_takers_at_once()
    {
        using var trial = Enqueued(20);
        var claimed = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 4, i =>
        {
            var deliveries = trial.Open().Deliveries;
            while (deliveries.Claim($"w{i}", trial.Clock.GetUtcNow(), Minute) is { } row)
            {
                claimed.Add(row.Id);
                deliveries.HandOver(row, Minute);
                deliveries.Sent(row, "250 ok", trial.Clock.GetUtcNow());
            }
        });
        Assert.Equal((20, 20), (claimed.Distinct().Count(), claimed.Count));
        Assert.All(trial.Ledger.Outbox.Latest(30), m => Assert.Equal((OutboxState.Sent, "250 ok", 1L), (m.State, m.Reply, m.Attempts)));
    }

    [Fact]
    public void A_message_is_claimed_with_its_very_bytes_and_when_it_is_due()
    {
        using var trial = Enqueued(1);
        Assert.Null(trial.Ledger.Deliveries.Claim("one", trial.Clock.GetUtcNow() - Minute, Minute));
        Assert.Equal(trial.Clock.GetUtcNow(), trial.Ledger.Deliveries.NextDue());
        var row = Claim(trial, "one");
        Assert.Equal([1, 0, 255], row.Bytes);
        Assert.Equal("claimed", row.Phase);
        Assert.Null(trial.Ledger.Deliveries.NextDue());
    }

    [Fact]
    public void Who_slept_until_another_took_its_message_hands_nothing_over_and_puts_nothing_back()
    {
        using var trial = Enqueued(1);
        var slept = Claim(trial, "sleeper");
        Assert.Empty(trial.Ledger.Deliveries.Abandoned(_ => false));
        Assert.True(trial.Ledger.Deliveries.Renew(slept, Minute));
        trial.Pass(Minute);
        var abandoned = Assert.Single(trial.Open().Deliveries.Abandoned(_ => false));
        trial.Ledger.Deliveries.PutBack(abandoned, abandoned with { State = OutboxState.Retry, NextAt = trial.Clock.GetUtcNow() });
        var taken = Claim(trial, "other");
        Assert.Equal(slept.Token + 1, taken.Token);

        Assert.False(trial.Ledger.Deliveries.Renew(slept, Minute));
        Assert.Throws<LeaseLost>(() => trial.Ledger.Deliveries.HandOver(slept, Minute));
        trial.Ledger.Deliveries.PutBack(slept, slept with { State = OutboxState.Dead });
        trial.Ledger.Deliveries.Sent(slept, "250 late", trial.Clock.GetUtcNow());
        Assert.Equal((OutboxState.Sending, "other"), (trial.Ledger.Outbox.Find("m0")!.State, trial.Ledger.Outbox.Find("m0")!.Holder));
        trial.Ledger.Deliveries.HandOver(taken, Minute);
    }

    [Fact]
    public void A_sender_that_is_known_to_be_gone_is_not_waited_for()
    {
        using var trial = Enqueued(2);
        Claim(trial, "gone");
        Claim(trial, "here");
        Assert.Equal("gone", Assert.Single(trial.Ledger.Deliveries.Abandoned(h => h == "gone")).Holder);
    }

    [Fact]
    public void Only_what_was_tried_is_given_up_unless_nothing_gets_through_anyway()
    {
        using var trial = Enqueued(2);
        var tried = Claim(trial, "one");
        trial.Ledger.Deliveries.PutBack(tried, tried with { State = OutboxState.Retry, NextAt = trial.Clock.GetUtcNow(), LastError = "busy" });
        var end = trial.Clock.GetUtcNow() + TimeSpan.FromDays(5);
        Assert.Equal(1, trial.Ledger.Deliveries.GiveUp(end, nothingGetsThrough: false));
        Assert.EndsWith("Last: busy", trial.Ledger.Outbox.Find(tried.Id)!.LastError, StringComparison.Ordinal);
        Assert.Equal(1, trial.Ledger.Deliveries.GiveUp(end, nothingGetsThrough: true));
        Assert.All(trial.Ledger.Outbox.Latest(2), m => Assert.Equal((OutboxState.Dead, end), (m.State, m.EndedAt)));
    }

    [Fact]
    public void A_way_that_leads_nowhere_is_closed_since_the_first_failure_and_open_again()
    {
        using var trial = Trial();
        var now = trial.Clock.GetUtcNow();
        var pause = new Pause { Place = "relay:587", Since = now, Until = now + Minute, Failures = 1, NeedsAPerson = 0, Reason = "gone" };
        trial.Ledger.Deliveries.Close(pause);
        trial.Open().Deliveries.Close(pause with { Since = now + Minute, Failures = 2, NeedsAPerson = 1, Reason = "no such user" });
        Assert.Equal(pause with { Failures = 2, NeedsAPerson = 1, Reason = "no such user" }, trial.Ledger.Deliveries.PauseOf(pause.Place));
        Assert.Single(trial.Ledger.Deliveries.Pauses());
        trial.Ledger.Deliveries.Open(pause.Place);
        Assert.Null(trial.Ledger.Deliveries.PauseOf(pause.Place));
    }

    private LedgerTrial Enqueued(int count)
    {
        var trial = Trial();
        var now = trial.Clock.GetUtcNow();
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked("k")).Run;
        var lease = trial.Ledger.Leases.Take("site", "one", Minute)!;
        trial.Ledger.End(lease, trial.Ledger.Runs.Begin(run.Id, lease, now)!, [],
        [
            .. Enumerable.Range(0, count).Select(i => new OutboxRow
            {
                Id = $"m{i}", RunId = run.Id, Kind = "digest", Recipient = $"ada{i}@example.org", RecipientHash = $"h{i}", Bytes = [1, 0, 255], DatedAt = now, NextAt = now, EnqueuedAt = now,
                ExpiresAt = now + TimeSpan.FromDays(5),
            }),
        ]);
        return trial;
    }

    private static OutboxRow Claim(LedgerTrial trial, string holder) => trial.Ledger.Deliveries.Claim(holder, trial.Clock.GetUtcNow(), Minute)!;
}
