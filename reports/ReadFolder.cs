using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports;

/// <summary>A data folder once read.</summary>
/// <param name="Dumps">Every dump, in file order, and what reading it gave.</param>
/// <param name="Campaigns">The campaigns.</param>
/// <param name="Refused">Files that could not be read, in order of path.</param>
internal sealed record ReadFolder(IReadOnlyList<ReadDump> Dumps, CampaignList Campaigns, IReadOnlyList<FileFinding> Refused)
{
    /// <summary>What their source reports.</summary>
    public Measured Measured { get; init; } = Measured.Everything;

    /// <summary>The files that figures come from.</summary>
    public IReadOnlyList<InputFile> Inputs() =>
    [
        .. Dumps.Where(d => d.Staged.Refused is null && !Campaigns.Refused.Any(r => r.File == d.Dump.File))
            .Select(d => new InputFile(d.Dump.File, d.Dump.Kind == DumpKind.Campaigns ? Campaigns.Rows[d.Dump.File] : d.Staged.Rows, d.Dump.Bytes, d.Staged.Sha256)),
    ];
}
