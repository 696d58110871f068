using System.Text.RegularExpressions;
using CampaignBatch.Reports;

namespace CampaignBatch.Faults;

/// <summary>Where a trial keeps its files.</summary>
/// <param name="Top">A folder of its own, with nothing else in it.</param>
internal sealed partial record TrialPlace(string Top)
{
    public string Data => Path.Combine(Top, "data");

    /// <summary>The folder that may be a small disk.</summary>
    public string Disk => Path.Combine(Top, "disk");

    public string Site => Path.Combine(Disk, "site");

    /// <summary>Where the service puts mail while no relay is set.</summary>
    public string Mail => Site + ".mail";

    /// <summary>The folder of the service's ledger.</summary>
    public string Ledger => Path.Combine(Top, "ledger");

    /// <summary>The ledger itself, where it is a file.</summary>
    public string LedgerFile => Path.Combine(Ledger, "ledger.db");

    public string Cache => Path.Combine(Disk, "site.cache");

    public LineSettings Settings => new() { Data = Data, Out = Site, Cache = Cache, Threads = 2 };

    /// <summary>
    /// The files of the cache by name. Left aside are empty marks, which tell which dump a process died over,
    /// and names that are made of the site's place.
    /// </summary>
    public IReadOnlyList<string> CacheFiles() =>
    [
        .. Directory.EnumerateFiles(Cache, "*", SearchOption.AllDirectories)
            .Where(path => new FileInfo(path).Length > 0)
            .Select(path => Path.GetFileName(path))
            .Where(name => !OfThisPlace().IsMatch(name))
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex("^[0-9a-f]{16}(\\.|$)")]
    private static partial Regex OfThisPlace();
}
