namespace CampaignBatch.Jobs.Running;

/// <summary>
/// Whether the clock can be believed. A clock that jumps is found out by one that only counts: who counted a minute while an hour went by was
/// set, forward or back. For a day after that nothing is given up, forgotten or expired by it; most clocks are right again by then.
/// </summary>
/// <param name="clock">The time, and what counts.</param>
internal sealed class ClockWatch(TimeProvider clock)
{
    /// <summary>From more than this on it is a jump.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>How long a clock is in doubt that jumped.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromDays(1);

    private readonly Lock gate = new();
    private DateTimeOffset seen = clock.GetUtcNow();
    private long counted = clock.GetTimestamp();
    private long? doubtedAt;

    /// <summary>Whether things may be given up, forgotten or expired by the clock.</summary>
    public bool IsSteady
    {
        get
        {
            lock (gate)
            {
                return doubtedAt is not { } at || clock.GetElapsedTime(at) >= Doubt;
            }
        }
    }

    /// <summary>Compares the clock with the last time that a service wrote down; nobody counted in between.</summary>
    /// <param name="last">Null where there is none.</param>
    /// <returns>How far it was set back; null where it was not. A gap forward may be a stop, and is in doubt without being one.</returns>
    public TimeSpan? Begin(DateTimeOffset? last)
    {
        lock (gate)
        {
            var gap = clock.GetUtcNow() - last ?? TimeSpan.Zero;
            if (gap.Duration() > Tolerance)
            {
                doubtedAt = clock.GetTimestamp();
            }

            return gap < -Tolerance ? gap : null;
        }
    }

    /// <summary>Looks whether the clock jumped since it was last looked at.</summary>
    /// <returns>By how much; negative: back. Null where it did not.</returns>
    public TimeSpan? Look()
    {
        lock (gate)
        {
            var (now, stamp) = (clock.GetUtcNow(), clock.GetTimestamp());
            var jump = now - seen - clock.GetElapsedTime(counted, stamp);
            (seen, counted) = (now, stamp);
            if (jump.Duration() <= Tolerance)
            {
                return null;
            }

            doubtedAt = stamp;
            return jump;
        }
    }

    /// <summary>The jump in words, for the operator.</summary>
    public static string Words(TimeSpan jump) => FormattableString.Invariant(
        $"The clock jumped {(jump > TimeSpan.Zero ? "forward" : "back")} by {jump.Duration().TotalHours:0.0} hours. ")
        + "Check the clock of this machine (NTP). For a day nothing is given up or forgotten by it.";
}
