using CampaignBatch.Reports.Statistics;
using MathNet.Numerics.Random;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>
/// How often the rule names a winner where there is none: the arms of the campaign's own users are shuffled, and the rule is applied again. Users of
/// equal outcome need not be told apart, so that a shuffle is a draw without replacement for each outcome.
/// </summary>
internal static class ArmPlacebo
{
    /// <summary>How often the arms are dealt anew.</summary>
    public const int Shuffles = 400;

    private const int Seed = 20_261_128;

    /// <summary>Share of the shuffles that name something, 0..1.</summary>
    /// <param name="sizes">Users of each arm, by key.</param>
    /// <param name="profiles">All compared users; their arms are passed over.</param>
    /// <param name="names">Whether the rule names something for users dealt to arms.</param>
    public static double Share(
        IReadOnlyList<KeyValuePair<string, long>> sizes,
        IReadOnlyList<ArmProfile> profiles,
        Func<IReadOnlyDictionary<string, List<ArmProfile>>, bool> names)
    {
        var chance = new MersenneTwister(Seed, threadSafe: false);
        var named = 0;
        for (var i = 0; i < Shuffles; i++)
        {
            named += names(Dealt(sizes, profiles, chance)) ? 1 : 0;
        }

        return (double)named / Shuffles;
    }

    private static Dictionary<string, List<ArmProfile>> Dealt(
        IReadOnlyList<KeyValuePair<string, long>> sizes,
        IReadOnlyList<ArmProfile> profiles,
        MersenneTwister chance)
    {
        var dealt = sizes.ToDictionary(s => s.Key, _ => new List<ArmProfile>(profiles.Count), StringComparer.Ordinal);
        var free = sizes.Select(s => s.Value).ToArray();
        foreach (var profile in profiles)
        {
            var (left, places) = (profile.Users, free.Sum());
            for (var arm = 0; arm < free.Length && left > 0; arm++)
            {
                var drawn = places == free[arm] ? left : Hypergeometric.Draw(places, free[arm], left, chance.NextDouble());
                places -= free[arm];
                free[arm] -= drawn;
                left -= drawn;
                if (drawn > 0)
                {
                    dealt[sizes[arm].Key].Add(profile with { Users = drawn });
                }
            }
        }

        return dealt;
    }
}
