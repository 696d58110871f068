using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>A campaign and what happens in it.</summary>
internal sealed record CampaignPlan
{
    public required RawCampaign Campaign { get; init; }

    public required IReadOnlyList<ArmPlan> Arms { get; init; }

    /// <summary>Where messages end: the campaign's end, or a little after T.</summary>
    public required Instant Until { get; init; }

    /// <summary>0..1.</summary>
    public double Reach { get; init; }

    public int MostMessagesPerUser { get; init; }

    /// <summary>0..1, of an average user on the first day.</summary>
    public double ResponseRate { get; init; }

    /// <summary>What becomes of the response rate by the end.</summary>
    public double Trend { get; init; }

    /// <summary>Percent of users who get messages of any arm.</summary>
    public double CrossingPercent { get; init; }

    public double ConversionRate { get; init; }

    public bool HasValues { get; init; }

    /// <summary>What the campaign makes of sessions.</summary>
    public double Sessions { get; init; }

    public bool IsPush => Campaign.Channel == "push";

    public Instant Start => Campaign.StartsAt!.Value;

    public Duration Window => Duration.FromHours(Campaign.ConversionWindowHours ?? 168);
}
