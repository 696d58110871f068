namespace CampaignBatch.Reports.Ingest;

/// <summary>Reads dumps in this process, and in one apart those during whose reading an earlier process ended.</summary>
/// <param name="here">Reads in this process.</param>
/// <param name="apart">Makes what reads apart.</param>
/// <param name="marks">Tells which were left.</param>
internal sealed class StagingAsNeeded(IDumpStaging here, Func<IDumpStaging> apart, BeingRead marks) : IDumpStaging
{
    private IDumpStaging? _apart;

    public StagedDump Read(Dump dump, string key, CancellationToken cancel)
    {
        if (!marks.IsLeft(dump))
        {
            return here.Read(dump, key, cancel);
        }

        var read = (_apart ??= apart()).Read(dump, key, cancel);
        if (read.Refused is null)
        {
            marks.Forget(dump);
        }

        return read;
    }

    public void Dispose()
    {
        here.Dispose();
        _apart?.Dispose();
    }
}
