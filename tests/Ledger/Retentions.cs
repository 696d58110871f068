using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>What the ledger lets go, and what it never does, wherever it is.</summary>
public abstract class Retentions
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly RetentionRules Rules = new() { Publications = 3 };

    private protected abstract LedgerTrial Trial();

    [Fact]
    public void Old_runs_without_a_trace_go_and_what_published_or_mailed_or_is_new_stays()
    {
        using var trial = Trial();
        AddRun(trial, "quiet", Begin);
        AddRun(trial, "published", Begin, campaigns: ["c"]);
        AddRun(trial, "mailed", Begin, messages: [Message("m")]);
        AddRun(trial, "failed", Begin, "failed");
        AddRun(trial, "waits", Begin, "queued");
        AddRuns(trial, Retention.NewestRuns, Begin.AddDays(8));

        Assert.Equal(1, trial.Ledger.Retention.Apply(Rules).Runs);
        Assert.Equal(["failed", "mailed", "published", "waits"], Left(trial));
        AddRuns(trial, Retention.NewestRuns, Begin.AddDays(31));
        trial.Ledger.Retention.Apply(Rules);
        Assert.Equal(["mailed", "published", "waits"], Left(trial));
        Assert.Equal(Retention.NewestRuns, Runs(trial).Count - 3);
        Assert.Equal(0, trial.Ledger.Retention.Apply(Rules).Runs);
    }

    [Fact]
    public void A_clock_that_jumped_ahead_removes_nothing_until_all_of_the_newest_runs_are_of_it()
    {
        using var trial = Trial();
        AddRun(trial, "old", Begin, campaigns: ["c", "d"], messages: [Message("m") with { State = OutboxState.Sent, EndedAt = Begin }]);
        AddRuns(trial, Retention.NewestRuns, Begin);
        AddRun(trial, "later", Begin.AddDays(1), campaigns: ["c"]);
        AddRuns(trial, Retention.NewestRuns - 1, Begin.AddYears(20));
        Assert.False(trial.Ledger.Retention.Apply(Rules).Any);
        AddRuns(trial, 1, Begin.AddYears(20));
        Assert.True(trial.Ledger.Retention.Apply(Rules).Any);
    }

    [Fact]
    public void A_clock_that_jumped_back_removes_nothing_and_what_came_last_is_the_newest()
    {
        using var trial = Trial();
        AddRun(trial, "first", Begin, campaigns: ["c"]);
        AddRun(trial, "jumped", Begin.AddYears(-30), campaigns: ["c"]);
        Assert.Equal("jumped", trial.Ledger.Publications.Newest()["c"].RunId);
        Assert.Equal(["jumped", "first"], trial.Ledger.Publications.OfCampaign("c", 10).Select(p => p.RunId));
        AddRuns(trial, Retention.NewestRuns - 1, Begin);
        Assert.False(trial.Ledger.Retention.Apply(Rules).Any);
        AddRuns(trial, Retention.NewestRuns, Begin.AddYears(-30));
        Assert.False(trial.Ledger.Retention.Apply(Rules).Any);
    }

    [Fact]
    public void The_newest_reports_of_each_campaign_are_kept_and_of_those_before_the_last_of_each_day()
    {
        using var trial = Trial();
        trial.Database().Write(page =>
            Enumerable.Range(0, 60).Sum(hour => AddRun(page, $"hour {hour:00}", Begin.AddHours(hour), "done", hour == 1 ? ["c", "ended"] : ["c"], [])));

        Assert.Equal(55, trial.Ledger.Retention.Apply(Rules).Publications);
        Assert.Equal(["hour 59", "hour 58", "hour 57", "hour 35", "hour 11"], trial.Ledger.Publications.OfCampaign("c", 100).Select(p => p.RunId));
        Assert.Equal("hour 01", Assert.Single(trial.Ledger.Publications.OfCampaign("ended", 10)).RunId);

        AddRuns(trial, Retention.NewestRuns, Begin.AddDays(1000));
        trial.Ledger.Retention.Apply(Rules);
        Assert.Equal(["c", "ended"], trial.Ledger.Publications.Newest().Keys.Order());
        Assert.Equal("hour 59", Assert.Single(trial.Ledger.Publications.OfCampaign("c", 100)).RunId);
    }

    [Fact]
    public void The_bytes_of_what_was_sent_go_then_the_message_and_what_is_not_sent_or_in_doubt_never()
    {
        using var trial = Trial();
        var states = Enum.GetValues<OutboxState>();
        AddRun(trial, "mailed", Begin, messages: [.. states.Select(state => Message(state.ToString()) with { State = state, EndedAt = Begin })]);
        AddRuns(trial, Retention.NewestRuns + 1, Begin.AddDays(31));
        Assert.Equal(1, trial.Ledger.Retention.Apply(Rules).Bodies);
        Assert.Empty(trial.Ledger.Outbox.Find("Sent")!.Bytes);
        Assert.All(
            states.Except([OutboxState.Sent]),
            state => Assert.Equal(Message(state.ToString()).Bytes, trial.Ledger.Outbox.Find(state.ToString())!.Bytes));
        Assert.Equal(0, trial.Ledger.Retention.Apply(Rules).Bodies);

        AddRuns(trial, Retention.NewestRuns, Begin.AddDays(4000));
        Assert.Equal(2, trial.Ledger.Retention.Apply(Rules).Messages);
        var left = trial.Ledger.Outbox.Latest(100).Select(m => m.State).Order();
        Assert.Equal(states.Except([OutboxState.Sent, OutboxState.Dead]).Order(), left);
        Assert.All(left, state => Assert.Equal(Message(state.ToString()).Bytes, trial.Ledger.Outbox.Find(state.ToString())!.Bytes));
        Assert.Equal("mailed", trial.Ledger.Runs.Find("mailed")!.Id);
    }

    [Fact]
    public void Bodies_that_nobody_needs_are_gone()
    {
        using var trial = Trial();
        AddRun(trial, "mailed", Begin, messages: [Message("a") with { State = OutboxState.Sent, EndedAt = Begin }, Message("b")]);
        AddRuns(trial, Retention.NewestRuns + 1, Begin.AddDays(31));
        trial.Ledger.Retention.Apply(Rules);
        Assert.Equal(2, Bodies(trial));
        trial.Database().Write(page => page.Execute("update outbox set state = 'sent', ended_at = enqueued_at where id = 'b'"));
        trial.Ledger.Retention.Apply(Rules);
        trial.Ledger.Retention.Apply(Rules);
        Assert.Equal(0, Bodies(trial));
    }

    private static OutboxRow Message(string id) => new()
    {
        Id = id, Kind = "digest", Recipient = id + "@example.org", RecipientHash = id,
        Bytes = [.. "To: "u8, .. System.Text.Encoding.ASCII.GetBytes(id), .. "\r\n\r\nall the same\r\n"u8],
        DatedAt = Begin, NextAt = Begin, EnqueuedAt = Begin, ExpiresAt = Begin,
    };

    private static void AddRun(
        LedgerTrial trial, string id, DateTimeOffset at, string state = "done", string[]? campaigns = null, OutboxRow[]? messages = null) =>
        trial.Database().Write(page => AddRun(page, id, at, state, campaigns ?? [], messages ?? []));

    /// <summary>A run as it was left.</summary>
    private static int AddRun(LedgerPage page, string id, DateTimeOffset at, string state, string[] campaigns, OutboxRow[] messages)
    {
        CampaignBatch.Jobs.Ledger.Runs.Ask(page, LedgerTrial.Asked(id) with { Id = id, AskedAt = at });
        Publications.Add(page, [.. campaigns.Select(c => new CampaignPublication { RunId = id, Campaign = c, PublishedAt = at, AsOf = at })]);
        messages = [.. messages.Select(m => m with { RunId = id })];
        Outbox.Add(page, messages, MessageBodies.Pack(messages));
        foreach (var message in messages)
        {
            page.Execute(
                "update outbox set state = @state, ended_at = @EndedAt where id = @Id",
                new { message.Id, message.EndedAt, state = message.State.ToString().ToLowerInvariant() });
        }

        return page.Execute("update runs set state = @state, ended_at = @at where id = @id", new { id, at, state });
    }

    private static void AddRuns(LedgerTrial trial, int count, DateTimeOffset at) => trial.Database().Write(page =>
    {
        for (var i = 0; i < count; i++)
        {
            page.Execute(
                """
                insert into runs (id, key, subject, cause, asked_by, asked_at, campaigns, state, ended_at, seq)
                select 'later ' || n, 'later ' || n, 's', 'schedule', 'timetable', @at, '[]', 'done', @at, n
                from (select coalesce(max(seq), 0) + 1 as n from runs) newest
                """,
                new { at });
        }

        return 0;
    });

    private static IReadOnlyList<string> Runs(LedgerTrial trial) => trial.Database().Read(page => page.Rows<string>("select id from runs order by id"));

    private static IEnumerable<string> Left(LedgerTrial trial) => Runs(trial).Where(id => !id.StartsWith("later", StringComparison.Ordinal));

    private static long Bodies(LedgerTrial trial) => trial.Database().Read(page => page.First<long>("select count(*) from message_bodies"));
}
