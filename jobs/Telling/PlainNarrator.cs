using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Lines for a log: one as a stage begins, one as it ends, and in a long stage one every five seconds at most. No colours, no redrawing.</summary>
internal sealed class PlainNarrator(TextWriter where, TimeProvider clock) : Narrator, IProgress<LineProgress>
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);
    private readonly Lock one = new();
    private LineProgress? latest;
    private long began;
    private long told;

    public override T During<T>(Func<IProgress<LineProgress>, T> work)
    {
        var outcome = work(this);
        lock (one)
        {
            End();
        }

        return outcome;
    }

    public void Report(LineProgress value)
    {
        lock (one)
        {
            if (latest is null || value.Stage > latest.Stage)
            {
                End();
                Begin(value);
            }
            else if (value.Stage == latest.Stage)
            {
                Continue(value);
            }
        }
    }

    private void Begin(LineProgress progress)
    {
        latest = progress;
        began = told = clock.GetTimestamp();
        var all = StageWords.Count(progress.Stage, progress.Total, progress.Total);
        Tell(progress.Stage, all.Length == 0 ? "begins" : "begins: " + all);
    }

    private void Continue(LineProgress progress)
    {
        latest = progress;
        if (clock.GetElapsedTime(told) < Between)
        {
            return;
        }

        told = clock.GetTimestamp();
        var left = progress.Done > 0 && progress.Total > progress.Done
            ? $", about {Amounts.Time(clock.GetElapsedTime(began) * ((double)(progress.Total - progress.Done) / progress.Done))} left"
            : string.Empty;
        var what = progress.What is null ? string.Empty : $" ({Legible.Of(progress.What)})";
        Tell(progress.Stage, StageWords.Count(progress.Stage, progress.Done, progress.Total) + left + what);
    }

    private void End()
    {
        if (latest is not null)
        {
            var count = StageWords.Count(latest.Stage, latest.Done, latest.Done);
            Tell(latest.Stage, $"done{(count.Length == 0 ? string.Empty : ": " + count)} in {Amounts.Time(clock.GetElapsedTime(began))}");
            latest = null;
        }
    }

    private void Tell(LineStage stage, string words)
    {
        where.WriteLine($"{StageWords.Name(stage),-8} {words}");
        where.Flush();
    }
}
