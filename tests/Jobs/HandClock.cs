namespace CampaignBatch.Tests.Jobs;

/// <summary>A clock moved by hand. It begins at noon of 2 March 2026, UTC.</summary>
internal sealed class HandClock : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Begin { get; init; } = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override DateTimeOffset GetUtcNow() => Begin.AddTicks(GetTimestamp());

    public void Pass(TimeSpan time) => Interlocked.Add(ref ticks, time.Ticks);
}
