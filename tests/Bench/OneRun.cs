using System.Diagnostics;
using CampaignBatch.Reports;

namespace CampaignBatch.Bench;

/// <summary>One run of the whole line, as the command `run` makes it.</summary>
internal static class OneRun
{
    public static int Measure(string data, string site)
    {
        var watch = Stopwatch.StartNew();
        var outcome = Line.Run(new LineSettings { Data = data, Out = site });
        return Measured.Tell(watch.Elapsed, outcome.Took.OrderBy(t => t.Key).ToDictionary(t => t.Key.ToString(), t => t.Value.TotalSeconds));
    }
}
