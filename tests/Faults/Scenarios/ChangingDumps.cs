namespace CampaignBatch.Faults.Scenarios;

/// <summary>A producer writes, replaces and takes away dumps while they are read.</summary>
internal sealed class ChangingDumps : FaultScenario
{
    private const int LongestPause = 120;

    public override string Name => "dumps-change";

    public override string Fault => "dumps half written, replaced and taken away while `run` reads them";

    public override TrialCounts Trials => new(1, 20, 200);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var path = Path.Combine(trial.Place.Data, trial.OneOf<string>([.. trial.World.Dumps]));
        var good = await File.ReadAllBytesAsync(path, cancel);
        using var running = trial.Program.Begin();
        var changes = 0;
        while (!running.HasEnded)
        {
            await Change(path, good, trial.Dice, cancel);
            changes++;
            await Task.Delay(trial.Dice.Next(LongestPause), cancel);
        }

        var end = await running.End(cancel);
        InvariantChecker.EndIsKnown(end);
        trial.Check.SiteIsWhole();
        await File.WriteAllBytesAsync(path, good, cancel);
        await trial.Check.Heals(cancel);
        return $"{changes} changes: {end.Code}";
    }

    private static Task Change(string path, byte[] good, Random dice, CancellationToken cancel)
    {
        switch (dice.Next(3))
        {
            case 0:
                return File.WriteAllBytesAsync(path, good[..dice.Next(good.Length)], cancel);
            case 1:
                File.Delete(path);
                return Task.CompletedTask;
            default:
                return File.WriteAllBytesAsync(path, good, cancel);
        }
    }
}
