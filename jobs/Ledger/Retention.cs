using System.Globalization;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// Removes what the rules let go, a batch a transaction, so that nobody waits long for it. A clock that jumped removes nothing:
/// it would have to stand behind all of the newest runs.
/// </summary>
public sealed class Retention(LedgerDatabase database)
{
    /// <summary>So many of the newest runs stay, and the oldest of them is the one that ages are counted from.</summary>
    public const int NewestRuns = 200;

    private const int Batch = 2000;

    /// <summary>Removes what is old.</summary>
    /// <returns>How many rows of each table went.</returns>
    public PrunedRows Apply(RetentionRules rules)
    {
        var (thinned, from) = (Campaigns().Sum(campaign => Thin(campaign, rules.Publications)), Horizon());
        var pruned = new PrunedRows { Publications = thinned };
        if (from is { } horizon)
        {
            pruned = pruned with
            {
                Publications = thinned + Batches(page => Outdated(page, horizon.AddDays(-rules.PublicationDays))),
                Messages = Batches(page => Messages(page, horizon.AddDays(-rules.MessageDays))),
                Bodies = Batches(page => Shed(page, horizon.AddDays(-rules.MessageBodyDays))),
            };
            database.Write(MessageBodies.Sweep);
            // Last: a run is kept by what it published and mailed.
            pruned = pruned with { Runs = Batches(page => Runs(page, horizon, rules)) };
        }

        if (pruned.Any)
        {
            database.Shrink();
        }

        return pruned;
    }

    // The earliest time among the newest runs: a clock that jumped ahead counts only once all of them were made by it.
    private DateTimeOffset? Horizon() => database.Read(page =>
    {
        var newest = page.Rows<string>("select asked_at from runs order by seq desc limit @count", new { count = NewestRuns + 1 });
        return newest.Count <= NewestRuns
            ? (DateTimeOffset?)null
            : DateTimeOffset.Parse(newest.Take(NewestRuns).Min(StringComparer.Ordinal)!, CultureInfo.InvariantCulture);
    });

    private IReadOnlyList<string> Campaigns() => database.Read(page => page.Rows<string>("select distinct campaign from publications"));

    // A row goes that is not among the newest and whose successor is of the same day.
    private int Thin(string campaign, int newest) => database.Write(page => page.Execute(
        """
        delete from publications
        where campaign = @campaign and seq <= (select max(seq) from publications where campaign = @campaign) - @newest
            and substr(published_at, 1, 10) = (
                select substr(later.published_at, 1, 10) from publications later
                where later.campaign = publications.campaign and later.seq > publications.seq order by later.seq limit 1)
        """,
        new { campaign, newest = (long)newest }));

    private static int Outdated(LedgerPage page, DateTimeOffset before) => page.Execute(
        """
        delete from publications where (run_id, campaign) in (
            select p.run_id, p.campaign from publications p
            where p.published_at < @before and p.seq < (select max(seq) from publications newest where newest.campaign = p.campaign)
            limit @Batch)
        """,
        new { before, Batch });

    private static int Messages(LedgerPage page, DateTimeOffset before) => page.Execute(
        "delete from outbox where id in (select id from outbox where state in ('sent', 'dead') and ended_at < @before limit @Batch)",
        new { before, Batch });

    private static int Shed(LedgerPage page, DateTimeOffset before) => page.Execute(
        """
        update outbox set bytes = @none, light = null, is_shed = 1
        where id in (select id from outbox where state = 'sent' and ended_at < @before and is_shed = 0 limit @Batch)
        """,
        new { before, Batch, none = Array.Empty<byte>() });

    private static int Runs(LedgerPage page, DateTimeOffset horizon, RetentionRules rules) => page.Execute(
        """
        delete from runs where id in (
            select r.id from runs r
            where ((r.state = 'done' and r.asked_at < @quiet) or (r.state = 'failed' and r.asked_at < @failed))
                and r.seq <= (select max(seq) from runs) - @newest
                and r.id not in (select id from runs where state = 'done' order by ended_at desc, id limit 1)
                and r.id not in (select id from runs where is_news = 1 order by ended_at desc, id limit 1)
                and not exists (select 1 from publications p where p.run_id = r.id)
                and not exists (select 1 from outbox o where o.run_id = r.id)
            order by r.seq limit @Batch)
        """,
        new { quiet = horizon.AddDays(-rules.RunDays), failed = horizon.AddDays(-rules.FailureDays), newest = (long)NewestRuns, Batch });

    private int Batches(Func<LedgerPage, int> batch)
    {
        var (all, some) = (0, 0);
        do
        {
            some = database.Write(batch);
            all += some;
        }
        while (some == Batch);
        return all;
    }
}
