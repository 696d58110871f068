using System.Data.Common;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Running;

/// <summary>Keeps a lease alive while work is done under it, and stops the work once the lease is somebody else's.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private readonly RunLedger ledger;
    private readonly Lease lease;
    private readonly TimeProvider clock;
    private readonly CancellationTokenSource stop;
    private readonly ITimer timer;
    private long renewedAt;

    public Watch(RunLedger ledger, Lease lease, TimeSpan duration, TimeProvider clock, CancellationToken cancel)
    {
        (this.ledger, this.lease, this.clock, Duration) = (ledger, lease, clock, duration);
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        renewedAt = clock.GetTimestamp();
        timer = clock.CreateTimer(_ => Renew(), null, duration / 4, duration / 4);
    }

    /// <summary>Cancelled where the work is stopped, or the lease is lost.</summary>
    public CancellationToken Token => stop.Token;

    /// <summary>Whether somebody else holds the lease by now, or may.</summary>
    public bool IsLost { get; private set; }

    private TimeSpan Duration { get; }

    public async ValueTask DisposeAsync()
    {
        await timer.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private void Renew()
    {
        try
        {
            if (ledger.Leases.Renew(lease, Duration))
            {
                Interlocked.Exchange(ref renewedAt, clock.GetTimestamp());
                return;
            }
        }
        catch (DbException) when (clock.GetElapsedTime(Interlocked.Read(ref renewedAt)) < Duration)
        {
            // The ledger is away, and the lease is still ours: asked again at the next turn.
            return;
        }
        catch (DbException)
        {
        }

        IsLost = true;
        stop.Cancel();
    }
}
