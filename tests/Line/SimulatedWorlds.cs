using System.Globalization;
using CampaignBatch.Simulations;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>
/// A short version of tests/Simulations: so few campaigns cannot show that an aim is met, but they do show a rule
/// that is far from it.
/// </summary>
public sealed class SimulatedWorlds : IDisposable
{
    /// <summary>How improbable an outcome must be before it contradicts an aim, on each side.</summary>
    private const double Level = 0.001;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-batch-simulated-");

    [Theory]
    [InlineData("alike", 60, 1)]
    [InlineData("strongly-varied", 60, 1)]
    [InlineData("irregular-blasts", 60, 1)]
    [InlineData("late-arm", 60, 1)]
    [InlineData("sessions", 60, 1)]
    [InlineData("planted", 60, 1)]
    [InlineData("daily-looks-planned", 30, 4)]
    public void No_aim_is_contradicted(string world, int campaigns, int looks)
    {
        var run = WorldRun.Run(WorldCatalog.Named(world), campaigns, looks, seed: 1, _folder.FullName);
        var measures = new Measurement(run).All();
        var contradicted =
            from aim in Aims.Of(run.World)
            from measure in measures
            let share = measure.Share
            where measure.Name == aim.Measure && IsContradicted(aim, share)
            select string.Create(CultureInfo.InvariantCulture, $"{measure.Name}: {share.Value:P1} of {share.Count}");
        Assert.Empty(contradicted);
    }

    [Fact]
    public void A_seed_makes_the_same_events_again()
    {
        static IReadOnlyList<SimulatedEvent> Events(string world)
        {
            var campaign = new SimulatedCampaign(3, WorldCatalog.Named(world));
            campaign.World.Fill(campaign, RandomNumbers.ForItem(1, world, 3));
            return campaign.Events;
        }

        Assert.All(WorldCatalog.All, world => Assert.Equal(Events(world.Name), Events(world.Name)));
    }

    [Fact]
    public void Every_aim_names_a_world() => Assert.All(Aims.All, aim => WorldCatalog.Named(aim.World));

    public void Dispose() => _folder.Delete(recursive: true);

    private static bool IsContradicted(Aim aim, Share share)
    {
        var hits = (int)Math.Round(share.Value * share.Count);
        var isTooFew = AtMost(hits, share.Count, aim.Least) < Level;
        var isTooMany = 1 - AtMost(hits - 1, share.Count, aim.Most) < Level;
        return isTooFew || isTooMany;
    }

    /// <summary>Probability of at most so many hits in independent trials: the exact binomial.</summary>
    private static double AtMost(int hits, int trials, double chance)
    {
        if (chance is 0 or 1)
        {
            return hits >= trials * chance ? 1 : 0;
        }

        // In logarithms: the first terms are too small for a double.
        var term = trials * Math.Log(1 - chance);
        var sum = 0.0;
        for (var k = 0; k <= hits; k++)
        {
            sum += Math.Exp(term);
            term += Math.Log((trials - k) / (k + 1.0) * chance / (1 - chance));
        }

        return sum;
    }
}
