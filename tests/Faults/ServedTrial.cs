using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using CampaignBatch.Faults.Mail;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults;

/// <summary>
/// The service on the folders of a trial: its ledger, a run with mail that was asked of it, and who takes that mail.
/// </summary>
internal sealed class ServedTrial : IAsyncDisposable
{
    private const string Recipient = "ada@example.org";
    private const string Password = "canary-of-the-relay";

    /// <summary>Within so long everything is done once the fault is over.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);
    private static readonly DateTimeOffset Past = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PaceOfEnds = TimeSpan.FromMilliseconds(500);

    /// <summary>Where a run can be: its stages as the ledger names them, and what lies about them.</summary>
    public static IReadOnlyList<string> Moments { get; } =
        ["start", "waits", "find", "read", "compute", "draw", "publish", "ended", "mail"];

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
    public Run Ask(string ticket, bool mails = false, bool isForced = false) => Ledger.Runs.Ask(new Run
    {
        Id = $"id-{ticket}", Key = ticket, Subject = $"subject of {ticket}", Cause = "rerun", AskedBy = "trial",
        AskedAt = TimeProvider.System.GetUtcNow(), Force = isForced, Mail = mails, Recipients = [Recipient],
    }).Run;

    public RunningProgram Serve() => _trial.Program.Serve(_settings);

    public RunningProgram Work() => _trial.Program.Work(_settings);

    /// <summary>Whether a run has come to a moment, or is over it.</summary>
    /// <param name="moment">One of <see cref="Moments"/>.</param>
    /// <param name="run">Its id; null for the one that was asked for at first.</param>
    public bool IsAt(string moment, string? run = null) => moment switch
    {
        "start" => true,
        "waits" => Ledger.Marks.Of(Jobs.Running.Desk.TickMark) is not null,
        "ended" => Ledger.Outbox.Latest(1).Count > 0,
        "mail" => Ledger.Outbox.Latest(1) is [{ State: not OutboxState.Pending }],
        _ => Ledger.Runs.Find(run ?? RunId) is { } found && (found.EndedAt is not null || found.Stage == moment),
    };

    /// <summary>
    /// Waits for something in the ledger; gives up without a word after a while, or once the program ended.
    /// </summary>
    public static Task<bool> Comes(
        Func<bool> isSo, RunningProgram program, TimeSpan longest, CancellationToken cancel) =>
        Comes(isSo, program, longest, Pace, cancel);

    /// <summary>Waits until a run and its mail are at their end.</summary>
    /// <exception cref="InvariantBrokenException">They do not come to it.</exception>
    public async Task<Run> Ended(string id, RunningProgram program, CancellationToken cancel)
    {
        bool IsAtItsEnd()
        {
            Hurry();
            var mail = Ledger.Outbox.OfRun(id);
            return Ledger.Runs.Find(id) is { EndedAt: not null } run
                && (!run.Mail || mail.Count > 0)
                && mail.All(m => m.State is OutboxState.Sent or OutboxState.Dead or OutboxState.Held);
        }

        var isEnded = await Comes(IsAtItsEnd, program, Longest, PaceOfEnds, cancel);
        if (program.HasEnded)
        {
            var end = await program.End(cancel);
            throw new InvariantBrokenException(Invariant.Heals, $"it ended by itself with {end.Code}: {end.Error}");
        }

        var left = Ledger.Runs.Find(id)!;
        var mails = string.Join(", ", Ledger.Outbox.OfRun(id).Select(m => $"{m.State} {m.LastError}"));
        var now = string.Create(CultureInfo.InvariantCulture, $"{left.State} {left.Stage} {left.NextAt:O}");
        InvariantChecker.Holds(Invariant.Heals, isEnded, $"after {Longest} the run is {now}; mail: {mails}");
        return left;
    }

    /// <summary>The mail of the run arrived as it must.</summary>
    public void MailArrived()
    {
        var rows = Ledger.Outbox.OfRun(RunId);
        InvariantChecker.Holds(Invariant.MailArrivesOnce, rows.Count == 1, $"the run made {rows.Count} messages");
        var taken = Relay?.Messages ?? [.. rows.SelectMany(InFolder)];
        InvariantChecker.MailArrivesOnce(Ledger.Outbox.Find(rows[0].Id)!, taken);
    }

    /// <summary>The timetable is looked at, from now on.</summary>
    public async Task TickGoesOn(RunningProgram program, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        bool GoesOn() => Ledger.Marks.Of(Jobs.Running.Desk.TickMark) > now;
        var goesOn = await Comes(GoesOn, program, Longest, PaceOfEnds, cancel);
        InvariantChecker.Holds(Invariant.Heals, goesOn, $"within {Longest} nobody looked at the timetable");
    }

    /// <summary>Who holds what, and what PostgreSQL is at: for the report of a trial that hangs.</summary>
    public string Held() => _database.Read(page => string.Join("; ", page.Rows<string>(
        """
        select 'lease ' || name || ' of ' || holder || ' until ' || until from leases
        union all
        select 'lock ' || resource || ' since ' || acquired from hangfire.lock
        union all
        select 'session ' || state || ' ' || coalesce(wait_event, '') || ': ' || left(query, 100) from pg_stat_activity
        where state <> 'idle' and pid <> pg_backend_pid()
        """)));

    /// <summary>As if the time of all leases of a holder had passed.</summary>
    public void ExpireLeases(string holder) => _database.Write(page =>
        page.Execute("update leases set until = @Past where holder = @holder", new { holder, Past }));

    public async ValueTask DisposeAsync()
    {
        (_database as IDisposable)?.Dispose();
        if (Relay is not null)
        {
            await Relay.DisposeAsync();
        }
    }

    private static async Task<bool> Comes(
        Func<bool> isSo, RunningProgram program, TimeSpan longest, TimeSpan pace, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < longest && !program.HasEnded)
        {
            if (IsSo(isSo))
            {
                return true;
            }

            await Task.Delay(pace, cancel);
        }

        return false;
    }

    private static bool IsSo(Func<bool> isSo)
    {
        try
        {
            return isSo();
        }
        catch (DbException error) when (LedgerDatabase.IsOutage(error))
        {
            // A ledger that is away says nothing.
            return false;
        }
    }

    /// <summary>
    /// As if the time had passed for which runs and messages wait that broke off: a trial has minutes, not hours.
    /// </summary>
    private void Hurry() => _database.Write(page =>
    {
        var now = TimeProvider.System.GetUtcNow();
        page.Execute("update runs set next_at = null where next_at is not null");
        page.Execute(
            "update outbox set next_at = @now where state in ('retry', 'ambiguous') and next_at > @now", new { now });
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
