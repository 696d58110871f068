namespace CampaignBatch.Faults;

/// <summary>Something that must hold after every fault does not.</summary>
internal sealed class InvariantBrokenException(Invariant invariant, string message) : Exception($"{invariant}: {message}")
{
    public Invariant Invariant { get; } = invariant;
}
