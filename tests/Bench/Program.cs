using CampaignBatch.Bench;
using CampaignBatch.Reports.Samples;

switch (args)
{
    case ["one-run", var data, var site]:
        return OneRun.Measure(data, site);
    case ["steps", var data, var site]:
        return StepCosts.Measure(data, site, steps: 40);
    case ["count", var events]:
        return Yardstick.Measure(events);
    case ["broken", var folder]:
        BrokenDumps.Write(folder);
        return 0;
    case ["ledger-month", var folder, .. var sizes]:
        return await LedgerMonth.Measure(Directory.CreateDirectory(folder).FullName, Size(sizes, 0, 30), Size(sizes, 1, 50));
    default:
        return Benchmark.Run(args);
}

static int Size(string[] sizes, int place, int otherwise) =>
    place < sizes.Length ? int.Parse(sizes[place], System.Globalization.CultureInfo.InvariantCulture) : otherwise;
