namespace CampaignBatch.Reports.Ingest;

/// <summary>A dump and what reading it gave, now or earlier.</summary>
/// <param name="Dump">The dump.</param>
/// <param name="Staged">What reading it gave.</param>
/// <param name="IsReused">Whether the reading is an earlier one.</param>
/// <param name="Sha256">Digest of its bytes, lower-case hex; empty where it could not be opened.</param>
public sealed record ReadDump(Dump Dump, StagedDump Staged, bool IsReused, string Sha256);
