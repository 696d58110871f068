using System.Diagnostics;
using System.Globalization;

using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Bench;

/// <summary>sample --out DIR [--events N] [--campaigns N] [--days N] [--seed N]: writes a world and says how fast.</summary>
internal static class SampleVerb
{
    public static int Run(string[] args)
    {
        string? Given(string name) => args.SkipWhile(a => a != name).Skip(1).FirstOrDefault();
        long Number(string name, long otherwise) => Given(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : otherwise;
        var settings = new SampleSettings
        {
            Out = Given("--out") ?? "out/sample",
            Events = Number("--events", 60_000),
            Campaigns = (int)Number("--campaigns", 8),
            Days = (int)Number("--days", 45),
            Seed = Number("--seed", 1),
        };
        var watch = Stopwatch.StartNew();
        var truths = SampleWorld.Write(settings);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{truths.Read} events in {watch.Elapsed.TotalSeconds:0.0} s, {truths.Read / watch.Elapsed.TotalSeconds / 1e6:0.00} M/s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"));
        return 0;
    }
}
