using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Publishing;
using Hangfire;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Whether the service can do its work: ledger, storage, site and timetable, asked each time.</summary>
internal sealed class Health(RunLedger ledger, JobStorage storage, TickWatch tick, ServiceSettings settings, TimeProvider clock)
{
    /// <summary>Each part and what is wrong with it; null for nothing. Says no secret and no path.</summary>
    public IReadOnlyDictionary<string, string?> Look() => new Dictionary<string, string?>
    {
        ["ledger"] = Fault(ledger.Ping, "the ledger does not answer"),
        ["storage"] = Fault(() => storage.GetMonitoringApi().GetStatistics(), "the storage of jobs does not answer"),
        ["site"] = Published.Read(settings.Line.Out) is null ? "no site is published yet" : null,
        ["schedule"] = Demand(tick.IsAlive, "nobody looks at the timetable")
            ?? Demand(IsNextDue, "the timetable waits for a time that lies beyond the next one: the clock was wrong"),
    };

    // From what the ledger says was last handled a schedule comes next when the clock says, or earlier.
    private bool IsNextDue()
    {
        var soon = clock.GetUtcNow() + TickWatch.Dead;
        return settings.Schedules.All(schedule => ledger.DueTimes.Find(schedule.Name) is not { } last || schedule.Next(last) <= schedule.Next(soon));
    }

    private static string? Demand(Func<bool> holds, string otherwise) => Fault(() =>
    {
        if (!holds())
        {
            throw new InvalidOperationException(otherwise);
        }
    }, otherwise);

    // Errors of databases name hosts and users: they are for the log.
    private static string? Fault(Action look, string otherwise)
    {
        try
        {
            look();
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return otherwise;
        }
    }
}
