using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Which SQL decides a figure, a chart or a table: the file that a reader who doubts a number should open first.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["total_impressions"] = "2_facts/1_messages.sql",
        ["messages_sent"] = "2_facts/1_messages.sql",
        ["tap_through_rate"] = "2_facts/3_outcomes.sql",
        ["dismissal_rate"] = "2_facts/3_outcomes.sql",
        ["no_response"] = "2_facts/3_outcomes.sql",
        ["bounce_rate"] = "2_facts/3_outcomes.sql",
        ["delivered"] = "2_facts/3_outcomes.sql",
        ["open_rate"] = "2_facts/3_outcomes.sql",
        ["unique_impressions"] = "2_facts/5_recipients.sql",
        ["user_tap_rate"] = "2_facts/5_recipients.sql",
        ["influenced_open_rate"] = "2_facts/7_influenced.sql",
        ["audience_size"] = "2_facts/7_population.sql",
        ["reach"] = "2_facts/7_population.sql",
        ["conversion_rate"] = "2_facts/6_conversions.sql",
        ["conversion_rate_so_far"] = "2_facts/6_conversions.sql",
        ["open_windows"] = "3_metrics/1_users.sql",
        ["click_through_conversion_rate"] = "3_metrics/1_users.sql",
        ["tap-through"] = "4_trends/2_daily.sql",
        ["dismissals"] = "4_trends/2_daily.sql",
        ["impressions"] = "4_trends/2_daily.sql",
        ["messages"] = "4_trends/2_daily.sql",
        ["open-time"] = "4_trends/2_opens_by_hour.sql",
        ["open-points"] = "4_trends/2_opens.sql",
        ["sessions"] = "4_trends/2_session_days.sql",
        ["session-length"] = "4_trends/2_session_days.sql",
        ["daily"] = "4_trends/2_daily.sql",
        ["session_days"] = "4_trends/2_session_days.sql",
        ["opens_by_hour"] = "4_trends/2_opens_by_hour.sql",
        ["opens"] = "4_trends/2_opens.sql",
        ["bounces"] = "3_metrics/5_bounces.sql",
        ["variant"] = "3_metrics/5_breakdowns.sql",
        ["platform"] = "3_metrics/5_breakdowns.sql",
        ["country"] = "3_metrics/5_breakdowns.sql",
        ["app_version"] = "3_metrics/5_breakdowns.sql",
        ["data_quality"] = "3_metrics/6_quality.sql",
        ["checks"] = "5_checks/identities.sql",
        ["matches"] = "2_facts/2_matches.sql",
        ["duplicates"] = "1_events/2_duplicates.sql",
        ["judged"] = "1_events/1_judged.sql",
    };

    /// <summary>By figure name, chart id or table name.</summary>
    public static IReadOnlyDictionary<string, Rule> All() =>
        Files.ToDictionary(f => f.Key, f => new Rule(SqlShelf.Relation(f.Value), SqlShelf.Text(f.Value)), StringComparer.Ordinal);
}
