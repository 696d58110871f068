namespace CampaignBatch.Reports.Model;

/// <summary>Events of one name that stand in the dumps and that nothing of their source reads.</summary>
/// <param name="Name">As the vendor calls them.</param>
/// <param name="Rows">Rows of the dumps, those that stand in several files included.</param>
public sealed record UnreadEvents(string Name, long Rows);
