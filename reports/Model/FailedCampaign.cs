namespace CampaignBatch.Reports.Model;

/// <summary>A campaign that got no new report.</summary>
/// <param name="Id">Null where the row has no id; the reason then names file and row.</param>
/// <param name="Name">As in the dump, if it gave one.</param>
/// <param name="Reason">What is wrong, in words.</param>
/// <param name="HasLastGood">Whether an earlier report of it stays published.</param>
public sealed record FailedCampaign(string? Id, string? Name, string Reason, bool HasLastGood = false);
