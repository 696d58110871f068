namespace CampaignBatch.Reports.Model;

/// <summary>A campaign that rows name and no dump of campaigns does.</summary>
/// <param name="Id">As in the rows.</param>
/// <param name="Rows">How many rows carry it.</param>
public sealed record UnknownCampaign(string Id, long Rows);
