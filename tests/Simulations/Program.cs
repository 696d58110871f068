using CampaignBatch.Simulations;

SimulationOptions options;
try
{
    options = SimulationOptions.Parse(args);
}
catch (ArgumentException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var folder = options.Out is { } given
    ? Directory.CreateDirectory(given)
    : Directory.CreateTempSubdirectory("campaign-batch-simulations-");
try
{
    var missed = 0;
    foreach (var world in options.Worlds)
    {
        var campaigns = options.Campaigns ?? world.Campaigns;
        var run = WorldRun.Run(world, campaigns, options.Looks, options.Seed, folder.FullName);
        missed += ResultTable.Print(run, Console.Out);
    }

    Console.WriteLine(missed == 0 ? "All aims are met." : $"Aims missed: {missed}.");
    return missed == 0 ? 0 : 1;
}
catch (InvalidDataException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
finally
{
    if (options.Out is null)
    {
        folder.Delete(recursive: true);
    }
}
