using System.Diagnostics;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>SIGTERM or SIGINT at any moment.</summary>
internal sealed class Terminated : FaultScenario
{
    private const int LatestMilliseconds = 3_000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public override string Name => "run-stopped";

    public override string Fault => "SIGTERM or SIGINT to `run` at any moment";

    public override TrialCounts Trials => new(1, 20, 200);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var signal = trial.OneOf("TERM", "INT");
        using var running = trial.Program.Begin();
        await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
        running.Signal(signal);
        var watch = Stopwatch.StartNew();
        var end = await running.End(cancel);
        InvariantChecker.Holds(Invariant.EndIsKnown, watch.Elapsed < Longest, $"it took {watch.Elapsed} to stop");
        // A signal that comes before the program listens ends it as the system does.
        InvariantChecker.Holds(Invariant.EndIsKnown, end.Code is 0 or ProgramEnd.Stopped or 143, $"exit code {end.Code}: {end.LastLine}");
        trial.Check.AfterFault(end);
        await trial.Check.Heals(cancel);
        return $"{signal}: {end.Code}";
    }
}
