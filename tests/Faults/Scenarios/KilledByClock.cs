namespace CampaignBatch.Faults.Scenarios;

/// <summary>kill -9 at any moment, and of a run that heals from one, again.</summary>
internal sealed class KilledByClock : FaultScenario
{
    private const int LatestMilliseconds = 3_000;
    private const int MostKills = 4;

    public override string Name => "run-killed";

    public override string Fault => "kill -9 of `run` at any moment, up to four times in a row";

    public override TrialCounts Trials => new(1, 30, 400);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var kills = 1 + trial.Dice.Next(MostKills);
        var killed = 0;
        for (var i = 0; i < kills; i++)
        {
            using var running = trial.Program.Begin();
            await Task.Delay(trial.Dice.Next(LatestMilliseconds), cancel);
            running.Kill();
            var end = await running.End(cancel);
            killed += end.Code == ProgramEnd.Killed ? 1 : 0;
            trial.Check.AfterFault(end);
        }

        await trial.Check.Heals(cancel);
        return $"killed {killed} times of {kills}";
    }
}
