namespace CampaignBatch.Simulations;

/// <summary>How the users of an in-app campaign come, see messages and tap.</summary>
internal sealed record InAppBehavior
{
    private const double ConversionDays = 6;

    public int Users { get; init; } = 700;

    /// <summary>Chance 0..1 that a user of that arm taps an impression; drawn once a user.</summary>
    public Func<RandomNumbers, int, double> TapRate { get; init; } = (_, _) => 0.1;

    /// <summary>Impressions of a user, at least 1.</summary>
    public Func<RandomNumbers, int> Impressions { get; init; } = random => 1 + random.Poisson(5);

    /// <summary>From when to when a user is there, in days after the start.</summary>
    public Func<RandomNumbers, (double From, double To)> Presence { get; init; } = _ => (0, SimulatedWorld.Days);

    /// <summary>What the rate of each day is multiplied with; drawn once a campaign.</summary>
    public Func<RandomNumbers, IReadOnlyList<double>> DayFactors { get; init; } = _ => Constant;

    /// <summary>Arm of a user whose first impression is on that day; null where the data lack the user.</summary>
    public Func<RandomNumbers, double, int?> Arm { get; init; } = (random, _) => random.Below(2);

    /// <summary>Chance 0..1, by arm, to convert within six days of the first impression. Empty: no goals.</summary>
    public IReadOnlyList<double> ConversionRates { get; init; } = [];

    private static readonly IReadOnlyList<double> Constant = [.. Enumerable.Repeat(1.0, SimulatedWorld.Days)];

    public void Fill(SimulatedCampaign campaign, RandomNumbers random)
    {
        campaign.DayFactors = DayFactors(random);
        for (var user = 0; user < Users; user++)
        {
            var times = Times(random);
            if (Arm(random, times[0]) is { } arm)
            {
                Live(campaign, random, (user, arm), times);
            }
        }
    }

    private void Live(
        SimulatedCampaign campaign, RandomNumbers random, (int No, int Arm) user, IReadOnlyList<double> times)
    {
        var rate = TapRate(random, user.Arm);
        foreach (var time in times)
        {
            campaign.Show(user.No, time, user.Arm, Math.Min(1, rate * campaign.DayFactors[(int)time]), random);
        }

        if (ConversionRates.Count > 0 && random.Happens(ConversionRates[user.Arm]))
        {
            campaign.Convert(user.No, times[0] + random.Between(0.001, ConversionDays));
        }
    }

    private List<double> Times(RandomNumbers random)
    {
        var (from, to) = Presence(random);
        return [.. Enumerable.Range(0, Impressions(random)).Select(_ => random.Between(from, to)).Order()];
    }
}
