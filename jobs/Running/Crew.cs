using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Running;

/// <summary>
/// Draws campaigns together with workers elsewhere. Whoever holds the lease of a campaign draws it; the ledger takes it from that one only. One who dies
/// costs the time of the leases of the campaigns that he was at.
/// </summary>
/// <param name="ledger">The truth.</param>
/// <param name="holder">Who this is.</param>
/// <param name="threads">Campaigns drawn here at once.</param>
/// <param name="clock">The time.</param>
internal sealed class Crew(RunLedger ledger, Holder holder, int threads, TimeProvider clock)
{
    // Short against drawing a campaign, long for a database.
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    /// <summary>For whoever leads a run: has its campaigns drawn, here and elsewhere, and waits until all are.</summary>
    public CampaignSharing Led(Lease site) => (order, reports, draw, cancel) =>
    {
        ledger.Drawings.Offer(site, order, reports);
        while (true)
        {
            DrawAll(order, false, draw, cancel).GetAwaiter().GetResult();
            var drawings = ledger.Drawings.Of(order);
            if (drawings.All(d => d.Digest is not null))
            {
                return [.. drawings.Select(d => new DrawnReport(d.Token, d.Digest!, d.Failure))];
            }

            // What is left, others are at.
            Task.Delay(Pace, clock, cancel).GetAwaiter().GetResult();
        }
    };

    /// <summary>For whoever helps: draws what is free of the run that somebody else leads, beginning with the last.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="LineError">The cache cannot be written.</exception>
    public async Task<int> Help(LineSettings line, CancellationToken cancel) =>
        ledger.Drawings.Open() is { } order && SharedDrawing.Find(line, order) is { } drawing ? await DrawAll(order, true, drawing.Draw, cancel).ConfigureAwait(false) : 0;

    /// <returns>How many were drawn here.</returns>
    private async Task<int> DrawAll(string order, bool isFromTheEnd, Func<string, long, CancellationToken, DrawnReport> draw, CancellationToken cancel)
    {
        var drawn = 0;
        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(
            async () =>
            {
                while (ledger.Drawings.Take(order, holder.Name, Runner.LeaseTime, isFromTheEnd) is var (report, lease))
                {
                    if (await IsHandedIn(order, report, lease, draw, cancel).ConfigureAwait(false))
                    {
                        Interlocked.Increment(ref drawn);
                    }
                }
            },
            cancel))).ConfigureAwait(false);
        return drawn;
    }

    private async Task<bool> IsHandedIn(string order, string report, Lease lease, Func<string, long, CancellationToken, DrawnReport> draw, CancellationToken cancel)
    {
        await using var watch = new Watch(ledger, lease, Runner.LeaseTime, clock, cancel);
        try
        {
            var drawn = draw(report, lease.Token, watch.Token);
            ledger.Drawings.HandIn(lease, new DrawingRow { MadeFrom = order, Report = report, Digest = drawn.Digest, Failure = drawn.Failure });
            return true;
        }
        catch (LeaseLost)
        {
            // Whoever has it now draws it.
            return false;
        }
        catch (OperationCanceledException) when (watch.IsLost)
        {
            return false;
        }
        catch
        {
            ledger.Leases.Release(lease);
            throw;
        }
    }
}
