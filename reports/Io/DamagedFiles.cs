using System.Collections.Concurrent;

namespace CampaignBatch.Reports.Io;

/// <summary>Files of the cache that were not what was written there: dropped, made again, and said once.</summary>
public sealed class DamagedFiles
{
    private readonly ConcurrentDictionary<string, bool> _paths = new(StringComparer.Ordinal);

    /// <summary>Their paths, in order.</summary>
    public IReadOnlyList<string> All => [.. _paths.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Takes note of one.</summary>
    public void Add(string path) => _paths.TryAdd(path, true);
}
