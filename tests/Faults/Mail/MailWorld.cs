using System.Globalization;
using CampaignBatch.Faults.Clocks;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults.Mail;

/// <summary>
/// A ledger in a file whose outbox holds messages, thrown by dice, and the postmen who carry them one after the other.
/// </summary>
internal sealed class MailWorld
{
    private const int LeastMessages = 10;
    private const int MostMessages = 30;
    private const int MostLines = 600;
    private const string Holder = "here/1/20260302120000";

    private readonly Trial _trial;
    private readonly int _port;
    private int _ledgers;

    /// <param name="trial">Its folder holds the ledgers.</param>
    /// <param name="port">Of the relay.</param>
    public MailWorld(Trial trial, int port)
    {
        (_trial, _port) = (trial, port);
        Directory.CreateDirectory(trial.Place.Ledger);
        Ledger = Open();
        Recipients = [.. Enumerable.Range(0, trial.Dice.Next(LeastMessages, MostMessages)).Select(Recipient)];
        Letter.Send(Ledger, Clock.GetUtcNow(), run => [.. Recipients.Select(r => Row(r, run))]);
        Postman = NewPostman();
    }

    public TimerClock Clock { get; } = new();

    /// <summary>The ledger as it is now: after a kill, the one that was left.</summary>
    public RunLedger Ledger { get; private set; }

    public Postman Postman { get; private set; }

    public IReadOnlyList<string> Recipients { get; }

    /// <summary>What a person was told to look at.</summary>
    public List<string> Alarms { get; } = [];

    /// <summary>Messages with their bytes, in the order of recipients.</summary>
    public IEnumerable<OutboxRow> Messages => Recipients.Select(r => Ledger.Outbox.Find(Letter.Id(r))!);

    /// <summary>
    /// Keeps what the ledger holds at this instant, as a program would find it that is started after this one was
    /// killed.
    /// </summary>
    public void Leave()
    {
        var (from, to) = (File(_ledgers), File(_ledgers + 1));
        foreach (var ending in new[] { "", "-wal" }.Where(e => System.IO.File.Exists(from + e)))
        {
            System.IO.File.Copy(from + ending, to + ending);
        }
    }

    /// <summary>Another postman goes on from what a kill left.</summary>
    public void GoOn()
    {
        _ledgers++;
        Ledger = Open();
        Postman = NewPostman();
        Postman.Begin();
    }

    private static string Recipient(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"reader{number}@example.org");

    private string File(int number) =>
        Path.Combine(_trial.Place.Ledger, string.Create(CultureInfo.InvariantCulture, $"ledger{number}.db"));

    private RunLedger Open() => new(new SqliteDatabase(File(_ledgers), Clock));

    private Postman NewPostman() => new(
        Ledger,
        Settings(),
        new Holder(Holder + _ledgers.ToString(CultureInfo.InvariantCulture), KnowsAll: false),
        Clock,
        Alarms.Add);

    private MailSettings Settings() => new()
    {
        PickupFolder = _trial.Place.Mail,
        From = new Address("Reports", "reports@example.com"),
        Relay = new RelaySettings
        {
            Host = "127.0.0.1", Port = _port, Security = RelaySecurity.PlaintextOnLoopback,
            Patience = RelayMoods.Patience, User = "reports", Password = new Secret("canary-of-the-relay"),
        },
    };

    private OutboxRow Row(string recipient, string run) =>
        Letter.To(recipient, run, Clock.GetUtcNow(), _trial.Dice.Next(MostLines), isLight: _trial.Dice.Next(2) == 0);
}
