using System.Text.Json;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What a campaign's row says and nothing in the data meets is said on its page, and is not a figure of 0.</summary>
public sealed class Definitions
{
    private const string Ab = "case when i % 2 = 0 then 'A' else 'B' end";

    [Theory]
    [InlineData("['A', 'B'] as variants, 'C' as control", "control_not_found")]
    [InlineData("['A', 'B', 'C'] as variants, 'C' as control", "control_not_found")]
    [InlineData("'a ' as control", "control_not_found")]
    [InlineData("['A'] as variants, 'B' as control", "control_not_named")]
    [InlineData("['A', 'B'] as variants, 'B' as control", null)]
    [InlineData("'B' as control", null)]
    [InlineData("['A', 'B', 'C'] as variants", "variants_missing")]
    [InlineData("['A'] as variants", "variants_not_named")]
    [InlineData("['x', 'y'] as variants, 'x' as control", "variants_not_found")]
    [InlineData("['a', 'B'] as variants", "variants_alike")]
    [InlineData("['A', 'B', 'B '] as variants", "variants_alike")]
    [InlineData("['A', 'B', 'B'] as variants", "variants_twice")]
    [InlineData("['A', 'B'] as variants", null)]
    public void Arms_that_messages_do_not_have_are_said(string more, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found(more, Ab));

    [Theory]
    [InlineData(8, null)]
    [InlineData(60, "variants_missing")]
    public void An_arm_that_chance_may_have_kept_empty_is_not_missed(int users, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found("['A', 'B', 'C'] as variants", Ab, users: users));

    [Fact]
    public void A_small_arm_takes_more_people_to_be_missed()
    {
        const string variants = "['A', 'B', 'C'] as variants, [0.495, 0.495, 0.01] as allocation";
        Assert.Empty(Found(variants, Ab));
        Assert.Equal(["variants_missing"], Found(variants, Ab, users: 800));
    }

    [Fact]
    public void Variants_of_which_no_message_tells_are_said() =>
        Assert.Equal(["variants_not_carried"], Found("['A', 'B'] as variants", "null::varchar"));

    [Theory]
    [InlineData("[0.5, 0.5]", null)]
    [InlineData("[50.0, 50.0]", null)]
    [InlineData("[1.0, 1.0]", null)]
    [InlineData("[33.4, 66.5]", null)]
    [InlineData("[0.5, 0.3]", "allocation_sum")]
    [InlineData("[0.5, 50.0]", "allocation_sum")]
    [InlineData("[0.5, 0.3, 0.2]", "allocation_length")]
    [InlineData("[1.0]", "allocation_length")]
    [InlineData("[1.5, -0.5]", "allocation_not_shares")]
    [InlineData("[0.0, 0.0]", "allocation_not_shares")]
    [InlineData("[0.5, 'nan'::double]", "allocation_not_shares")]
    [InlineData("[0.5, null]", "allocation_not_shares")]
    public void Shares_that_cannot_be_used_as_they_are_are_said(string allocation, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found($"['A', 'B'] as variants, {allocation}::double[] as allocation", Ab));

    [Fact]
    public void Shares_without_variants_have_no_order() =>
        Assert.Equal(["allocation_without_variants"], Found("[0.9, 0.1] as allocation", Ab));

    [Theory]
    [InlineData("['A', 'B'] as variants, [90, 10]::double[] as allocation", true)]
    [InlineData("['A', 'B', 'B'] as variants, [10, 45, 45]::double[] as allocation", false)]
    public void Shares_of_variants_that_are_named_twice_are_not_used(string more, bool isUsed)
    {
        using var folder = Folder(more, Ab);
        folder.Run();
        using var report = folder.Report();
        Assert.Equal(isUsed, report.RootElement.GetProperty("variants").GetProperty("has_allocation").GetBoolean());
    }

    [Theory]
    [InlineData("'Conversion Rate'", "metric_unknown")]
    [InlineData("'revenue'", "metric_unknown")]
    [InlineData("'value'", "metric_not_used")]
    [InlineData("'conversion_rate'", null)]
    [InlineData("'response'", null)]
    public void A_metric_that_arms_cannot_be_judged_by_is_said(string metric, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found($"['A', 'B'] as variants, {metric} as primary_metric, 'buy' as goal", Ab));

    [Fact]
    public void The_metrics_that_there_are_are_named()
    {
        using var folder = Folder("'clicks' as primary_metric", Ab);
        folder.Run();
        var values = Findings(folder).Single().GetProperty("values");
        Assert.Equal("conversion_rate, value_per_recipient, tap_through_rate", values.GetProperty("known").GetString());
        Assert.Contains("The primary metric “clicks” is unknown.", File.ReadAllText(Path.Combine(folder.Site, "campaigns/spring/index.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-5", "audience_negative")]
    [InlineData("0", "audience_below_reach")]
    [InlineData("59", "audience_below_reach")]
    [InlineData("60", null)]
    public void An_audience_that_cannot_be_is_said(string size, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found($"{size}::bigint as audience_size", Ab));

    [Theory]
    [InlineData("'buy' as goal, 999::double as goal_min_session_seconds", "goal_length_not_found")]
    [InlineData("999::double as goal_min_session_seconds", "goal_length_not_found")]
    [InlineData("'buy' as goal, -1::double as goal_min_session_seconds", "goal_length_negative")]
    [InlineData("'leave' as goal, 10::double as goal_min_session_seconds", "goal_name_not_found")]
    [InlineData("'Buy!' as goal, 10::double as goal_min_session_seconds", "near_goal")]
    [InlineData("'buy' as goal, 10::double as goal_min_session_seconds", null)]
    [InlineData("'buy' as goal, 0.01::double as conversion_window_hours", "window_short")]
    [InlineData("'buy' as goal, 604800::double as conversion_window_hours", "window_long")]
    [InlineData("'buy' as goal, 0.5::double as conversion_window_hours", null)]
    [InlineData("604800::double as conversion_window_hours", null)]
    public void A_goal_that_nothing_meets_is_said(string more, string? finding) =>
        Assert.Equal(finding is null ? [] : [finding], Found(more, Ab));

    private static List<string?> Found(string more, string variant, int users = 60)
    {
        using var folder = Folder(more, variant, users);
        folder.Run();
        return [.. Findings(folder).Select(f => f.GetProperty("name").GetString())];
    }

    /// <summary>Impressions of so many users, goals "buy" without a value, and sessions of a minute.</summary>
    private static DataFolder Folder(string more, string variant, int users = 60)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", more));
        const string row = "timestamptz '2026-01-02 10:00:00Z' + to_minutes(i) as occurred_at, 'u' || i as user_id";
        folder.Write("events/a.parquet", $"select 'm' || i as event_id, 'impression' as event_type, {row}, 'spring' as campaign_id, {variant} as variant from range({users}) t(i)");
        folder.Write("events/b.parquet", $"select 'g' || i as event_id, 'goal' as event_type, {row}, 'buy' as goal from range(9) t(i)");
        folder.Write("events/c.parquet", $"select 's' || i as event_id, 'session' as event_type, {row}, 60::double as session_seconds from range(9) t(i)");
        folder.Write("events/d.parquet", "select 'z' as event_id, 'session' as event_type, timestamptz '2026-01-05 10:00:00Z' as occurred_at, 'z' as user_id");
        return folder;
    }

    private static List<JsonElement> Findings(DataFolder folder)
    {
        using var report = folder.Report();
        var quality = report.RootElement.GetProperty("data_quality");
        return quality.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(f => f.Clone())] : [];
    }
}
