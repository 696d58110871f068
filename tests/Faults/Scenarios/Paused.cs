namespace CampaignBatch.Faults.Scenarios;

/// <summary>The process stands still for a while, as when a machine sleeps.</summary>
internal sealed class Paused : FaultScenario
{
    private const int LatestMilliseconds = 2_500;
    private const int LongestMilliseconds = 3_000;

    public override string Name => "run-paused";

    public override string Fault => "SIGSTOP of `run` for up to three seconds, then SIGCONT";

    public override TrialCounts Trials => new(1, 10, 100);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        using var running = trial.Program.Begin();
        await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
        running.Signal("STOP");
        var pause = trial.Dice.Next(LongestMilliseconds);
        await Task.Delay(pause, cancel);
        running.Signal("CONT");
        var end = await running.End(cancel);
        InvariantChecker.Holds(Invariant.EndIsKnown, end.Code == 0, $"exit code {end.Code}: {end.LastLine}");
        trial.Check.AfterFault(end);
        await trial.Check.Heals(cancel);
        return $"stood still for {pause} ms";
    }
}
