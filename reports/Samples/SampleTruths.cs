namespace CampaignBatch.Reports.Samples;

/// <summary>What is true of a sample world: counted while it was made, not read back from it.</summary>
public sealed record SampleTruths
{
    /// <summary>Rows in the event dumps.</summary>
    public required long Read { get; init; }

    /// <summary>Rows that are sound and stand: read − rejected − duplicates.</summary>
    public required long Accepted { get; init; }

    public required long Rejected { get; init; }

    /// <summary>Rows with a fault, by the fault's name, in the order in which faults are judged.</summary>
    public required IReadOnlyDictionary<string, long> RejectedByReason { get; init; }

    public required long Duplicates { get; init; }

    /// <summary>Accepted events received more than 24 hours after they happened.</summary>
    public required long Late { get; init; }

    /// <summary>Answers to messages that do not exist.</summary>
    public required long Orphans { get; init; }

    /// <summary>Messages outside their campaign's period, and the answers to them.</summary>
    public required long OutsidePeriod { get; init; }

    /// <summary>Users that may occur.</summary>
    public required long Users { get; init; }

    /// <summary>The first and the last day of the dumps, UTC.</summary>
    public required DateOnly FirstDay { get; init; }

    /// <inheritdoc cref="FirstDay"/>
    public required DateOnly LastDay { get; init; }

    /// <summary>Sessions a user and day, without a campaign's lift.</summary>
    public required double SessionsPerUserAndDay { get; init; }

    public required IReadOnlyList<SampleCampaignTruths> Campaigns { get; init; }
}
