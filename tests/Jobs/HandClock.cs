namespace CampaignBatch.Tests.Jobs;

/// <summary>A clock moved by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => ticks;

    public void Pass(TimeSpan time) => ticks += time.Ticks;
}
