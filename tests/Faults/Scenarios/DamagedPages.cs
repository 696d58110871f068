namespace CampaignBatch.Faults.Scenarios;

/// <summary>A published file is not what was published.</summary>
internal sealed class DamagedPages : FaultScenario
{
    public override string Name => "site-damaged";

    public override string Fault => "a published file changed, cut, longer or gone; `check --site` names it";

    public override TrialCounts Trials => new(1, 20, 200);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        await trial.Program.Run(cancel);
        var files = Directory.GetFiles(trial.Place.Site, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(f => Path.GetFileName(f) != Reports.Publishing.Published.FileName).ToArray();
        var file = trial.OneOf<string>(files);
        var name = Path.GetRelativePath(trial.Place.Site, file);
        var way = Damage.Do(file, trial.Dice);
        var check = await ProductProgram.Command(["check", "--site", trial.Place.Site], cancel);
        InvariantChecker.Holds(
            Invariant.BadInputIsNamed,
            check.Code == 1 && check.Said.Contains(name, StringComparison.Ordinal),
            $"check --site ends with {check.Code} and does not name {name} ({way})");
        await trial.Program.Run(cancel, "--force");
        await trial.Check.Heals(cancel);
        return $"{name} {way}";
    }
}
