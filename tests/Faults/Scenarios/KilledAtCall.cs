namespace CampaignBatch.Faults.Scenarios;

/// <summary>kill -9 at a call of the system that writes.</summary>
internal sealed class KilledAtCall : FaultScenario
{
    /// <summary>Calls, and how many of one thread's are worth a try.</summary>
    private static readonly (string Call, int Most)[] Calls =
    [
        ("rename", 4), ("fsync", 5), ("unlink", 5), ("rmdir", 2), ("mkdir", 4), ("renameat2", 1),
        ("pwrite64", 12), ("write", 20), ("openat", 160), ("ftruncate", 3), ("flock", 8),
    ];

    public override string Name => "run-killed-at-call";

    public override string Fault => "kill -9 of `run` at the n-th call that writes";

    public override TrialCounts Trials => new(2, 40, 800);

    public override string? Missing => ProductProgram.NoTracer;

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var (call, most) = trial.OneOf<(string, int)>(Calls);
        var nth = 1 + trial.Dice.Next(most);
        var end = await trial.Program.RunTraced(call, $"signal=KILL:when={nth}", [], cancel);
        trial.Check.AfterFault(end);
        await trial.Check.Heals(cancel);
        return $"{call} {nth}: {(end.Code == 0 ? "not reached" : "killed")}";
    }
}
