using CampaignBatch.Bench;
using CampaignBatch.Reports.Samples;

switch (args)
{
    case ["sample", .. var rest]:
        return SampleVerb.Run(rest);
    case ["broken", var folder]:
        BrokenDumps.Write(folder);
        return 0;
    default:
        Console.Error.WriteLine("campaign-batch-bench: say 'sample --out DIR …' or 'broken DIR'.");
        return 2;
}
