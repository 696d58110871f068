using CampaignBatch.Bench;
using CampaignBatch.Reports.Samples;

switch (args)
{
    case ["one-run", var data, var site]:
        return OneRun.Measure(data, site);
    case ["count", var events]:
        return Yardstick.Measure(events);
    case ["broken", var folder]:
        BrokenDumps.Write(folder);
        return 0;
    default:
        return Benchmark.Run(args);
}
