using NodaTime;

namespace CampaignBatch.Tests.Worlds;

/// <summary>A data folder in memory, with the instant that an operator asks about.</summary>
public sealed record World
{
    public IReadOnlyList<Dump<RawEvent>> Events { get; init; } = [];

    public IReadOnlyList<Dump<RawCampaign>> Campaigns { get; init; } = [];

    public IReadOnlyList<Dump<RawMember>> Audience { get; init; } = [];

    public IReadOnlyList<Dump<RawIdentity>> Identities { get; init; } = [];

    /// <summary>Files that are no dumps, by their path.</summary>
    public IReadOnlyList<string> Bystanders { get; init; } = [];

    /// <summary>T as the operator gives it; null where the dumps decide.</summary>
    public Instant? AsOf { get; init; }
}
