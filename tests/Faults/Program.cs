using CampaignBatch.Faults;

FaultOptions options;
try
{
    options = FaultOptions.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var broken = await FaultMatrix.Run(options, Console.Out, CancellationToken.None);
Console.WriteLine(broken == 0 ? "Every invariant held." : $"Trials that broke an invariant: {broken}.");
return broken == 0 ? 0 : 1;
