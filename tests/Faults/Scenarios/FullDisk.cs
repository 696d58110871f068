namespace CampaignBatch.Faults.Scenarios;

/// <summary>The disk of site and cache is too small, and then grows.</summary>
internal sealed class FullDisk : FaultScenario
{
    private const int LeastKib = 64;
    private const int MostKib = 4_096;
    private const int EnoughKib = 64 * 1024;

    public override string Name => "disk-full";

    public override string Fault => "a disk of 64 KiB to 4 MiB for site and cache, which grows after up to three runs";

    public override TrialCounts Trials => new(1, 25, 300);

    public override string? Missing => SmallDisk.Missing;

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        using var disk = new SmallDisk(trial.Place.Disk, EnoughKib);
        trial.Prepare();
        var used = (int)(Directory.EnumerateFiles(trial.Place.Disk, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) >> 10);
        var kib = used + LeastKib + trial.Dice.Next(MostKib - LeastKib);
        disk.Resize(kib);
        var ends = new List<int>();
        for (var runs = 1 + trial.Dice.Next(3); runs > 0; runs--)
        {
            var end = await trial.Program.Run(cancel);
            ends.Add(end.Code);
            InvariantChecker.EndIsKnown(end);
            trial.Check.AfterFault(end);
        }

        disk.Resize(EnoughKib);
        await trial.Check.Heals(cancel);
        return $"{kib} KiB: {string.Join(", ", ends)}";
    }
}
