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

    /// <summary>Accepted events by class; a class without any may be absent.</summary>
    public IReadOnlyDictionary<string, long> Lateness { get; init; } = new Dictionary<string, long>();

    /// <summary>The first five rows of each fault in file order, as "fault file row".</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Rows by the campaign_id that they carry and no campaign has; of the run only.</summary>
    public IReadOnlyDictionary<string, long> UnknownCampaigns { get; init; } = new Dictionary<string, long>();

    public long IdReused { get; init; }

    /// <summary>Accepted events whose received_at is taken as not given.</summary>
    public long ReceivedAhead { get; init; }

    public long Orphans { get; init; }
    public long OutsidePeriod { get; init; }
    public IReadOnlyList<string> FilesRefused { get; init; } = [];
    public IReadOnlyList<string> FilesSkipped { get; init; } = [];
}
