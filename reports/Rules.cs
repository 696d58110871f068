using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Which SQL decides a figure, a chart or a table: the file that a reader who doubts a number should open first.</summary>
internal static class Rules
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["total_impressions"] = "2_exchange/2_messages.sql",
        ["messages_sent"] = "2_exchange/2_messages.sql",
        ["tap_through_rate"] = "2_matching/7_outcomes.sql",
        ["dismissal_rate"] = "2_matching/7_outcomes.sql",
        ["no_response"] = "2_matching/7_outcomes.sql",
        ["bounce_rate"] = "2_matching/7_outcomes.sql",
        ["delivered"] = "2_matching/7_outcomes.sql",
        ["open_rate"] = "2_matching/7_outcomes.sql",
        ["unique_impressions"] = "2_sides/1_recipients.sql",
        ["user_tap_rate"] = "2_sides/1_recipients.sql",
        ["influenced_open_rate"] = "3_facts/2_influenced.sql",
        ["audience_size"] = "3_facts/2_members.whole.sql",
        ["reach"] = "3_facts/2_members.whole.sql",
        ["conversion_rate"] = "3_facts/3_conversions.sql",
        ["conversion_rate_so_far"] = "3_facts/3_conversions.sql",
        ["open_windows"] = "4_metrics/1_users.sql",
        ["click_through_conversion_rate"] = "4_metrics/1_users.sql",
        ["user_open_rate"] = "2_sides/1_recipients.sql",
        ["value_total"] = "4_metrics/1_values.sql",
        ["value_per_recipient"] = "4_metrics/1_values.sql",
        ["tap-through"] = "5_trends/2_daily.sql",
        ["dismissals"] = "5_trends/2_daily.sql",
        ["impressions"] = "5_trends/2_daily.sql",
        ["messages"] = "5_trends/2_daily.sql",
        ["open-time"] = "5_trends/2_opens_by_hour.sql",
        ["open-time-own"] = "5_trends/2_opens_by_own_hour.sql",
        ["minutes-to-open"] = "5_trends/2_open_delays.sql",
        ["variants"] = "5_trends/3_variant_days.sql",
        ["open-points"] = "5_trends/2_opens.sql",
        ["sessions"] = "5_trends/1_session_counts.sql",
        ["session-length"] = "5_trends/1_session_counts.sql",
        ["daily"] = "5_trends/2_daily.sql",
        ["session_days"] = "5_trends/2_session_days.sql",
        ["opens_by_hour"] = "5_trends/2_opens_by_hour.sql",
        ["opens_by_own_hour"] = "5_trends/2_opens_by_own_hour.sql",
        ["open_delays"] = "5_trends/2_open_delays.sql",
        ["variant_days"] = "5_trends/3_variant_days.sql",
        ["missing_days"] = "5_trends/3_missing_days.sql",
        ["opens"] = "5_trends/2_opens.sql",
        ["arms"] = "7_variants/5_profiles.sql",
        ["comparison"] = "5_trends/5_compared_sums.sql",
        ["bounces"] = "4_metrics/5_bounces.sql",
        ["variant"] = "4_metrics/5_breakdowns.sql",
        ["platform"] = "4_metrics/5_breakdowns.sql",
        ["country"] = "4_metrics/5_breakdowns.sql",
        ["app_version"] = "4_metrics/5_breakdowns.sql",
        ["data_quality"] = "4_metrics/6_quality.sql",
        ["checks"] = "6_checks/identities.sql",
        ["matches"] = "2_matching/5_matches.sql",
        ["duplicates"] = "1_events/4_duplicates.sql",
        ["judged"] = "1_events/1_judged.sql",
    };

    /// <summary>By figure name, chart id or table name.</summary>
    public static IReadOnlyDictionary<string, Rule> All() =>
        Files.ToDictionary(f => f.Key, f => new Rule(SqlShelf.Relation(f.Value), SqlShelf.Text(f.Value)), StringComparer.Ordinal);
}
