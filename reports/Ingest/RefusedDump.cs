namespace CampaignBatch.Reports.Ingest;

/// <summary>A dump cannot be read as what it should be. Ask its sender; the run goes on without it.</summary>
public sealed class RefusedDump(string message) : Exception(message);
