namespace CampaignBatch.Jobs.Running;

/// <summary>What came of trying to run.</summary>
internal enum RunEnd
{
    /// <summary>It had ended before: nothing was done.</summary>
    HadEnded,

    /// <summary>Somebody else is at the site: the run waits its turn.</summary>
    Waits,

    /// <summary>It ended, well or not; the ledger says how.</summary>
    Ended,

    /// <summary>Another worker took over.</summary>
    Lost,
}
