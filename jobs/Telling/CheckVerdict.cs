using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Telling;

/// <summary>What a check found: a line a dump, then the rows and campaigns of all.</summary>
internal static class CheckVerdict
{
    public static string Of(CheckOutcome outcome, int width)
    {
        var sheet = new Sheet(width).Line();
        foreach (var file in outcome.Files)
        {
            sheet.Row(Word(file.Fate), Legible.Of(file.File) + Details(file));
        }

        foreach (var file in outcome.Changed)
        {
            sheet.Row("changed", $"{Legible.Of(file.File)}: {Legible.Of(file.Reason, 300)}");
        }

        foreach (var near in outcome.NearColumns)
        {
            sheet.Row("column", Legible.Of(near, 300));
        }

        foreach (var note in outcome.CampaignNotes)
        {
            sheet.Row("noted", $"{Legible.Of(note.File)}: {Legible.Of(note.Reason, 300)}");
        }

        sheet.Line().Row("As of", outcome.AsOf is { } at ? Amounts.Instant(at) : "not known: no event was accepted");
        sheet.Row("Files", string.Join(", ", Enum.GetValues<FileFate>()
            .Select(fate => $"{Amounts.Count(outcome.Files.Count(file => file.Fate == fate))} {Word(fate)}")));
        QualityRows.Add(sheet, outcome.DataQuality);
        sheet.Row("Campaigns", $"{Amounts.Count(outcome.Sound.Count)} sound, {Amounts.Count(outcome.Failed.Count)} failed"
            + (outcome.Failed.Count > 0 ? ", named on standard error" : string.Empty));
        return sheet.ToString();
    }

    /// <summary>The fate as the verdict and its JSON call it.</summary>
    public static string Word(FileFate fate) => fate switch
    {
        FileFate.Read => "read",
        FileFate.Refused => "refused",
        FileFate.Skipped => "skipped",
        _ => throw new ArgumentOutOfRangeException(nameof(fate), fate, null),
    };

    private static string Details(CheckedFile file) =>
        (file.Rows is { } rows ? $", {Amounts.Count(rows, "row")}" : string.Empty)
        + (file.Bytes is { } bytes ? $", {Amounts.Bytes(bytes)}" : string.Empty)
        + (file.Reason is { } reason ? ": " + Legible.Of(reason, 300) : string.Empty);
}
