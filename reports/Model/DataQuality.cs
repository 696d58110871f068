namespace CampaignBatch.Reports.Model;

/// <summary>What became of the rows of the event dumps: of one campaign, or of the whole run. read = accepted + rejected + duplicates.</summary>
public sealed record DataQuality
{
    /// <summary>What the source of the dumps reports.</summary>
    public Measured Measured { get; init; } = Measured.Everything;

    /// <summary>By which it is judged.</summary>
    public TrustThresholds Thresholds { get; init; } = TrustThresholds.Default;

    public long Read { get; init; }

    public long Accepted { get; init; }

    public long Duplicates { get; init; }

    public long Rejected { get; init; }

    /// <summary>Rows put aside, by fault; only faults that occurred, in the order in which faults are judged.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> RejectedByReason { get; init; } = [];

    /// <summary>A few rows of each fault, first files and rows first.</summary>
    public IReadOnlyList<RowFinding> RejectedExamples { get; init; } = [];

    /// <summary>Accepted events received more than 24 hours after they happened; null where the source does not say when it received them.</summary>
    public long? Late { get; init; } = 0;

    /// <summary>The same in classes; null as <see cref="Late"/>.</summary>
    public Lateness? Lateness { get; init; } = new();

    /// <summary>
    /// Rows whose clock cannot be right: received before they occurred or after the present, occurred in the future or before the year 2000. By the names of
    /// report.json.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, long>> ClockErrors() =>
        [.. new[] { KeyValuePair.Create("received_before", Lateness?.ReceivedBefore ?? 0) }
            .Concat(Lateness is { ReceivedAhead: > 0 and var ahead } ? [KeyValuePair.Create("received_ahead", ahead)] : [])
            .Concat(RejectedByReason.Where(r => r.Key is "occurred_in_future" or "occurred_before_2000"))];

    /// <summary>Those with most rows first; in the whole run's quality only.</summary>
    public IReadOnlyList<UnknownCampaign> UnknownCampaigns { get; init; } = [];

    /// <summary>How many there are, those that are not listed included.</summary>
    public long UnknownCampaignsCount { get; init; }

    /// <summary>Days on which all campaigns together had far fewer messages than their weekday usually has, in order; in the whole run's quality only.</summary>
    public IReadOnlyList<LowDay> LowDays { get; init; } = [];

    /// <summary>Accepted events whose event_id another accepted event has too, of another type or user.</summary>
    public long IdReused { get; init; }

    /// <summary>Answers that found no message.</summary>
    public long Orphans { get; init; }

    /// <summary>Messages outside the campaign's period, and answers to them.</summary>
    public long OutsidePeriod { get; init; }

    /// <summary>What else is odd about the data.</summary>
    public IReadOnlyList<DataFinding> Findings { get; init; } = [];

    public IReadOnlyList<FileFinding> FilesRefused { get; init; } = [];

    public IReadOnlyList<FileFinding> FilesSkipped { get; init; } = [];

    /// <summary>Events of the whole run that the source of the dumps reads nothing of, those with most rows first.</summary>
    public IReadOnlyList<UnreadEvents> EventsUnread { get; init; } = [];
}
