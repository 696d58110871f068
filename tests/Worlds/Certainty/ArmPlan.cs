using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>A variant, and what it does.</summary>
/// <param name="Name">Null for messages without variant.</param>
/// <param name="Weight">Against those of the other arms.</param>
/// <param name="Response">What it makes of the campaign's response rate.</param>
/// <param name="Conversion">What it makes of the conversion rate.</param>
/// <param name="Value">What it makes of values.</param>
internal sealed record ArmPlan(string? Name, double Weight, double Response, double Conversion, double Value)
{
    /// <summary>Its first message comes no earlier.</summary>
    public Instant From { get; init; } = Instant.MinValue;

    /// <summary>Its last message comes before.</summary>
    public Instant Until { get; init; } = Instant.MaxValue;
}
