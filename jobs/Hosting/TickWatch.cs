using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Keeps the tick of the timetable going. Hangfire disables a recurring job for good once it failed to schedule it a few times, and
/// anybody may remove it from the dashboard: here it is put back, and said.
/// </summary>
internal sealed partial class TickWatch(JobStorage storage, RunLedger ledger, TimeProvider clock, ILogger<TickWatch> log) : BackgroundService
{
    /// <summary>Name of the recurring job.</summary>
    public const string Tick = "timetable";

    /// <summary>A timetable that nobody looked at for so long is dead.</summary>
    public static readonly TimeSpan Dead = TimeSpan.FromMinutes(2);

    private const string EveryQuarterOfAMinute = "*/15 * * * * *";
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(20);

    private readonly RecurringJobManager manager = new(storage);

    /// <summary>Puts the tick into Hangfire as it must be.</summary>
    public void Register() => manager.AddOrUpdate<Errands>(Tick, errands => errands.Tick(), EveryQuarterOfAMinute, new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });

    /// <summary>Whether the timetable is looked at.</summary>
    public bool IsAlive() => ledger.Marks.Of(Desk.TickMark) is { } at && (clock.GetUtcNow() - at).Duration() < Dead;

    /// <summary>Puts the tick back where it is gone or disabled.</summary>
    /// <returns>Whether that was needed.</returns>
    public bool Mend()
    {
        using var connection = (JobStorageConnection)storage.GetConnection();
        if (connection.GetRecurringJobs([Tick]) is [{ Removed: false, NextExecution: not null, Error: null }])
        {
            return false;
        }

        manager.RemoveIfExists(Tick);
        Register();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            Look();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    private void Look()
    {
        try
        {
            if (Mend())
            {
                PutBack();
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Storage that is away comes back; /readyz says so meanwhile.
            NotMended(error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tick of the timetable was missing or disabled; it was put back.")]
    private partial void PutBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tick of the timetable could not be looked after: {Why}")]
    private partial void NotMended(string why);
}
