using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using Hangfire;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// What Hangfire calls. Its name, and those of its methods, stay for ever: a queue may hold jobs of the version before. Every job may
/// come twice, late, or for something long done: the ledger knows.
/// </summary>
[AutomaticRetry(Attempts = 0)]
internal sealed partial class Errands(Runner runner, Desk desk, RunLedger ledger, ILogger<Errands> log)
{
    /// <summary>Does a run, if it is still to be done.</summary>
    [JobDisplayName("Run {0}")]
    public async Task<string> Run(string run, CancellationToken cancel)
    {
        var end = await runner.Run(run, cancel).ConfigureAwait(false);
        if (end == RunEnd.Ended && ledger.Runs.Find(run) is { } ended && (ended.IsNews || ended.State == RunState.Failed || ended.Mail))
        {
            Ended(ended.State == RunState.Failed ? LogLevel.Error : LogLevel.Information, run, ended.Cause, ended.Outcome);
        }

        if (end != RunEnd.Waits)
        {
            desk.Dispatch();
        }

        return end switch
        {
            RunEnd.HadEnded => "It had ended before: nothing was done.",
            RunEnd.Waits => "Somebody else is at the site: the run waits its turn.",
            RunEnd.Lost => "Another worker took over.",
            _ => "Ended: see the run.",
        };
    }

    /// <summary>Looks at the timetable.</summary>
    [JobDisplayName("Look at the timetable")]
    [ShortLived]
    public void Tick() => desk.Tick();

    [LoggerMessage(Message = "Run {Run} ({Cause}): {Outcome}")]
    private partial void Ended(LogLevel level, string run, string cause, string? outcome);
}
