using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Helps another worker that is at a run: reads dumps into the shared cache from the other end of the line. A staged dump is the same
/// whoever reads it, so that help can come, go or be doubled without harm.
/// </summary>
internal sealed partial class HelpRounds(RunLedger ledger, ServiceSettings settings, Workbench bench, Holder holder, ILogger<HelpRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var helped = "";
        using var timer = new PeriodicTimer(Pace, bench.Clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                if (ledger.Runs.Waiting() is [{ State: RunState.Running, Stage: "find" or "read" } run, ..] && run.Holder != holder.Name && run.Id != helped)
                {
                    helped = run.Id;
                    var read = await Task.Run(() => bench.Help(settings.Line, stoppingToken), stoppingToken).ConfigureAwait(false);
                    Helped(run.Id, read);
                }
            }
            catch (Exception error) when (error is LineError or System.Data.Common.DbException)
            {
                NotHelped(error.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Helped with run {Run}: read {Count} dumps.")]
    private partial void Helped(string run, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not help: {Why}")]
    private partial void NotHelped(string why);
}
