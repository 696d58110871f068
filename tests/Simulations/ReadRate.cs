namespace CampaignBatch.Simulations;

/// <summary>A rate as a report states it, 0..1, with its 95 % interval.</summary>
internal readonly record struct ReadRate(double Value, double Low, double High)
{
    public bool Covers(double truth) => Low <= truth && truth <= High;
}
