using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A ledger that an earlier version made is read as it was, wherever it is.</summary>
public abstract class OldLedgers
{
    private const string Tables = "outbox, publications, runs, due_times, leases, marks, pauses, drawings, unsubscribed, secrets, message_bodies, schema_steps";
    private static readonly string[] Before = ["1_ledger.sql", "2_delivery.sql", "3_marks.sql", "4_drawings.sql", "5_unsubscribed.sql"];

    private protected abstract LedgerTrial Trial();

    [Fact]
    public void Runs_publications_and_messages_of_before_are_there_in_their_order_and_messages_can_be_sent()
    {
        using var trial = Trial();
        trial.Database().Write(page =>
        {
            foreach (var table in Tables.Split(", "))
            {
                page.Execute("drop table " + table);
            }

            page.Execute("create table schema_steps (step text not null primary key)");
            foreach (var step in Before)
            {
                page.Execute(Text(step));
                page.Execute("insert into schema_steps (step) values (@step)", new { step });
            }

            Fill(page);
            return 0;
        });

        var ledger = trial.Open();
        Assert.Equal(["r3", "r2", "r1"], ledger.Runs.Latest(10).Select(r => r.Id));
        Assert.Equal(["r2", "r1"], ledger.Publications.OfCampaign("c", 10).Select(p => p.RunId));
        Assert.Equal("r2", ledger.Publications.Newest()["c"].RunId);
        Assert.Equal("r1", ledger.Publications.Newest()["d"].RunId);
        Assert.Equal(RunState.Running, ledger.Runs.Find("r3")!.State);
        Assert.Equal([1, 0, 255], ledger.Outbox.Find("m")!.Bytes);
        Assert.Equal([7], ledger.Outbox.Find("m")!.Light);
        Assert.Equal([1, 0, 255], ledger.Deliveries.Claim("one", trial.Clock.GetUtcNow(), TimeSpan.FromMinutes(1))!.Bytes);
        Assert.Equal(4, trial.Database().Write(page => AskAnother(page)));
        trial.Open().Ping();
    }

    private static long AskAnother(LedgerPage page)
    {
        Runs.Ask(page, LedgerTrial.Asked("new"));
        return page.First<long>("select seq from runs where id = 'id-new'");
    }

    private static void Fill(LedgerPage page)
    {
        foreach (var (id, state, at) in new[] { ("r2", "done", "2026-01-02T00:00:00.000Z"), ("r1", "done", "2026-01-01T00:00:00.000Z"), ("r3", "running", "2026-01-03T00:00:00.000Z") })
        {
            page.Execute(
                "insert into runs (id, key, subject, cause, asked_by, asked_at, campaigns, state, attempts) values (@id, @id, @id, 'rerun', 'ada', @at, '[]', @state, 2)",
                new { id, at, state });
        }

        foreach (var (run, campaign, at) in new[] { ("r2", "c", "2026-01-02T00:00:00.000Z"), ("r1", "c", "2026-01-01T00:00:00.000Z"), ("r1", "d", "2026-01-01T00:00:00.000Z") })
        {
            page.Execute(
                "insert into publications (run_id, campaign, published_at, as_of, kpis, facts, changes) values (@run, @campaign, @at, @at, '{}', '{}', '[]')",
                new { run, campaign, at });
        }

        page.Execute(
            """
            insert into outbox (id, run_id, kind, recipient, recipient_hash, subject, message_id, dated_at, bytes, light, state, next_at, enqueued_at)
            values ('m', 'r2', 'digest', 'ada@example.org', 'h', 's', 'm@x', @at, @bytes, @light, 'retry', @at, @at)
            """,
            new { at = "2026-01-02T00:00:00.000Z", bytes = new byte[] { 1, 0, 255 }, light = new byte[] { 7 } });
    }

    private static string Text(string step)
    {
        using var stream = typeof(LedgerDatabase).Assembly.GetManifestResourceStream("CampaignBatch.Jobs.Ledger.schema." + step)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
