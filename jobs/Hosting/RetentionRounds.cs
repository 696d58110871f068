using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Removes what the settings let go, every hour: from the ledger, and from the pickup folder where mail goes there.</summary>
internal sealed partial class RetentionRounds(
    RunLedger ledger, ServiceSettings settings, TimeProvider clock, ClockWatch watch, ILogger<RetentionRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromHours(1);

    // Whoever waits since before the start comes first.
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>One round; none while the clock is in doubt.</summary>
    public void Prune()
    {
        if (!watch.IsSteady)
        {
            return;
        }

        var pruned = ledger.Retention.Apply(settings.Retention);
        if (pruned.Any)
        {
            Pruned(pruned.Runs, pruned.Publications, pruned.Messages, pruned.Bodies);
        }

        if (settings.Mail.Relay is null && PickupRetention.Apply(settings.Mail.PickupFolder, settings.Retention.PickupDays) is var files and > 0)
        {
            PrunedFiles(files);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, clock, stoppingToken).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Pace, clock);
        do
        {
            try
            {
                Prune();
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Retention removed {Runs} runs, {Publications} reports, {Messages} messages and the bytes of {Bodies} messages from the ledger.")]
    private partial void Pruned(int runs, int publications, int messages, int bodies);

    [LoggerMessage(Level = LogLevel.Information, Message = "Retention removed {Files} files from the pickup folder.")]
    private partial void PrunedFiles(int files);

    [LoggerMessage(Level = LogLevel.Error, Message = "A round of retention failed; the next one goes on.")]
    private partial void Failed(Exception error);
}
