using CampaignBatch.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace CampaignBatch.Jobs.Telling;

/// <summary>A column of words beside a stage's bar. Words from data are text here, never markup.</summary>
internal sealed class StageColumn(Func<ProgressTask, LineProgress, string> words, int width) : ProgressColumn
{
    protected override bool NoWrap => true;

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        // Spaces that do not break: a long name is cut, never a second line.
        new Text(task.Tag is LineProgress progress ? words(task, progress).Replace(' ', '\u00A0') : string.Empty) { Overflow = Overflow.Ellipsis };

    public override int? GetColumnWidth(RenderOptions options) => width;

    public static string Counts(ProgressTask task, LineProgress progress) =>
        StageWords.Count(progress.Stage, progress.Done, task.IsFinished ? progress.Done : progress.Total);

    public static string Times(ProgressTask task, LineProgress progress) =>
        task.IsFinished ? Amounts.Time(task.ElapsedTime ?? TimeSpan.Zero)
        : task.RemainingTime is { } left && left < TimeSpan.FromDays(1) ? Amounts.Time(left) + " left"
        : string.Empty;

    public static string What(ProgressTask task, LineProgress progress) =>
        task.IsFinished || progress.What is null ? string.Empty : Legible.Of(progress.What);
}
