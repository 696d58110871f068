using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Columns that are named nearly as ours, with a slip or in other words, and those that are other things.</summary>
public sealed class ColumnNames
{
    [Theory]
    [InlineData("conversion_window", "conversion_window_hours")]
    [InlineData("Conversion Window Days", "conversion_window_hours")]
    [InlineData("window_hours", "conversion_window_hours")]
    [InlineData("audience", "audience_size")]
    [InlineData("audienceCount", "audience_size")]
    [InlineData("audience_date", "audience_as_of")]
    [InlineData("end", "ends_at")]
    [InlineData("end_at", "ends_at")]
    [InlineData("end_date", "ends_at")]
    [InlineData("campaign_end", "ends_at")]
    [InlineData("title", "message_title")]
    [InlineData("body", "message_body")]
    [InlineData("zone", "time_zone")]
    [InlineData("timezone", "time_zone")]
    [InlineData("metric", "primary_metric")]
    [InlineData("goal_name", "goal")]
    [InlineData("min_session_seconds", "goal_min_session_seconds")]
    [InlineData("last_update", null)]
    [InlineData("updated", "updated_at")]
    [InlineData("owner_email", "owner")]
    [InlineData("tag_list", "tags")]
    [InlineData("owner_name", null)]
    [InlineData("name_internal", null)]
    [InlineData("internal_name", null)]
    [InlineData("start_reason", null)]
    [InlineData("end_reason", null)]
    [InlineData("audience_type", null)]
    [InlineData("audience_name", null)]
    [InlineData("goal_value", null)]
    [InlineData("message_type", null)]
    [InlineData("campaign_manager", null)]
    [InlineData("budget", null)]
    public void Of_campaigns(string column, string? meant) => Assert.Equal(meant, Meant(column, DumpKind.Campaigns));

    [Theory]
    [InlineData("vriant", "variant")]
    [InlineData("utc_offset_minute", "utc_offset_minutes")]
    [InlineData("utc_offset", "utc_offset_minutes")]
    [InlineData("session_length", "session_seconds")]
    [InlineData("SessionDurationMs", "session_seconds")]
    [InlineData("received_time", "received_at")]
    [InlineData("goal_name", "goal")]
    [InlineData("country_code", "country")]
    [InlineData("variant_id", "variant")]
    [InlineData("session", null)]
    [InlineData("session_id", null)]
    [InlineData("session_start", null)]
    [InlineData("session_date", null)]
    [InlineData("message", null)]
    [InlineData("message_name", null)]
    [InlineData("message_type", null)]
    [InlineData("event_name", null)]
    [InlineData("event_date", null)]
    [InlineData("campaign_name", null)]
    [InlineData("user_email", null)]
    [InlineData("title", null)]
    [InlineData("reason", null)]
    [InlineData("language", null)]
    [InlineData("platform_version", null)]
    public void Of_events(string column, string? meant) => Assert.Equal(meant, Meant(column, DumpKind.Events));

    /// <summary>The one of all columns of a kind that is meant.</summary>
    private static string? Meant(string column, DumpKind kind)
    {
        var all = ContractColumn.Of(kind).Select(c => c.Name).ToList();
        return SimilarName.Of(column, all) ?? ColumnWords.Meant(column, all, kind == DumpKind.Campaigns);
    }
}
