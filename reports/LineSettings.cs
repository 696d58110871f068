using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>What one run is asked to do.</summary>
public sealed record LineSettings
{
    /// <summary>The data folder, or a glob of event dumps.</summary>
    public required string Data { get; init; }

    /// <summary>How the dumps are read: the name of a source that comes with the program, or the path of one's own. Default: in the columns of the contract.</summary>
    public string Source { get; init; } = "canonical";

    /// <summary>That dumps, or some of them, are read in a process apart; null to read all in this one.</summary>
    public ReadApart? ReadApart { get; init; }

    /// <summary>Where the site stands once published.</summary>
    public required string Out { get; init; }

    /// <summary>Where staged dumps are kept between runs. Default: the folder beside the site named like it, with ".cache" at its end.</summary>
    public string? Cache { get; init; }

    /// <summary>The whole path of <see cref="Cache"/>.</summary>
    internal string CacheFolder => Path.GetFullPath(Cache ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(Out)) + ".cache");

    /// <summary>Campaigns to draw anew; the others stay as they were published. Empty: all.</summary>
    public IReadOnlyList<string> Campaigns { get; init; } = [];

    /// <summary>T. Default (null): the latest accepted event, or the latest received_at where that is later.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>What the pages speak: a folder below templates/words, such as en, de, fr, ja. Default en.</summary>
    public string Language { get; init; } = "en";

    /// <summary>A folder of one's own templates, logo and words, each file in place of ours. Default (null): none.</summary>
    public string? Templates { get; init; }

    /// <summary>Whether CSV files begin with a byte order mark: without one, Excel reads them in the code page of its machine. Default true.</summary>
    public bool CsvByteOrderMark { get; init; } = true;

    /// <summary>Draws and publishes even where nothing is new.</summary>
    public bool Force { get; init; }

    /// <summary>Why the run is made, in a word for the history, such as "command".</summary>
    public string Cause { get; init; } = "command";

    /// <summary>What the history says of this run and of those before; null for a run by hand, which leaves the same bytes whenever it is made.</summary>
    public RunStory? Story { get; init; }

    /// <summary>
    /// A number that rises with every worker that takes the site over; a site that a higher one published is not replaced. Default (null): nobody shares the site.
    /// </summary>
    public long? Fence { get; init; }

    /// <summary>Has the reports drawn by several workers that share the cache. Default (null): this one draws them all.</summary>
    public CampaignSharing? Share { get; init; }

    /// <summary>Threads that read and compute. Default: the processors this process may use.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Bytes that DuckDB may hold in memory over all its databases at once; beyond it spills to the cache folder. Default 1.25 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 5L << 28;

    /// <summary>So many small dumps are packed together, see <see cref="Warehouse.PackedDumps"/>.</summary>
    internal int FewestToPack { get; init; } = 128;

    /// <summary>Values of one break-down that a report can hold. A campaign with more fails, alone.</summary>
    internal int MostBreakdownRows { get; init; } = 200_000;

    /// <summary>Minutes after a push in which a session counts as an influenced open: 1..1440, default 30.</summary>
    public int InfluencedOpenMinutes { get; init; } = 30;

    /// <summary>From where on findings in the data are to be looked at, or make figures not to be trusted. Default: <see cref="TrustThresholds.Default"/>.</summary>
    public TrustThresholds Trust { get; init; } = TrustThresholds.Default;
}
