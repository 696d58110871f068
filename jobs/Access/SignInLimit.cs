using System.Net;
using System.Threading.RateLimiting;

namespace CampaignBatch.Jobs.Access;

/// <summary>
/// How often somebody may try to sign in within a minute. Counted are attempts, never the pages that ask for them, and by name and address together:
/// a stranger keeps nobody else out, neither others of the same proxy nor the bearer of the name at another address.
/// </summary>
internal sealed class SignInLimit : IDisposable
{
    public const int OfNameAndAddress = 20, OfAddress = 60, OfName = 200;

    // The limiter has a clock of its own. Which minute it is, ours says: each begins with a new window, and none is filled up again.
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(10);

    private readonly PartitionedRateLimiter<Attempt> limiter;
    private readonly PartitionedRateLimiter<Attempt> words;

    // A password costs a tenth of a second of a processor: whoever waits for one must not take all of them.
    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2), QueueLimit = int.MaxValue,
    });

    private readonly TimeProvider clock;

    public SignInLimit(TimeProvider clock)
    {
        this.clock = clock;
        // In this order: what the first refuses does not count for the next.
        limiter = PartitionedRateLimiter.CreateChained(
            By(one => (one.Name, one.Address, one.Minute), OfNameAndAddress),
            PartitionedRateLimiter.Create<Attempt, object>(one => one.Address is null
                ? RateLimitPartition.GetNoLimiter<object>(one.Name)
                : Window((one.Address, one.Minute), OfAddress)),
            By(one => (one.Name, one.Minute), OfName));
        words = By(one => (one.Address, one.Minute), 1);
    }

    /// <summary>Whether one more attempt is let through.</summary>
    /// <param name="name">As typed.</param>
    /// <param name="address">Of the reader; null where it cannot be told.</param>
    public bool Admits(string name, IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(Tried(name, address));
        return lease.IsAcquired;
    }

    /// <summary>Whether a refusal is still to be said: once a minute for each address, lest strangers fill the log.</summary>
    public bool IsNews(IPAddress? address)
    {
        using var lease = words.AttemptAcquire(Tried("", address));
        return lease.IsAcquired;
    }

    /// <summary>Waits until a password may be looked at.</summary>
    public ValueTask<RateLimitLease> Turn(CancellationToken cancel) => turns.AcquireAsync(1, cancel);

    public void Dispose()
    {
        limiter.Dispose();
        words.Dispose();
        turns.Dispose();
    }

    private static PartitionedRateLimiter<Attempt> By(Func<Attempt, object> key, int most) =>
        PartitionedRateLimiter.Create<Attempt, object>(one => Window(key(one), most));

    private static RateLimitPartition<object> Window(object key, int most) => RateLimitPartition.GetFixedWindowLimiter(
        key, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Forgotten });

    private Attempt Tried(string name, IPAddress? address) => new(name.ToUpperInvariant(), address, clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute);

    private sealed record Attempt(string Name, IPAddress? Address, long Minute);
}
