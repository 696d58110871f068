namespace CampaignBatch.Simulations;

/// <summary>
/// Users who open the app as often during the campaign as before it. Messages are shown in sessions, so those who
/// receive one are those who opened the app: among recipients sessions seem to rise.
/// </summary>
internal sealed record SessionBehavior
{
    // Two days more than are compared, so that the first of them is wholly in the data.
    private const int DaysBefore = SimulatedWorld.Days + 2;
    private const double SessionsPerDay = 0.35;
    private const double ShownShare = 0.5;

    /// <summary>From Monday on.</summary>
    private static readonly double[] Weekdays = [1.1, 1.05, 1.05, 1, 1.1, 0.8, 0.9];

    public int Users { get; init; } = 300;

    /// <summary>That a snapshot before the start names all users, whether they are ever reached or not.</summary>
    public bool HasAudience { get; init; }

    public void Fill(SimulatedCampaign campaign, RandomNumbers random)
    {
        campaign.Audience = HasAudience ? Users : null;
        campaign.DayFactors = [.. Enumerable.Repeat(1.0, SimulatedWorld.Days)];
        for (var user = 0; user < Users; user++)
        {
            var habit = new Habit(SessionsPerDay * random.Gamma(1), random.Beta(0.5, 4.5), random.Below(2));
            for (var day = -DaysBefore; day < SimulatedWorld.Days + 1; day++)
            {
                LiveDay(campaign, random, (user, day), habit);
            }
        }
    }

    private static void LiveDay(SimulatedCampaign campaign, RandomNumbers random, (int User, int Day) who, Habit habit)
    {
        var sessions = random.Poisson(habit.SessionsPerDay * Weekdays[(who.Day + 35) % 7]);
        foreach (var time in Enumerable.Range(0, sessions).Select(_ => who.Day + random.Next()))
        {
            campaign.OpenApp(who.User, time, random.LogNormal(90, 1));
            if (who.Day is >= 0 and < SimulatedWorld.Days && random.Happens(ShownShare))
            {
                campaign.Show(who.User, time, habit.Arm, habit.TapRate, random);
            }
        }
    }
}
