using CampaignBatch.Tests.Ingest;
using CampaignBatch.Tests.Worlds.Certainty;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>
/// The whole line against the second implementation of the contract, on worlds with users enough for verdicts.
/// </summary>
public sealed class CertaintyWorlds
{
    private const int DefaultSeeds = 40;

    public static TheoryData<int> Seeds() => RandomWorlds.Seeds(DefaultSeeds);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Product_and_oracle_judge_the_same(int seed)
    {
        var folder = Directory.CreateTempSubdirectory($"campaign-batch-certainty-{seed}-");
        try
        {
            var site = new SiteOfWorld(CertaintyWorld.Make(seed), folder.FullName);
            var found = site.Differences(TestContext.Current.CancellationToken);
            Assert.True(
                found.Count == 0, $"Seed {seed}, {found.Count} differences:\n{string.Join("\n", found.Take(20))}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_site_that_grew_dump_by_dump_is_as_if_made_at_once(int seed)
    {
        var top = Directory.CreateTempSubdirectory($"campaign-batch-certainty-grown-{seed}-").FullName;
        try
        {
            var cancel = TestContext.Current.CancellationToken;
            var arriving = new ArrivingDumps(CertaintyWorld.Make(seed), top);
            var grown = arriving.RunOneByOne(seed % 2 == 0 ? 2 : int.MaxValue, cancel);
            SiteBytes.Same(SiteBytes.Of(arriving.RunAtOnce(cancel)), SiteBytes.Of(grown), SameBytes.IsHistory);
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }
}
