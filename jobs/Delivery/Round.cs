namespace CampaignBatch.Jobs.Delivery;

/// <summary>What one round of deliveries did.</summary>
/// <param name="Sent">Messages that were taken.</param>
/// <param name="NotSent">Messages that were tried and not taken.</param>
/// <param name="GivenUp">Messages that will not be tried again by themselves.</param>
internal sealed record Round(int Sent, int NotSent, int GivenUp)
{
    /// <summary>Nothing was due.</summary>
    public static Round Nothing { get; } = new(0, 0, 0);
}
