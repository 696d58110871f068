namespace CampaignBatch.Jobs.Ledger;

/// <summary>The runs: asked for, begun, ended.</summary>
public sealed class Runs(LedgerDatabase database)
{
    private const string Unfinished = "state in ('queued', 'running')";

    /// <summary>Asks for a run. Asking again with the same key, or for the same while it waits or runs, gives the run there is.</summary>
    /// <returns>The run, and whether this call made it.</returns>
    public (Run Run, bool IsNew) Ask(Run asked) => database.Write(page => Ask(page, asked));

    /// <inheritdoc cref="Ask(Run)"/>
    internal static (Run Run, bool IsNew) Ask(LedgerPage page, Run asked)
    {
        // The run that stood in the way may end between the two statements.
        while (true)
        {
            var isNew = page.Execute(
                """
                insert into runs (
                    id, key, subject, cause, schedule, due_at, told, asked_by, asked_at, campaigns, channel, running_only, as_of, force, refresh,
                    mail, recipients, state, seq)
                values (
                    @Id, @Key, @Subject, @Cause, @Schedule, @DueAt, @Told, @AskedBy, @AskedAt, @Campaigns, @Channel, @runningOnly, @AsOf, @force, @refresh,
                    @mail, @Recipients, 'queued',
                    (select coalesce(max(seq), 0) + 1 from runs))
                on conflict do nothing
                """,
                new
                {
                    asked.Id, asked.Key, asked.Subject, asked.Cause, asked.Schedule, asked.DueAt, asked.Told, asked.AskedBy, asked.AskedAt, asked.Campaigns, asked.Channel,
                    asked.AsOf, asked.Recipients, runningOnly = Bit(asked.RunningOnly), force = Bit(asked.Force), refresh = Bit(asked.Refresh), mail = Bit(asked.Mail),
                }) == 1;
            if (page.First<Run>($"select * from runs where key = @Key or (subject = @Subject and {Unfinished}) order by case when key = @Key then 0 else 1 end", new { asked.Key, asked.Subject }) is { } run)
            {
                return (run, isNew);
            }
        }
    }

    public Run? Find(string id) => database.Read(page => page.First<Run>("select * from runs where id = @id", new { id }));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Run> Latest(int most, int skip = 0) =>
        database.Read(page => page.Rows<Run>("select * from runs order by asked_at desc, id limit @most offset @skip", new { most, skip }));

    /// <summary>In the order in which they were asked for.</summary>
    public IReadOnlyList<Run> Waiting() => database.Read(page => page.Rows<Run>($"select * from runs where {Unfinished} order by asked_at, id"));

    /// <summary>What the newest run that ended well stood on.</summary>
    public string? LastFingerprint() =>
        database.Read(page => page.First<string>("select fingerprint from runs where state = 'done' and fingerprint is not null order by ended_at desc, id limit 1"));

    /// <summary>How many runs are in each state.</summary>
    public IReadOnlyDictionary<string, long> Counts() => database.Read(page =>
        page.Rows<(string State, long Count)>("select state, count(*) as count from runs group by state").ToDictionary(c => c.State, c => c.Count, StringComparer.Ordinal));

    /// <summary>When a run last published.</summary>
    public DateTimeOffset? LastNews() => LastOfNews()?.EndedAt;

    /// <summary>Seconds that the latest run took that published.</summary>
    public double? LastSeconds() => LastOfNews() is { EndedAt: { } ended, StartedAt: { } started } ? (ended - started).TotalSeconds : null;

    private Run? LastOfNews() => database.Read(page => page.First<Run>("select * from runs where is_news = 1 order by ended_at desc limit 1"));

    /// <summary>Whether something with that subject waits or runs.</summary>
    internal static bool IsWaiting(LedgerPage page, string subject) =>
        page.First<long>($"select count(*) from runs where subject = @subject and {Unfinished}", new { subject }) > 0;

    public void Remember(string id, string job) => database.Write(page => page.Execute("update runs set job = @job where id = @id", new { id, job }));

    /// <summary>
    /// Begins a run, or begins it again where whoever was at it is gone: that is counted by its cause. One at which the program
    /// died before waits for a while that grows.
    /// </summary>
    /// <returns>The run, queued where it has to wait; null where it has ended.</returns>
    /// <exception cref="LeaseLost">Somebody else is at it.</exception>
    public Run? Begin(string id, Lease lease, DateTimeOffset now) => database.Write(page =>
    {
        Leases.Demand(page, lease);
        if (page.First<Run>($"select * from runs where id = @id and {Unfinished}", new { id }) is not { } found)
        {
            return null;
        }

        var run = RunPauses.Judge(found, lease.Holder, now);
        if (RunPauses.IsPaused(run, now))
        {
            page.Execute(
                """
                update runs set state = 'queued', holder = null, job = null, stage = null, killed = @Killed, outages = @Outages, next_at = @NextAt
                where id = @Id
                """,
                new { run.Id, run.Killed, run.Outages, run.NextAt });
        }
        else
        {
            page.Execute(
                """
                update runs set state = 'running', token = @Token, holder = @Holder, attempts = attempts + 1, started_at = @now,
                    stage = null, done = 0, total = 0, what = null, killed = @Killed, outages = @Outages, next_at = null
                where id = @id
                """,
                new { id, lease.Token, lease.Holder, now, run.Killed, run.Outages });
        }

        return page.First<Run>("select * from runs where id = @id", new { id });
    });

    /// <summary>Puts a run back to wait, where it could not go on.</summary>
    public void PutBack(string id, Lease lease) => database.Write(page =>
        page.Execute("update runs set state = 'queued', attempts = attempts - 1, holder = null, job = null, stage = null where id = @id and state = 'running' and token = @Token", new { id, lease.Token }));

    /// <summary>Tells how far a run is; nothing where it is no longer this holder's.</summary>
    public void Tell(string id, Lease lease, string stage, long done, long total, string? what) => database.Write(page => page.Execute(
        "update runs set stage = @stage, done = @done, total = @total, what = @what where id = @id and token = @Token and state = 'running'",
        new { id, lease.Token, stage, done, total, what }));

    /// <summary>Takes back that a program died at a run: it lives, and could not say so while the ledger was away.</summary>
    /// <param name="id">The run.</param>
    /// <param name="token">The lease under which it was at it.</param>
    public void Excuse(string id, long token) => database.Write(page =>
        page.Execute(
            """
            update runs set state = 'queued', outages = outages + 1, holder = null, job = null, stage = null
            where id = @id and token = @token and state = 'running'
            """,
            new { id, token }) == 1
        || page.Execute(
            """
            update runs set killed = killed - 1, outages = outages + 1, next_at = null
            where id = @id and killed > 0 and token >= @token and state in ('queued', 'running')
            """,
            new { id, token }) == 1);

    /// <summary>Ends a run that failed as a whole, within a transaction.</summary>
    internal static bool Fail(LedgerPage page, string id, Lease lease, string outcome, DateTimeOffset now) => page.Execute(
        """
        update runs set state = 'failed', outcome = @outcome, ended_at = @now, owes_mail = case when mail = 1 and schedule is not null then 1 else 0 end
        where id = @id and state = 'running' and token = @Token
        """,
        new { id, lease.Token, outcome, now }) == 1;

    internal static void End(LedgerPage page, Run ended) => page.Execute(
        """
        update runs set state = 'done', ended_at = @EndedAt, is_news = @isNews, inputs = @Inputs, result_as_of = @ResultAsOf, fingerprint = @Fingerprint, rows_read = @RowsRead, rows_accepted = @RowsAccepted,
            rows_rejected = @RowsRejected, campaigns_published = @CampaignsPublished, campaigns_unchanged = @CampaignsUnchanged, failures = @Failures, outcome = @Outcome
        where id = @Id and state = 'running' and token = @Token
        """,
        new
        {
            ended.Id, ended.Token, ended.EndedAt, isNews = Bit(ended.IsNews), ended.Inputs, ended.ResultAsOf, ended.Fingerprint, ended.RowsRead, ended.RowsAccepted, ended.RowsRejected,
            ended.CampaignsPublished, ended.CampaignsUnchanged, ended.Failures, ended.Outcome,
        });

    private static long Bit(bool value) => value ? 1 : 0;
}
