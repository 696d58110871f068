using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Jobs.Telling;

/// <summary>What a run did, on a screen, and where to look.</summary>
internal static class RunSummary
{
    private const int RefusedNamed = 10, SkippedNamed = 3;

    /// <param name="outcome">What the run did.</param>
    /// <param name="took">The whole of its time.</param>
    /// <param name="width">Characters a line may have.</param>
    public static string Of(RunOutcome outcome, TimeSpan took, int width)
    {
        var sheet = new Sheet(width).Line();
        sheet.Row("As of", Amounts.Instant(outcome.AsOf) + (outcome.NothingNew ? "; nothing is new, the site stays as it is" : string.Empty));
        Files(sheet, outcome);
        Cache(sheet, outcome);
        foreach (var warning in outcome.Warnings)
        {
            sheet.Row("Warning", Legible.Of(warning, 300));
        }

        QualityRows.Add(sheet, outcome.DataQuality);
        sheet.Row("Campaigns", Campaigns(outcome));
        sheet.Row("Time", Times(outcome, took));
        sheet.Row("Look at", Path.Combine(Path.GetFullPath(outcome.Site), "index.html"));
        return sheet.ToString();
    }

    private static void Files(Sheet sheet, RunOutcome outcome)
    {
        var (refused, skipped) = (outcome.DataQuality.FilesRefused, outcome.DataQuality.FilesSkipped);
        sheet.Row("Files", $"{Amounts.Count(outcome.FilesUsed)} read{New(outcome)}, "
            + $"{Amounts.Count(refused.Count)} refused, {Amounts.Count(skipped.Count)} skipped");
        Named(sheet, "refused", refused, RefusedNamed);
        Named(sheet, "skipped", skipped, SkippedNamed);
        Named(sheet, "changed", outcome.FilesChanged, RefusedNamed);
        Named(sheet, "noted", outcome.CampaignNotes, RefusedNamed);
    }

    private static void Cache(Sheet sheet, RunOutcome outcome)
    {
        if (outcome.CacheRepaired is [var first, ..] all)
        {
            sheet.Row("Cache", $"{Amounts.Count(all.Count, "damaged file")} rebuilt, such as {Legible.Of(first)}; check the disk if this happens again");
        }
    }

    /// <summary>Of the event files, how many are new and how many come from the cache.</summary>
    private static string New(RunOutcome outcome) =>
        outcome.NothingNew ? "" : $" ({Amounts.Count(outcome.FilesRead)} new, {Amounts.Count(outcome.FilesReused)} reused)";

    private static void Named(Sheet sheet, string fate, IReadOnlyList<FileFinding> files, int most)
    {
        foreach (var file in files.Take(most))
        {
            sheet.Row(string.Empty, $"{fate} {Legible.Of(file.File)}: {Legible.Of(file.Reason, 300)}", indent: 2);
        }

        if (files.Count > most)
        {
            sheet.Row(string.Empty, $"and {Amounts.Count(files.Count - most)} more {fate}; `campaign-batch check` names them all", indent: 2);
        }
    }

    private static string Campaigns(RunOutcome outcome) =>
        $"{Amounts.Count(outcome.Published)} published ({Amounts.Count(outcome.Unchanged)} unchanged), {Amounts.Count(outcome.Failed.Count)} failed"
        + (outcome.Failed.Count > 0 ? ", named on standard error" : string.Empty);

    private static string Times(RunOutcome outcome, TimeSpan took) => string.Join(
        ", ",
        outcome.Took.OrderBy(stage => stage.Key)
            .Select(stage => $"{StageWords.Name(stage.Key)} {Amounts.Time(stage.Value)}")
            .Append("in all " + Amounts.Time(took)));
}
