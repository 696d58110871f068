namespace CampaignBatch.Simulations;

/// <summary>Pushes in blasts on irregular days, opened late, at an open rate that never changes.</summary>
internal sealed record PushBehavior
{
    private const double BounceRate = 0.03;

    public int Users { get; init; } = 700;

    public int Blasts { get; init; } = 10;

    /// <summary>Share 0..1 of the users whom a blast goes to.</summary>
    public double Share { get; init; } = 0.7;

    /// <summary>Chance 0..1 that a user opens a delivered push, drawn once a user.</summary>
    public Func<RandomNumbers, double> OpenRate { get; init; } = random => random.Beta(0.5, 4.5);

    /// <summary>Days between a push and its open.</summary>
    public Func<RandomNumbers, double> OpenDelay { get; init; } = random => random.LogNormal(0.5, 1.2);

    public void Fill(SimulatedCampaign campaign, RandomNumbers random)
    {
        var blasts = BlastTimes(random);
        for (var user = 0; user < Users; user++)
        {
            var arm = random.Below(2);
            var rate = OpenRate(random);
            foreach (var blast in blasts.Where(_ => random.Happens(Share)))
            {
                campaign.Send(user, blast + random.Between(0, 0.01), arm, Fate(random, rate));
            }
        }
    }

    private (bool Bounces, double? OpenedAfter) Fate(RandomNumbers random, double openRate)
    {
        var bounces = random.Happens(BounceRate);
        return (bounces, random.Happens(openRate) ? OpenDelay(random) : null);
    }

    /// <summary>Moments on different days, each somewhere between 6 and 22 o'clock.</summary>
    private List<double> BlastTimes(RandomNumbers random) =>
        [.. Enumerable.Range(0, SimulatedWorld.Days)
            .OrderBy(_ => random.Next())
            .Take(Blasts)
            .Order()
            .Select(day => day + (random.Between(6, 22) / 24))];
}
