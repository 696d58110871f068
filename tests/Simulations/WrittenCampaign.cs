namespace CampaignBatch.Simulations;

/// <summary>A campaign in the dumps.</summary>
/// <param name="Id">As in the dumps.</param>
/// <param name="DayFactors">True rate of each day ÷ true rate of the world.</param>
/// <param name="Audience">Users of the snapshot; null for none.</param>
internal sealed record WrittenCampaign(string Id, IReadOnlyList<double> DayFactors, int? Audience);
