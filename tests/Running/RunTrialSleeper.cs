using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Running;
using CampaignBatch.Reports;

namespace CampaignBatch.Tests.Running;

/// <summary>A worker that falls asleep just before it would publish, until its lease is over and somebody else has done its work.</summary>
internal sealed class RunTrialSleeper
{
    public RunTrialSleeper(RunTrial trial, Func<Task> meanwhile)
    {
        var isFirst = true;
        var bench = new Workbench { Clock = trial.Clock, Run = (settings, progress, cancel) => Reports.Line.Run(settings with { Out = Own(trial), Cache = null }, new Sleep(progress!, () =>
        {
            if (isFirst)
            {
                isFirst = false;
                trial.Clock.Pass(Runner.LeaseTime);
                meanwhile().GetAwaiter().GetResult();
            }
        }), cancel) };
        Runner = new Runner(trial.Reopened(), trial.World.Settings, bench, new ReportMail(new MailSettings { PickupFolder = trial.World.Top }, trial.World.Settings, trial.Clock), new Holder("sleeper", false));
    }

    public Runner Runner { get; }

    // On another machine the lock of the site's folder may bind nobody: here it binds another folder.
    private static string Own(RunTrial trial) => Path.Combine(trial.World.Top, "own-site");

    private sealed class Sleep(IProgress<LineProgress> inner, Action fallAsleep) : IProgress<LineProgress>
    {
        public void Report(LineProgress value)
        {
            if (value is { Stage: LineStage.Publish, Done: 0 })
            {
                fallAsleep();
            }

            inner.Report(value);
        }
    }
}
