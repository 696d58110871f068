namespace CampaignBatch.Faults.Scenarios;

/// <summary>Two runs on one site at once, of which one may be killed.</summary>
internal sealed class TwoRuns : FaultScenario
{
    private const int LatestMilliseconds = 2_500;

    public override string Name => "two-runs";

    public override string Fault => "two `run` on one site and cache at once; one of them is killed in half of the trials";

    public override TrialCounts Trials => new(1, 20, 200);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        using var one = trial.Program.Begin();
        await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
        using var other = trial.Program.Begin();
        var isKilled = trial.Dice.Next(2) == 0;
        if (isKilled)
        {
            await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
            one.Kill();
        }

        var (first, second) = (await one.End(cancel), await other.End(cancel));
        InvariantChecker.EndIsKnown(second);
        trial.Check.AfterFault(second);
        await trial.Check.Heals(cancel);
        return $"{(isKilled ? "one killed" : "both to their end")}: {first.Code}, {second.Code}";
    }
}
