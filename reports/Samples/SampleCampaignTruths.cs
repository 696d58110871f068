using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Samples;

/// <summary>What is true of one campaign of a sample world: what was planted, and what came of it.</summary>
public sealed record SampleCampaignTruths
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required Channel Channel { get; init; }

    public required CampaignStatus Status { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>Null where the dump leaves it to the default, UTC.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Users of the snapshot that are not held out and, for push, have push switched on; null without a snapshot.</summary>
    public long? AudienceSize { get; init; }

    /// <summary>Users of the snapshot that are held out.</summary>
    public long HoldoutSize { get; init; }

    /// <summary>Whether it has arms A and B.</summary>
    public bool HasVariants { get; init; }

    /// <summary>Planted, arm A: chance 0..1 that an impression of day n (24 hours each, from 0) is tapped is
    /// last + (first − last) · e^(−decay · n).</summary>
    public double? TapRateFirst { get; init; }

    /// <inheritdoc cref="TapRateFirst"/>
    public double? TapRateLast { get; init; }

    /// <inheritdoc cref="TapRateFirst"/>
    public double? TapDecay { get; init; }

    /// <summary>Planted: chance of a tap (push: an open) in arm B ÷ chance in arm A; 1 without arms.</summary>
    public double VariantBFactor { get; init; } = 1;

    /// <summary>Planted: chance 0..1 that an impression is dismissed first.</summary>
    public double? DismissRate { get; init; }

    /// <summary>Planted: chance 0..1 that a send bounces.</summary>
    public double? BounceRate { get; init; }

    /// <summary>Planted, arm A: chance 0..1 that a delivered message is opened, given time.</summary>
    public double? OpenRate { get; init; }

    /// <summary>Planted: hours in which opens gather on weekdays, in the campaign's zone; at weekends 11.</summary>
    public IReadOnlyList<int> FavouriteHours { get; init; } = [];

    /// <summary>Planted: sessions of its audience during the campaign ÷ before it; 1 without lift.</summary>
    public double SessionLift { get; init; } = 1;

    /// <summary>Planted: chance 0..1 that a message is followed by the goal within six days, given time.</summary>
    public double GoalRate { get; init; }

    /// <summary>Counted: impressions in the period.</summary>
    public long Impressions { get; init; }

    /// <summary>Counted: impressions whose first response is a tap.</summary>
    public long Tapped { get; init; }

    /// <summary>Counted: impressions whose first response is a dismissal.</summary>
    public long Dismissed { get; init; }

    /// <summary>Counted: messages sent in the period.</summary>
    public long Sent { get; init; }

    public long Bounced { get; init; }

    public long Opened { get; init; }

    /// <summary>Counted: messages of arm B among the impressions or sends, and of those the tapped or opened.</summary>
    public long MessagesOfB { get; init; }

    /// <inheritdoc cref="MessagesOfB"/>
    public long AnsweredOfB { get; init; }

    /// <summary>Counted: goals that its messages led to, whether they name the campaign or not.</summary>
    public long GoalsLedTo { get; init; }

    /// <summary>Counted: messages outside the period and answers to them.</summary>
    public long OutsidePeriod { get; init; }

    public long Orphans { get; init; }
}
