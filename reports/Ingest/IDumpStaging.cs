namespace CampaignBatch.Reports.Ingest;

/// <summary>Reads one dump after another into staged Parquet. For one thread.</summary>
internal interface IDumpStaging : IDisposable
{
    /// <summary>Reads a dump, or says why it is refused.</summary>
    /// <param name="dump">The dump.</param>
    /// <param name="key">Digest of what its rows come from.</param>
    /// <param name="cancel">Stops within a moment; nothing half is left under a good name.</param>
    /// <exception cref="CannotWrite">The cache cannot be written.</exception>
    StagedDump Read(Dump dump, string key, CancellationToken cancel);
}
