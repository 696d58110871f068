using System.Globalization;

namespace CampaignBatch.Simulations;

/// <summary>Prints what a world was measured for, and whether its aims are met.</summary>
internal static class ResultTable
{
    /// <summary>Prints one world and returns how many of its aims are missed.</summary>
    public static int Print(WorldRun run, TextWriter to)
    {
        var aims = Aims.Of(run.World).ToLookup(a => a.Measure);
        to.WriteLine(Invariant($"## {run.World.Name}"));
        to.WriteLine(Invariant($"{run.World.Summary}; {run.Campaigns.Count} campaigns, {run.Looks.Count} look(s);"));
        to.WriteLine(Invariant($"written in {run.Writing.TotalSeconds:0} s, run in {run.Running.TotalSeconds:0} s"));
        to.WriteLine();
        to.WriteLine("| measure | share | of | 95 % interval | aim | |");
        to.WriteLine("| --- | ---: | ---: | --- | --- | --- |");
        var missed = 0;
        foreach (var measure in new Measurement(run).All())
        {
            var aim = aims[measure.Name].FirstOrDefault();
            var result = aim?.Judge(measure.Share);
            missed += result == AimResult.Missed ? 1 : 0;
            to.WriteLine($"| {measure.Name} | {Columns(measure.Share)} | {Bounds(aim)} | {Word(result)} |");
        }

        to.WriteLine();
        return missed;
    }

    private static string Columns(Share share) => Invariant(
        $"{share.Value * 100:0.0} % | {share.Count} | {share.Low * 100:0.0}–{share.High * 100:0.0}");

    private static string Bounds(Aim? aim) => aim switch
    {
        null => "",
        { Most: 0 } => "never",
        { Least: 0 } => Invariant($"at most {aim.Most * 100:0.#} %"),
        { Most: 1 } => Invariant($"at least {aim.Least * 100:0.#} %"),
        _ => Invariant($"{aim.Least * 100:0.#}–{aim.Most * 100:0.#} %"),
    };

    private static string Word(AimResult? result) => result switch
    {
        null => "",
        AimResult.Met => "met",
        AimResult.WithinError => "within sampling error",
        _ => "MISSED",
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
