namespace CampaignBatch.Reports.Model;

/// <summary>What became of the rows of the event dumps: of one campaign, or of the whole run. read = accepted + rejected + duplicates.</summary>
public sealed record DataQuality
{
    /// <summary>What the source of the dumps reports.</summary>
    public Measured Measured { get; init; } = Measured.Everything;

    public long Read { get; init; }

    public long Accepted { get; init; }

    public long Duplicates { get; init; }

    public long Rejected { get; init; }

    /// <summary>Rows put aside, by fault; only faults that occurred, in the order in which faults are judged.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RejectedByReason { get; init; } = [];

    /// <summary>A few rows of each fault, first files and rows first; in the whole run's quality only.</summary>
    public IReadOnlyList<RowFinding> RejectedExamples { get; init; } = [];

    /// <summary>Accepted events received more than 24 hours after they happened; null where the source does not say when it received them.</summary>
    public long? Late { get; init; } = 0;

    /// <summary>Answers that found no message.</summary>
    public long Orphans { get; init; }

    /// <summary>Messages outside the campaign's period, and answers to them.</summary>
    public long OutsidePeriod { get; init; }

    public IReadOnlyList<FileFinding> FilesRefused { get; init; } = [];

    public IReadOnlyList<FileFinding> FilesSkipped { get; init; } = [];
}
