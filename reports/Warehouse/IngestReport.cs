using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What reading the dumps of a run brought to light, besides their rows.</summary>
public sealed record IngestReport
{
    /// <summary>Files refused, of any kind.</summary>
    public IReadOnlyList<FileFinding> Refused { get; init; } = [];

    /// <summary>Files skipped.</summary>
    public IReadOnlyList<FileFinding> Skipped { get; init; } = [];

    /// <summary>Events that the source does not use.</summary>
    public IReadOnlyList<UnreadEvents> Unread { get; init; } = [];

    /// <summary>Facts that the source does not report of a campaign, though of others, by the campaign's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Fact>> Unmeasured { get; init; } = new Dictionary<string, IReadOnlyList<Fact>>();

    /// <summary>What else is odd about the files.</summary>
    public IReadOnlyList<DataFinding> Findings { get; init; } = [];
}
