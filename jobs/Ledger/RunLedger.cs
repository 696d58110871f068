namespace CampaignBatch.Jobs.Ledger;

/// <summary>The truth about runs, due times, publications and mail. Hangfire forgets; this does not.</summary>
public sealed class RunLedger
{
    private readonly LedgerDatabase database;

    /// <summary>Opens the ledger, and brings its schema up to this program's.</summary>
    public RunLedger(LedgerDatabase database)
    {
        this.database = database;
        database.Migrate();
        (Runs, DueTimes, Leases, Publications) = (new Runs(database), new DueTimes(database), new Leases(database), new Publications(database));
        Unsubscriptions = new Unsubscriptions(database);
        (Retention, OwedMails) = (new Retention(database), new OwedMails(database));
        (Outbox, Deliveries, Marks, Drawings) = (new Outbox(database), new Deliveries(database), new Marks(database), new Drawings(database));
    }

    /// <summary>Where it is, in words that name no secret.</summary>
    public string Place => database.Place;

    public Runs Runs { get; }

    public DueTimes DueTimes { get; }

    public Leases Leases { get; }

    public Publications Publications { get; }

    public Outbox Outbox { get; }

    public Deliveries Deliveries { get; }

    public Unsubscriptions Unsubscriptions { get; }

    public Marks Marks { get; }

    public Drawings Drawings { get; }

    public Retention Retention { get; }

    public OwedMails OwedMails { get; }

    /// <summary>Ends a run well: its end, what it published, and its messages stand in the ledger together or not at all.</summary>
    /// <param name="lease">The lease under which it ran.</param>
    /// <param name="ended">The run with its results.</param>
    /// <param name="publications">Reports that are others than before.</param>
    /// <param name="messages">Messages to send, final.</param>
    /// <exception cref="LeaseLost">Somebody else took over; nothing is written.</exception>
    public void End(Lease lease, Run ended, IReadOnlyList<CampaignPublication> publications, IReadOnlyList<OutboxRow> messages)
    {
        var bodies = MessageBodies.Pack(messages);
        database.Write(page =>
        {
            Leases.Demand(page, lease);
            Runs.End(page, ended);
            Publications.Add(page, publications);
            Outbox.Add(page, messages, bodies);
            return 0;
        });
    }

    /// <summary>Ends a run that failed as a whole, and tells whom it concerns, together or not at all.</summary>
    /// <param name="lease">The lease under which it ran.</param>
    /// <param name="id">The run.</param>
    /// <param name="outcome">Why.</param>
    /// <param name="now">When.</param>
    /// <param name="messages">Messages that say so, final.</param>
    /// <exception cref="LeaseLost">It is no longer this holder's; nothing is written.</exception>
    public void Fail(Lease lease, string id, string outcome, DateTimeOffset now, IReadOnlyList<OutboxRow> messages)
    {
        var bodies = MessageBodies.Pack(messages);
        database.Write(page =>
        {
            Leases.Demand(page, lease);
            if (Runs.Fail(page, id, lease, outcome, now))
            {
                Outbox.Add(page, messages, bodies);
            }

            return 0;
        });
    }

    /// <summary>The instant by which leases are judged.</summary>
    public DateTimeOffset Now() => database.Read(database.Now);

    /// <summary>Whether the ledger answers.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not.</exception>
    public void Ping() => database.ReadOnce(page => page.First<long>("select count(*) from leases"));
}
