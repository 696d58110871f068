using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Running;

/// <summary>Writes into the ledger how far a run is, at most once a second; and asks, before the site is put in place, whether it still may.</summary>
internal sealed class RunTelling(RunLedger ledger, string run, Lease lease, TimeProvider clock) : IProgress<LineProgress>
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private LineStage? told;
    private long toldAt;

    public void Report(LineProgress value)
    {
        if (value is { Stage: LineStage.Publish, Done: 0 } && !ledger.Leases.IsHeld(lease))
        {
            throw new LeaseLost(lease);
        }

        lock (gate)
        {
            if (told == value.Stage && clock.GetElapsedTime(toldAt) < Pace)
            {
                return;
            }

            (told, toldAt) = (value.Stage, clock.GetTimestamp());
        }

        ledger.Runs.Tell(run, lease, value.Stage.ToString().ToLowerInvariant(), value.Done, value.Total, value.What);
    }
}
