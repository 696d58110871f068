using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Reports;

/// <summary>What a run did.</summary>
public sealed record RunOutcome
{
    /// <summary>True where dumps, settings and program were those of the published site, so that nothing was done.</summary>
    public bool NothingNew { get; init; }

    /// <summary>The folder of the site.</summary>
    public required string Site { get; init; }

    /// <summary>T.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Campaigns with a report in the site that is of this run's as-of.</summary>
    public required int Published { get; init; }

    /// <summary>Of those, how many were carried over unchanged.</summary>
    public int Unchanged { get; init; }

    /// <summary>Campaigns that got no new report.</summary>
    public required IReadOnlyList<FailedCampaign> Failed { get; init; }

    /// <summary>Digest of everything the site was made from.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>What the new reports say otherwise than those before, of every campaign that changed.</summary>
    public IReadOnlyList<CampaignChange> Changes { get; init; } = [];

    /// <summary>What became of the rows of all dumps.</summary>
    public required DataQuality DataQuality { get; init; }

    /// <summary>Files whose bytes are not those that were read before, in order of path.</summary>
    public IReadOnlyList<FileFinding> FilesChanged { get; init; } = [];

    /// <summary>What went wrong after the site was published, in words. The next run may take longer.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Files of the cache that were damaged, and were made again.</summary>
    public IReadOnlyList<string> CacheRepaired { get; init; } = [];

    /// <summary>What is to be said of rows of campaigns that get a report all the same.</summary>
    public IReadOnlyList<FileFinding> CampaignNotes { get; init; } = [];

    /// <summary>Files that figures come from, of every kind.</summary>
    public int FilesUsed { get; init; }

    /// <summary>Event dumps read in this run, and those whose earlier reading could be used again.</summary>
    public int FilesRead { get; init; }

    /// <inheritdoc cref="FilesRead"/>
    public int FilesReused { get; init; }

    /// <summary>Time spent by stage.</summary>
    public IReadOnlyDictionary<LineStage, TimeSpan> Took { get; init; } = new Dictionary<LineStage, TimeSpan>();
}
