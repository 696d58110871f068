using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>
/// Helps another worker that is at a run: reads dumps into the shared cache from the other end of the line, and draws campaigns. A staged dump
/// is the same whoever reads it, and a campaign is drawn under a lease, so that help can come, go or be doubled without harm.
/// </summary>
internal sealed partial class HelpRounds(RunLedger ledger, ServiceSettings settings, Workbench bench, Crew crew, Holder holder, ILogger<HelpRounds> log) : BackgroundService
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
                if (ledger.Runs.Waiting() is not [{ State: RunState.Running } run, ..] || run.Holder == holder.Name)
                {
                    continue;
                }

                if (run.Stage is "find" or "read" && run.Id != helped)
                {
                    helped = run.Id;
                    var read = await Task.Run(() => bench.Help(settings.Line, stoppingToken), stoppingToken).ConfigureAwait(false);
                    Helped(run.Id, read);
                }
                else if (run.Stage is "draw" && await crew.Help(settings.Line, stoppingToken).ConfigureAwait(false) is > 0 and var drawn)
                {
                    Drew(run.Id, drawn);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Helped with run {Run}: drew {Count} campaigns.")]
    private partial void Drew(string run, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not help: {Why}")]
    private partial void NotHelped(string why);
}
