namespace CampaignBatch.Jobs.Running;

/// <summary>Where runs wait for a worker. It may forget: the ledger does not.</summary>
/// <param name="Put">Puts a run in by its id, and returns the id of its job.</param>
/// <param name="Has">Whether a job still waits for a worker, or has one.</param>
internal sealed record RunQueue(Func<string, string> Put, Func<string, bool> Has);
