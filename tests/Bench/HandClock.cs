namespace CampaignBatch.Bench;

/// <summary>A clock moved by hand. Its timers are those of the system.</summary>
internal sealed class HandClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
