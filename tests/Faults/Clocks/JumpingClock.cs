namespace CampaignBatch.Faults.Clocks;

/// <summary>A clock that counts on while somebody sets it.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private readonly TimerClock _counts = new();
    private TimeSpan _off;

    public override long TimestampFrequency => _counts.TimestampFrequency;

    public override long GetTimestamp() => _counts.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => _counts.GetUtcNow() + _off;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _counts.CreateTimer(callback, state, dueTime, period);

    public void Pass(TimeSpan time) => _counts.Pass(time);

    public void Jump(TimeSpan by) => _off += by;
}
