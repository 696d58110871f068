using Xunit;

namespace CampaignBatch.Tests.Worlds.Certainty;

public sealed class CertaintyWorldFeatures
{
    private static readonly string[] Wanted =
    [
        "change higher", "change lower", "change no_clear_change", "change too_few_weeks",
        "change scheduled", "change too_few_users",
        "variants an arm", "variants the baseline", "variants several", "variants no_clear_difference",
        "variants not_yet",
        "variants too_few_users", "variants two_arms", "variants sample_ratio", "variants no_common_days",
        "sessions_before_during higher", "sessions_before_during lower", "sessions_before_during no_clear_effect",
        "sessions_before_during population_not_fixed", "sessions_before_during too_few_weeks",
        "1 weeks compared", "2 weeks compared", "1 weeks of sessions", "2 weeks of sessions",
        "incomplete day of sessions",
        "conversion there", "conversion no_goal", "conversion goal_not_found",
        "value with interval", "value without interval", "value not_measured", "value no_goal", "value goal_not_found",
        "messages depend in tap_through_rate", "messages depend in open_rate",
        "baseline by control", "baseline by name", "baseline by largest", "baseline by nothing",
        "primary conversion_rate", "primary tap_through_rate", "primary open_rate", "primary value_per_recipient",
        "planned", "open", "arms by messages", "arms by users", "users in two arms", "users in one arm",
        "0 arms", "2 arms", "3 arms", "4 arms",
        "p of conversion_rate", "p of tap_through_rate", "p of open_rate", "p of value_per_recipient",
    ];

    [Fact]
    public void Every_verdict_and_every_reason_for_none_is_met_by_forty_worlds()
    {
        var seeds = new Dictionary<string, int>();
        for (var seed = 1; seed <= 40; seed++)
        {
            foreach (var feature in CertaintyFeatures.Of(CertaintyWorld.Make(seed)).Distinct())
            {
                seeds[feature] = seeds.GetValueOrDefault(feature) + 1;
            }
        }

        var missing = Wanted.Where(f => !seeds.ContainsKey(f)).ToList();
        var all = string.Join(", ", seeds.OrderBy(s => s.Value).Select(s => $"{s.Key} {s.Value}"));
        Assert.True(missing.Count == 0, $"{string.Join("\n", missing)}\nAll: {all}");
    }
}
