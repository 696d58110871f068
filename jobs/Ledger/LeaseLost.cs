namespace CampaignBatch.Jobs.Ledger;

/// <summary>Somebody else holds the lease by now: what was to be done under it must not be.</summary>
public sealed class LeaseLost(Lease lease) : Exception(
    FormattableString.Invariant($"The lease '{lease.Name}' with token {lease.Token} is no longer held by {lease.Holder}: another worker took over, and goes on from here."))
{
    public Lease Lease { get; } = lease;
}
