namespace CampaignBatch.Reports.Words;

/// <summary>A file of words is wrong: says which, and what to do.</summary>
public sealed class WordsError(string message, Exception? cause = null) : LineError(message, cause);
