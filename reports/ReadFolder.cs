using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>A data folder once read.</summary>
/// <param name="Dumps">Every dump, in file order, and what reading it gave.</param>
/// <param name="Campaigns">The campaigns.</param>
/// <param name="Refused">Files that could not be read, in order of path.</param>
/// <param name="Measured">What they can tell at all.</param>
internal sealed record ReadFolder(IReadOnlyList<ReadDump> Dumps, CampaignList Campaigns, IReadOnlyList<FileFinding> Refused, Measured Measured)
{
    /// <summary>Events that nothing reads, those with most rows first.</summary>
    public IReadOnlyList<UnreadEvents> EventsUnread { get; init; } = [];

    /// <summary>Facts that the source does not report of a campaign, though of others, by the campaign's id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Fact>> Unmeasured { get; init; } = new Dictionary<string, IReadOnlyList<Fact>>();

    /// <summary>Columns that a source may read, that no file has, and that are nearly there, in words.</summary>
    public IReadOnlyList<string> NearColumns { get; init; } = [];

    /// <summary>The files that figures come from.</summary>
    public IReadOnlyList<InputFile> Inputs() =>
    [
        .. Dumps.Where(d => !d.Dump.IsGathered && d.Staged.Refused is null && !Campaigns.Refused.Any(r => r.File == d.Dump.File)).DistinctBy(d => d.Dump.File)
            .Select(d => new InputFile(d.Dump.File, RowsOf(d), d.Dump.Bytes, d.Sha256)),
    ];

    /// <summary>Rows of a dump that was read.</summary>
    public long RowsOf(ReadDump read) => read.Dump.Kind == DumpKind.Campaigns ? Campaigns.Rows[read.Dump.File] : read.Staged.OwnRows;
}
