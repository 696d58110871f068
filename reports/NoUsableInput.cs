namespace CampaignBatch.Reports;

/// <summary>There is nothing to make a report of: no folder, no readable event file, no campaign.</summary>
public sealed class NoUsableInput(string message) : LineError(message);
