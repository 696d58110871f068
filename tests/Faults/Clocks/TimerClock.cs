namespace CampaignBatch.Faults.Clocks;

/// <summary>A clock moved by hand whose timers ring when their time has passed. It begins at noon of 2 March 2026, UTC.</summary>
internal sealed class TimerClock : TimeProvider
{
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Lock gate = new();
    private readonly List<Bell> bells = [];
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => Begin.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var bell = new Bell(this, callback, state);
        bell.Change(dueTime, period);
        lock (gate)
        {
            bells.Add(bell);
        }

        return bell;
    }

    /// <summary>Moves on, and rings every timer whose time comes, in order.</summary>
    public void Pass(TimeSpan time)
    {
        var end = GetTimestamp() + time.Ticks;
        while (Next(end) is { } bell)
        {
            Interlocked.Exchange(ref ticks, Math.Max(bell.Due, GetTimestamp()));
            bell.Ring();
        }

        Interlocked.Exchange(ref ticks, end);
    }

    private Bell? Next(long end)
    {
        lock (gate)
        {
            return bells.Where(bell => bell.Due <= end).MinBy(bell => bell.Due);
        }
    }

    private sealed class Bell(TimerClock clock, TimerCallback callback, object? state) : ITimer
    {
        private long period = -1;

        public long Due { get; private set; } = long.MaxValue;

        public void Ring()
        {
            Due = period > 0 ? Due + period : long.MaxValue;
            callback(state);
        }

        public bool Change(TimeSpan dueTime, TimeSpan again)
        {
            Due = dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
            period = again.Ticks;
            return true;
        }

        public void Dispose()
        {
            Due = long.MaxValue;
            lock (clock.gate)
            {
                clock.bells.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
