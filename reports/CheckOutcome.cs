using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>What a check found: every dump judged, nothing published.</summary>
public sealed record CheckOutcome
{
    /// <summary>T; null where no event was accepted that could say it.</summary>
    public required DateTimeOffset? AsOf { get; init; }

    /// <summary>Every dump of the folder, in order of path.</summary>
    public required IReadOnlyList<CheckedFile> Files { get; init; }

    /// <summary>Files whose bytes are not those that were read before, in order of path.</summary>
    public IReadOnlyList<FileFinding> Changed { get; init; } = [];

    /// <summary>Columns that the source may read, that no file has, and that are nearly there, in words.</summary>
    public IReadOnlyList<string> NearColumns { get; init; } = [];

    /// <summary>What is to be said of rows of campaigns that get a report all the same.</summary>
    public IReadOnlyList<FileFinding> CampaignNotes { get; init; } = [];

    /// <summary>What became of the rows of all readable event dumps.</summary>
    public required DataQuality DataQuality { get; init; }

    /// <summary>Campaigns that a run would make reports of, in order of id.</summary>
    public required IReadOnlyList<Campaign> Sound { get; init; }

    /// <summary>Campaigns that a run would make no report of.</summary>
    public required IReadOnlyList<FailedCampaign> Failed { get; init; }
}
