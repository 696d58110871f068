namespace CampaignBatch.Jobs.Ledger;

/// <summary>How far a run is.</summary>
public enum RunState
{
    /// <summary>Asked for; nobody is at it.</summary>
    Queued,

    /// <summary>Somebody is at it, for as long as the lease is held.</summary>
    Running,

    /// <summary>Done, whether or not something was new.</summary>
    Done,

    /// <summary>Ended without touching the published site; the outcome says why.</summary>
    Failed,
}
