using CampaignBatch.Reports.Model;

using NodaTime;

namespace CampaignBatch.Reports.Samples;

/// <summary>A campaign as the world plans it.</summary>
internal sealed record SampleCampaign
{
    /// <summary>From 0.</summary>
    public required int No { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required SampleStory Story { get; init; }

    public required bool IsPush { get; init; }

    /// <summary>Null: the dump names none, which means UTC.</summary>
    public required DateTimeZone? Zone { get; init; }

    public required Instant StartsAt { get; init; }

    public required Instant? EndsAt { get; init; }

    /// <summary>Messages to spread over its days.</summary>
    public required long Messages { get; init; }

    public required double? WindowHours { get; init; }

    public required bool HasVariants { get; init; }

    public required bool HasSnapshot { get; init; }

    /// <summary>The campaign's own word on its audience; null where it has none.</summary>
    public required long? StatedAudience { get; init; }

    /// <summary>First place of its audience in the ring of users.</summary>
    public required long AudienceFrom { get; init; }

    public required long AudienceSize { get; init; }

    /// <summary>Of the audience, those not held out.</summary>
    public required long Messaged { get; init; }

    public required double TapFirst { get; init; }

    public required double TapLast { get; init; }

    public required double TapDecay { get; init; }

    public required double BFactor { get; init; }

    public required double DismissRate { get; init; }

    public required double BounceRate { get; init; }

    public required double OpenRate { get; init; }

    public required double GoalRate { get; init; }

    /// <summary>Sessions that the audience has more while it runs, as a share of those it had.</summary>
    public required double SessionLift { get; init; }

    public Channel Channel => IsPush ? Channel.Push : Channel.InApp;

    public bool IsLive(Instant from, Instant to) => StartsAt < to && (EndsAt is null || EndsAt > from);
}
