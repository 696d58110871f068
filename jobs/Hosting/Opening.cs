using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports.Publishing;
using Microsoft.Extensions.Hosting;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>What is done first: the tick is set going, and whoever waits since before gets a worker.</summary>
internal sealed class Opening(Desk desk, RunLedger ledger, TickWatch tick, ServiceSettings settings) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        tick.Register();
        desk.Begin();
        desk.Tick();
        if (Published.Read(settings.Line.Out) is null && ledger.Runs.Waiting().Count == 0)
        {
            // A site that nobody asked for yet is what the operator started this for.
            desk.Ask(new Run { Cause = "first run", AskedBy = "this program" }, InstantText.Of(ledger.Now()));
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
