namespace CampaignBatch.Reports;

/// <summary>Ends a run with a sentence for the operator: what, where, what to do. Touches no published report.</summary>
public abstract class LineError(string message, Exception? inner = null) : Exception(message, inner);
