using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>What became of the rows of the dumps, as tables: of a campaign, or of a run.</summary>
internal static class QualityTables
{
    /// <param name="quality">What became of the rows.</param>
    /// <param name="file">The file that has all of what a page cuts.</param>
    public static ScriptObject Of(DataQuality quality, string file) => new()
    {
        ["sum"] = $"{Wording.Count(quality.Read)} rows read = {Wording.Count(quality.Accepted)} accepted + {Wording.Count(quality.Rejected)} rejected + {Wording.Count(quality.Duplicates)} duplicates.",
        ["rows"] = Rows(quality),
        ["reasons"] = quality.RejectedByReason.Count == 0 ? null : Reasons(quality),
        ["examples"] = quality.RejectedExamples.Count == 0 ? null : Examples(quality),
        ["refused"] = quality.FilesRefused.Count == 0 ? null : Files("Files refused: nothing of them is in any figure", quality.FilesRefused, file),
        ["skipped"] = quality.FilesSkipped.Count == 0 ? null : Files("Files skipped: unfinished or hidden by their name", quality.FilesSkipped, file),
    };

    private static ScriptObject Rows(DataQuality quality) => PageTable.Of("Rows of the event dumps",
        [PageTable.Words("Rows"), PageTable.Numbers("Count"), PageTable.Words("Meaning")],
        [
            Row("Read", quality.Read, "Rows of readable event files."),
            Row("Accepted", quality.Accepted, "Sound rows, each event once."),
            Row("Duplicates", quality.Duplicates, "Rows whose event_id another accepted row carries too; the first received stands."),
            Row("Rejected", quality.Rejected, "Rows put aside for a fault."),
            Row("Late", quality.Late, "Accepted events received more than 24 hours after they happened. They count on their own day."),
            Row("Orphans", quality.Orphans, "Answers that found no message. In no figure."),
            Row("Outside the period", quality.OutsidePeriod, "Messages before the start or after the end, and answers to them. In no figure."),
        ]);

    private static ScriptObject[] Row(string name, long count, string meaning) => [PageTable.Text(name), PageTable.Number(count), PageTable.Text(meaning)];

    private static ScriptObject Reasons(DataQuality quality) => PageTable.Of("Rejected rows by fault",
        [PageTable.Words("Fault"), PageTable.Numbers("Rows")],
        quality.RejectedByReason.Select(fault => (ScriptObject[])[PageTable.Text(ReasonText.Of(fault.Key)), PageTable.Number(fault.Value)]));

    private static ScriptObject Examples(DataQuality quality) => PageTable.Of("Some rejected rows, to look for in the dumps",
        [PageTable.Words("Fault"), PageTable.Words("File"), PageTable.Numbers("Row")],
        quality.RejectedExamples.Select(row => (ScriptObject[])[PageTable.Text(ReasonText.Of(row.Reason)), PageTable.Text(row.File), PageTable.Number(row.Row)]));

    private static ScriptObject Files(string caption, IReadOnlyList<FileFinding> files, string all) => PageTable.Of(caption,
        [PageTable.Words("File"), PageTable.Words("Reason")],
        files, file => [PageTable.Text(file.File), PageTable.Text(ReasonText.Of(file.Reason))], all);
}
