using CampaignBatch.Faults.Clocks;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Tests.Delivery;

/// <summary>An outbox in a file of its own, a postman who carries it, and a clock moved by hand.</summary>
internal sealed class MailTrial : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-mail-");

    public MailTrial(TimerClock? clock = null)
    {
        Clock = clock ?? new TimerClock();
        Ledger = Open("ledger");
        Ask(Ledger);
    }

    public TimerClock Clock { get; }

    public RunLedger Ledger { get; }

    public List<string> Alarms { get; } = [];

    public string Pickup => Path.Combine(folder.FullName, "pickup");

    /// <summary>What the ledger holds at this instant, as a program would find it that is started after this one was killed.</summary>
    public RunLedger AsLeftByAKill(string name)
    {
        foreach (var ending in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(Database("ledger") + ending))
            {
                File.Copy(Database("ledger") + ending, Database(name) + ending);
            }
        }

        return Open(name);
    }

    public Postman Postman(MailSettings settings, RunLedger? ledger = null, string holder = "here/1/20260302120000") =>
        new(ledger ?? Ledger, settings, new Holder(holder, KnowsAll: false), Clock, Alarms.Add);

    public MailSettings To(int port, WhenUnsure unsure = WhenUnsure.Resend) => new()
    {
        PickupFolder = Pickup,
        From = new Address("Reports", "reports@example.com"),
        WhenUnsure = unsure,
        Relay = new RelaySettings { Host = "127.0.0.1", Port = port, Security = RelaySecurity.PlaintextOnLoopback },
    };

    public MailSettings ToFolder() => new() { PickupFolder = Pickup };

    /// <summary>Puts messages into the outbox, a second apart.</summary>
    public IReadOnlyList<OutboxRow> Enqueue(params string[] recipients) => Enqueue(300, recipients);

    public IReadOnlyList<OutboxRow> Enqueue(int bytes, params string[] recipients)
    {
        var rows = recipients.Select((recipient, i) => Row(recipient, bytes) with { NextAt = Clock.GetUtcNow().AddSeconds(i - recipients.Length) }).ToList();
        Add(rows);
        return rows;
    }

    public void Add(IReadOnlyList<OutboxRow> rows)
    {
        var run = Ledger.Runs.Ask(Run("run " + string.Join(' ', rows.Select(r => r.Id)))).Run;
        var lease = Ledger.Leases.Take("test", "test", TimeSpan.FromMinutes(1))!;
        Ledger.End(lease, Ledger.Runs.Begin(run.Id, lease, Clock.GetUtcNow())! with { EndedAt = Clock.GetUtcNow() }, [], rows);
        Ledger.Leases.Release(lease);
    }

    public OutboxRow Row(string recipient, int bytes = 300) => new()
    {
        Id = Envelope.Key("test", recipient),
        RunId = "run",
        Kind = "report",
        Sender = "reports@example.com",
        Recipient = recipient,
        RecipientHash = Envelope.Key(recipient),
        Subject = "Spring sale",
        MessageId = Envelope.Key("test", recipient) + "@example.com",
        DatedAt = Clock.GetUtcNow(),
        Bytes = SomeParcels.Message(recipient, bytes),
        NextAt = Clock.GetUtcNow(),
        EnqueuedAt = Clock.GetUtcNow(),
        ExpiresAt = Clock.GetUtcNow() + TimeSpan.FromDays(5),
    };

    public OutboxRow Find(string recipient, RunLedger? ledger = null) => (ledger ?? Ledger).Outbox.Find(Envelope.Key("test", recipient))!;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }

    private RunLedger Open(string name) => new(new SqliteDatabase(Database(name), Clock));

    private string Database(string name) => Path.Combine(folder.FullName, name + ".db");

    private void Ask(RunLedger ledger)
    {
        var run = ledger.Runs.Ask(Run("first") with { Id = "run" }).Run;
        var lease = ledger.Leases.Take("test", "test", TimeSpan.FromMinutes(1))!;
        ledger.End(lease, ledger.Runs.Begin(run.Id, lease, Clock.GetUtcNow())! with { EndedAt = Clock.GetUtcNow() }, [], []);
        ledger.Leases.Release(lease);
    }

    private Run Run(string key) => new() { Id = "id-" + Envelope.Key(key), Key = key, Subject = key, Cause = "send", AskedBy = "test", AskedAt = Clock.GetUtcNow() };
}
