using System.Globalization;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults;

/// <summary>The service on the folders of a trial: its ledger, a run with mail that was asked of it, and who takes that mail.</summary>
internal sealed class ServedTrial : IAsyncDisposable
{
    private const string Recipient = "ada@example.org";
    private const string Password = "canary-of-the-relay";

    /// <summary>Within so long everything is done once the fault is over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);

    private readonly Trial _trial;
    private readonly LedgerDatabase _database;
    private readonly Dictionary<string, string> _settings = [];

    /// <param name="trial">Prepared already.</param>
    /// <param name="postgres">A connection string; null for a ledger in a file.</param>
    public ServedTrial(Trial trial, string? postgres = null)
    {
        _trial = trial;
        _database = postgres is null
            ? new SqliteDatabase(trial.Place.LedgerFile, TimeProvider.System)
            : new PostgresDatabase(postgres);
        Ledger = new RunLedger(_database);
        if (postgres is not null)
        {
            _settings["CAMPAIGNBATCH__POSTGRES"] = postgres;
        }

        if (trial.Dice.Next(2) == 0)
        {
            Relay = new ScriptedRelay();
            MailTo(Relay.Port);
        }

        trial.Check.Hide(Recipient);
        RunId = Ask("trial", mails: true).Id;
    }

    public RunLedger Ledger { get; }

    /// <summary>The run that was asked for.</summary>
    public string RunId { get; }

    /// <summary>Who takes the mail; null where it goes into a folder.</summary>
    public ScriptedRelay? Relay { get; }

    /// <summary>Asks for a run, as the dashboard does.</summary>
    public Run Ask(string ticket, bool mails = false) => Ledger.Runs.Ask(new Run
    {
        Id = $"id-{ticket}", Key = ticket, Subject = $"subject of {ticket}", Cause = "rerun", AskedBy = "trial",
        AskedAt = TimeProvider.System.GetUtcNow(), Mail = mails, Recipients = [Recipient],
    }).Run;

    public RunningProgram Serve() => _trial.Program.Serve(_settings);

    public RunningProgram Work() => _trial.Program.Work(_settings);

    /// <summary>Waits for something in the ledger; gives up without a word after a while, or once the program ended.</summary>
    public static async Task<bool> Comes(Func<bool> isSo, RunningProgram program, TimeSpan longest, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < longest && !program.HasEnded; waited += Pace)
        {
            if (isSo())
            {
                return true;
            }

            await Task.Delay(Pace, cancel);
        }

        return false;
    }

    /// <summary>Waits until a run and its mail are at their end.</summary>
    /// <exception cref="InvariantBrokenException">They do not come to it.</exception>
    public async Task<Run> Ended(string id, RunningProgram program, CancellationToken cancel)
    {
        bool IsAtItsEnd()
        {
            Hurry();
            var mail = Ledger.Outbox.OfRun(id);
            return Ledger.Runs.Find(id) is { EndedAt: not null } run
                && (!run.Mail || (mail.Count > 0 && mail.All(m => m.State is OutboxState.Sent or OutboxState.Dead or OutboxState.Held)));
        }

        var isEnded = await Comes(IsAtItsEnd, program, Longest, cancel);
        var left = Ledger.Runs.Find(id)!;
        var mails = string.Join(", ", Ledger.Outbox.OfRun(id).Select(m => $"{m.State} {m.LastError}"));
        InvariantChecker.Holds(
            Invariant.Heals,
            isEnded,
            string.Create(CultureInfo.InvariantCulture, $"after {Longest} the run is {left.State} {left.Stage} {left.NextAt:O}; mail: {mails}"));
        return left;
    }

    /// <summary>The mail of the run arrived as it must.</summary>
    public void MailArrived()
    {
        var rows = Ledger.Outbox.OfRun(RunId);
        InvariantChecker.Holds(Invariant.MailArrivesOnce, rows.Count == 1, $"the run made {rows.Count} messages");
        InvariantChecker.MailArrivesOnce(Ledger.Outbox.Find(rows[0].Id)!, Relay?.Messages ?? [.. rows.SelectMany(InFolder)]);
    }

    public async ValueTask DisposeAsync()
    {
        (_database as IDisposable)?.Dispose();
        if (Relay is not null)
        {
            await Relay.DisposeAsync();
        }
    }

    /// <summary>As if the time had passed for which runs and messages wait that broke off: a trial has minutes, not hours.</summary>
    private void Hurry() => _database.Write(page =>
    {
        var now = TimeProvider.System.GetUtcNow();
        page.Execute("update runs set next_at = null where next_at is not null");
        page.Execute("update outbox set next_at = @now where state in ('retry', 'ambiguous') and next_at > @now", new { now });
        return page.Execute("delete from pauses");
    });

    private void MailTo(int port)
    {
        _trial.Check.Hide(Password);
        _settings["CAMPAIGNBATCH__MAIL__HOST"] = "127.0.0.1";
        _settings["CAMPAIGNBATCH__MAIL__PORT"] = port.ToString(CultureInfo.InvariantCulture);
        _settings["CAMPAIGNBATCH__MAIL__SECURITY"] = "PlaintextOnLoopback";
        _settings["CAMPAIGNBATCH__MAIL__FROM"] = "Reports <reports@example.com>";
        _settings["CAMPAIGNBATCH__MAIL__USER"] = "reports";
        _settings["CAMPAIGNBATCH__MAIL__PASSWORD"] = Password;
    }

    // A file is named by its message: whatever else lies there was taken too often.
    private IEnumerable<Taken> InFolder(OutboxRow row) => Directory.EnumerateFiles(_trial.Place.Mail)
        .Select(file => new Taken(row.Sender, row.Recipient, File.ReadAllBytes(file)));
}
