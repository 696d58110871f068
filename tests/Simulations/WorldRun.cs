using System.Diagnostics;
using CampaignBatch.Reports;

namespace CampaignBatch.Simulations;

/// <summary>A world written to disk and run through the product, once a look.</summary>
internal sealed class WorldRun
{
    public required SimulatedWorld World { get; init; }

    public required IReadOnlyList<WrittenCampaign> Campaigns { get; init; }

    /// <summary>The reports of all campaigns, look by look.</summary>
    public required IReadOnlyList<IReadOnlyList<ReadReport>> Looks { get; init; }

    public required TimeSpan Writing { get; init; }

    public required TimeSpan Running { get; init; }

    /// <summary>Makes the dumps, runs the product and reads its reports. Nothing is left on disk.</summary>
    /// <param name="world">What to simulate.</param>
    /// <param name="campaigns">How many.</param>
    /// <param name="looks">Reads only so many looks of the world, evenly spread, the last among them.</param>
    /// <param name="seed">The same seed gives the same dumps.</param>
    /// <param name="folder">Where the files are meanwhile.</param>
    public static WorldRun Run(SimulatedWorld world, int campaigns, int looks, int seed, string folder)
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, world.Name));
        try
        {
            var watch = Stopwatch.StartNew();
            var data = Path.Combine(place.FullName, "dumps");
            var written = DumpFolder.Write(world, campaigns, seed, data);
            var writing = watch.Elapsed;
            var days = Spread(world.Looks, looks);
            List<IReadOnlyList<ReadReport>> read = [.. days.Select(day => Look(world, data, day))];
            return new WorldRun
            {
                World = world, Campaigns = written, Looks = read, Writing = writing, Running = watch.Elapsed - writing,
            };
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    private static List<ReadReport> Look(SimulatedWorld world, string data, double day)
    {
        var site = Path.Combine(Path.GetDirectoryName(data)!, "site");
        var outcome = Line.Run(new LineSettings { Data = data, Out = site, AsOf = SimulatedWorld.Instant(day) });
        if (outcome.Failed.Count > 0)
        {
            var failed = outcome.Failed[0];
            throw new InvalidDataException($"World {world.Name}: campaign {failed.Id} failed: {failed.Reason}");
        }

        return
        [
            .. Directory.EnumerateFiles(Path.Combine(site, "campaigns"), "report.json", SearchOption.AllDirectories)
                .Select(file => ReadReport.Read(file, world.Channel))
                .OrderBy(r => r.Id, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<double> Spread(IReadOnlyList<double> days, int count)
    {
        var kept = Math.Clamp(count, 1, days.Count);
        return Enumerable.Range(1, kept).Select(i => days[(i * days.Count / kept) - 1]);
    }
}
