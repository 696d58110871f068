using Xunit;

namespace CampaignBatch.Tests.Worlds;

public sealed class RandomWorldFeatures
{
    private static readonly string[] Wanted =
    [
        "event file Truncated", "event file ZeroBytes", "event file NotParquet", "event file NoUserColumn", "event file IntegerTime", "event file WordyTime",
        "time WithZone", "time WithoutZone", "time Milliseconds", "time TextZ", "time TextOffset", "time TextWithoutZone",
        "event file skipped", "campaigns file skipped", "audience file skipped", "audience file refused",
        "no_event_id", "no_user_id", "unknown_event_type", "no_occurred_at", "occurred_before_2000", "occurred_in_future", "session_seconds_negative",
        "session_seconds_over_24h", "no_campaign_id", "unknown_campaign_id",
        "duplicate in another file", "duplicate in one file", "duplicates received equally", "duplicates received unequally", "duplicate without received_at",
        "at one instant dismiss+tap", "at one instant impression+tap", "at one instant impression", "at one instant bounce", "at one instant open", "at one instant bounce+open",
        "message_id of several users", "message_id of one user twice",
        "received_at nowhere", "received_at somewhere", "received_at everywhere", "as-of from dumps", "as-of given", "events after T", "exactly 24 h after H", "session of exactly 24 h",
        "failed no_id", "failed no_name", "failed no_start", "failed unknown_channel", "failed unknown_zone", "failed end_not_after_start", "failed window_not_positive",
        "in_app scheduled", "in_app running", "in_app ended", "push scheduled", "push running", "push ended", "ends at T", "starts at T",
        "zone none", "zone Europe/Berlin", "zone America/New_York", "zone Australia/Lord_Howe", "zone Asia/Kathmandu", "zone Pacific/Apia", "zone America/Havana", "zone America/Sao_Paulo",
        "campaign rows updated equally", "campaign rows updated unequally", "campaign rows in one file", "campaign rows in several files",
        "late", "orphans", "outside the period", "in_app population audience", "in_app population recipients", "push population audience", "push population recipients",
        "before-window", "no before-window", "audience snapshot", "audience campaign", "audience none", "reach no_audience", "reach no_denominator", "reach above 1", "reach up to 1",
        "in_app conversion mature above 0", "in_app conversion so_far above 0", "in_app conversion no_goal", "push conversion mature above 0", "push conversion so_far above 0", "push conversion no_goal",
        "some tap_through_rate", "some dismissal_rate", "some user_tap_rate", "some open_windows", "some bounce_rate", "some open_rate", "some influenced_open_rate",
        "some click_through_conversion_rate", "incomplete day", "bounce without reason", "opened after the campaign",
        "window over exactly at T", "goal exactly at the window's end", "two campaigns of one goal at one instant",
        "opened before the campaign",
        "not compared", "compared over 1 weeks",
    ];

    [Fact]
    public void Every_edge_of_the_contract_is_met_by_several_of_two_hundred_worlds()
    {
        var seeds = new Dictionary<string, int>();
        for (var seed = 1; seed <= 200; seed++)
        {
            foreach (var feature in WorldFeatures.Of(RandomWorld.Make(seed)).Distinct())
            {
                seeds[feature] = seeds.GetValueOrDefault(feature) + 1;
            }
        }

        var rare = Wanted.Where(f => seeds.GetValueOrDefault(f) < 5).Select(f => $"{f}: {seeds.GetValueOrDefault(f)}").ToList();
        Assert.True(rare.Count == 0, $"{string.Join("\n", rare)}\nAll: {string.Join(", ", seeds.OrderBy(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}");
    }
}
