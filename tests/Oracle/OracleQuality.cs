namespace CampaignBatch.Tests.Oracle;

/// <summary>What became of rows, and of files where the whole run speaks.</summary>
public sealed record OracleQuality
{
    public long Read { get; init; }
    public long Accepted { get; init; }
    public long Duplicates { get; init; }
    public long Rejected { get; init; }
    public IReadOnlyDictionary<string, long> RejectedByReason { get; init; } = new Dictionary<string, long>();
    public long Late { get; init; }
    public long Orphans { get; init; }
    public long OutsidePeriod { get; init; }
    public IReadOnlyList<string> FilesRefused { get; init; } = [];
    public IReadOnlyList<string> FilesSkipped { get; init; } = [];
}
