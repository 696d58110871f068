namespace CampaignBatch.Reports.Io;

/// <summary>Something of the cache was damaged and is dropped now: what was to be made of it is to be made again.</summary>
public sealed class DamagedCacheException(int files) : Exception(FormattableString.Invariant($"{files} files of the cache were damaged and are dropped."))
{
    /// <summary>How many.</summary>
    public int Files { get; } = files;
}
