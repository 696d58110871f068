using System.Security.Cryptography;
using System.Text.Json;

namespace CampaignBatch.Faults.Scenarios;

/// <summary>A dump is not what its producer's manifest says, and is delivered again later.</summary>
internal sealed class DamagedDump : FaultScenario
{
    public override string Name => "dump-damaged";

    public override string Fault => "a dump changed, cut or longer beside its manifest; delivered again later";

    public override TrialCounts Trials => new(1, 25, 300);

    public override async Task<string> Try(Trial trial, CancellationToken cancel)
    {
        trial.Prepare();
        var dump = trial.OneOf<string>([.. trial.World.Dumps]);
        var path = Path.Combine(trial.Place.Data, dump);
        var good = await File.ReadAllBytesAsync(path, cancel);
        WriteManifest(path, good);
        string way;
        do
        {
            await File.WriteAllBytesAsync(path, good, cancel);
            way = Damage.Do(path, trial.Dice);
        }
        while (!File.Exists(path));

        var end = await trial.Program.Run(cancel);
        InvariantChecker.Holds(Invariant.EndIsKnown, end.Code == 0, $"exit code {end.Code}: {end.LastLine}");
        trial.Check.LeavesOut(dump, end);

        await File.WriteAllBytesAsync(path, good, cancel);
        File.Delete(ManifestOf(path));
        // The folder of a world with one dump less is not one of the sites that may stand.
        await trial.Check.Heals(cancel);
        return $"{dump} {way}";
    }

    private static string ManifestOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, "_manifest.json");

    private static void WriteManifest(string path, byte[] good)
    {
        var file = new { name = Path.GetFileName(path), size = good.Length, sha256 = Convert.ToHexStringLower(SHA256.HashData(good)) };
        File.WriteAllText(ManifestOf(path), JsonSerializer.Serialize(new { files = new[] { file } }));
    }
}
