using System.Globalization;
using CampaignBatch.Tests.Worlds;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>The whole line against the second implementation of the contract, on worlds where rare things are common.</summary>
public sealed class RandomWorlds
{
    private const int DefaultSeeds = 60;

    // CAMPAIGNBATCH_SEEDS: a number of worlds, or first-last, such as 17-17 to see one again.
    public static TheoryData<int> Seeds() => Seeds(DefaultSeeds);

    public static TheoryData<int> Seeds(int otherwise)
    {
        var asked = (Environment.GetEnvironmentVariable("CAMPAIGNBATCH_SEEDS") ?? $"1-{otherwise}").Split('-');
        var last = int.Parse(asked[^1], CultureInfo.InvariantCulture);
        var first = asked.Length == 1 ? 1 : int.Parse(asked[0], CultureInfo.InvariantCulture);
        return new(Enumerable.Range(first, last - first + 1));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Product_and_oracle_say_the_same(int seed)
    {
        var folder = Directory.CreateTempSubdirectory($"campaign-batch-world-{seed}-");
        try
        {
            var found = new SiteOfWorld(RandomWorld.Make(seed), folder.FullName).Differences(TestContext.Current.CancellationToken);
            Assert.True(found.Count == 0, $"Seed {seed}, {found.Count} differences:\n{string.Join("\n", found.Take(20))}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
