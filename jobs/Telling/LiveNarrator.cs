using CampaignBatch.Reports;
using Spectre.Console;

namespace CampaignBatch.Jobs.Telling;

/// <summary>A bar a stage, redrawn as the run goes on.</summary>
internal sealed class LiveNarrator(IAnsiConsole console, TimeProvider clock) : Narrator
{
    private const int Bar = 16, Counts = 21, Times = 11;

    // Stage names and the spaces between columns.
    private const int Other = 7 + 4;

    public override T During<T>(Func<IProgress<LineProgress>, T> work) =>
        new Progress(console, clock) { AutoRefresh = true, HideCompleted = false, ExcludeVerticalPadding = true, RefreshRate = TimeSpan.FromMilliseconds(200) }
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn { Width = Bar },
                new StageColumn(StageColumn.Counts, Counts),
                new StageColumn(StageColumn.Times, Times),
                new StageColumn(StageColumn.What, Math.Max(1, console.Profile.Width - Bar - Counts - Times - Other)))
            .Start(context =>
            {
                var stages = new Stages(context);
                var outcome = work(stages);
                stages.End();
                return outcome;
            });

    private sealed class Stages : IProgress<LineProgress>
    {
        private readonly Lock one = new();
        private readonly Dictionary<LineStage, ProgressTask> tasks;
        private LineStage? current;

        public Stages(ProgressContext context) =>
            tasks = Enum.GetValues<LineStage>().ToDictionary(stage => stage, stage => context.AddTask(StageWords.Name(stage), autoStart: false));

        public void Report(LineProgress value)
        {
            lock (one)
            {
                if (value.Stage < current)
                {
                    return;
                }

                if (value.Stage != current)
                {
                    Finish();
                    current = value.Stage;
                    tasks[value.Stage].StartTask();
                }

                var task = tasks[value.Stage];
                task.IsIndeterminate = value.Total == 0;
                task.MaxValue = Math.Max(1, value.Total);
                task.Value = Math.Min(value.Done, task.MaxValue);
                task.Tag = value;
            }
        }

        public void End()
        {
            lock (one)
            {
                Finish();
            }
        }

        private void Finish()
        {
            if (current is { } stage)
            {
                tasks[stage].IsIndeterminate = false;
                tasks[stage].Value = tasks[stage].MaxValue;
                tasks[stage].StopTask();
            }
        }
    }
}
