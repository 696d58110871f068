namespace CampaignBatch.Faults.Scenarios;

/// <summary>Files of the cache are not what was written.</summary>
internal sealed class DamagedCache : FaultScenario
{
    private const int MostFiles = 3;

    public override string Name => "cache-damaged";

    public override string Fault => "up to three files of the cache changed, cut, longer or gone, with the times they had";

    public override TrialCounts Trials => new(2, 40, 600);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        if (!trial.HasSite)
        {
            await trial.Program.Run(cancel);
        }

        var files = Directory.GetFiles(trial.Place.Cache, "*", SearchOption.AllDirectories)
            .Where(f => new FileInfo(f).Length > 0).Order(StringComparer.Ordinal).ToArray();
        var chosen = Enumerable.Range(0, 1 + trial.Dice.Next(MostFiles)).Select(_ => trial.OneOf<string>(files)).Distinct().ToList();
        var done = chosen.ConvertAll(file => $"{Path.GetFileName(file)} {Damage.Do(file, trial.Dice)}");
        // Figures must not come from damage, wherever they are made from the cache again.
        var end = await trial.Program.Run(cancel, "--force");
        InvariantChecker.Holds(Invariant.Heals, end.Code == 0, $"with {string.Join(", ", done)} a run ends with {end.Code}: {end.LastLine}");
        trial.Check.AfterFault(end);
        trial.Check.FiguresAre(trial.World.Dumps);
        await trial.Check.Heals(cancel);
        return string.Join(", ", done);
    }
}
