using System.Text.Json;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What a campaign's row says and nothing in the data meets is said on its page, and is not a figure of 0.</summary>
public sealed class Definitions(Definitions.World world) : IClassFixture<Definitions.World>
{
    private const string Ab = "case when i % 2 = 0 then 'A' else 'B' end";

    /// <summary>Columns of a campaign, and what is said of it. Each is one of the campaigns of one run.</summary>
    private static readonly Case[] Cases =
    [
        // Arms that messages do not have.
        new("['A', 'B'] as variants, 'C' as control", "control_not_found"),
        new("['A', 'B', 'C'] as variants, 'C' as control", "control_not_found"),
        new("'a ' as control", "control_not_found"),
        new("['A'] as variants, 'B' as control", "control_not_named"),
        new("['A', 'B'] as variants, 'B' as control", null),
        new("'B' as control", null),
        new("['A', 'B', 'C'] as variants", "variants_missing"),
        new("['A'] as variants", "variants_not_named"),
        new("['x', 'y'] as variants, 'x' as control", "variants_not_found"),
        new("['a', 'B'] as variants", "variants_alike"),
        new("['A', 'B', 'B '] as variants", "variants_alike"),
        new("['A', 'B', 'B'] as variants", "variants_twice"),
        new("['A', 'B'] as variants", null),
        new("['A', 'B'] as variants", "variants_not_carried") { Variant = "null::varchar" },

        // Chance may have kept an arm empty so far.
        new("['A', 'B', 'C'] as variants", null) { Users = 8 },
        new("['A', 'B', 'C'] as variants, [0.495, 0.495, 0.01]::double[] as allocation", null),
        new("['A', 'B', 'C'] as variants, [0.495, 0.495, 0.01]::double[] as allocation", "variants_missing") { Users = 800 },

        // Shares that cannot be used as they are.
        new("['A', 'B'] as variants, [0.5, 0.5]::double[] as allocation", null),
        new("['A', 'B'] as variants, [50, 50]::double[] as allocation", null),
        new("['A', 'B'] as variants, [1, 1]::double[] as allocation", null),
        new("['A', 'B'] as variants, [33.4, 66.5]::double[] as allocation", null),
        new("['A', 'B'] as variants, [0.5, 0.3]::double[] as allocation", "allocation_sum"),
        new("['A', 'B'] as variants, [0.5, 50]::double[] as allocation", "allocation_sum"),
        new("['A', 'B'] as variants, [0.5, 0.3, 0.2]::double[] as allocation", "allocation_length"),
        new("['A', 'B'] as variants, [1]::double[] as allocation", "allocation_length"),
        new("['A', 'B'] as variants, [1.5, -0.5]::double[] as allocation", "allocation_not_shares"),
        new("['A', 'B'] as variants, [0, 0]::double[] as allocation", "allocation_not_shares"),
        new("['A', 'B'] as variants, [0.5, 'nan'::double]::double[] as allocation", "allocation_not_shares"),
        new("['A', 'B'] as variants, [0.5, null]::double[] as allocation", "allocation_not_shares"),
        new("[0.9, 0.1]::double[] as allocation", "allocation_without_variants"),

        // A metric that arms cannot be judged by.
        new("['A', 'B'] as variants, 'Conversion Rate' as primary_metric, 'buy' as goal", "metric_unknown"),
        new("['A', 'B'] as variants, 'value' as primary_metric, 'buy' as goal", "metric_not_used"),
        new("['A', 'B'] as variants, 'conversion_rate' as primary_metric, 'buy' as goal", null),
        new("['A', 'B'] as variants, 'response' as primary_metric, 'buy' as goal", null),
        new("'revenue' as primary_metric", "metric_unknown"),

        // An audience that cannot be.
        new("-5::bigint as audience_size", "audience_negative"),
        new("0::bigint as audience_size", "audience_below_reach"),
        new("59::bigint as audience_size", "audience_below_reach"),
        new("60::bigint as audience_size", null),

        // A goal that nothing meets, or that is not one.
        new("'buy' as goal, 999::double as goal_min_session_seconds", "goal_length_not_found"),
        new("999::double as goal_min_session_seconds", "goal_length_not_found"),
        new("'buy' as goal, -1::double as goal_min_session_seconds", "goal_length_negative"),
        new("'leave' as goal, 10::double as goal_min_session_seconds", "goal_name_not_found"),
        new("'Buy!' as goal, 10::double as goal_min_session_seconds", "near_goal"),
        new("'buy' as goal, 10::double as goal_min_session_seconds", null),
        new("'buy' as goal, 0.01::double as conversion_window_hours", "window_short"),
        new("'buy' as goal, 604800::double as conversion_window_hours", "window_long"),
        new("'buy' as goal, 0.5::double as conversion_window_hours", null),
        new("604800::double as conversion_window_hours", null),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Cases.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_definition_that_nothing_meets_is_said(int number)
    {
        var found = world.Findings(number).Select(f => f.GetProperty("name").GetString());
        Assert.Equal((Cases[number].More, Cases[number].Finding), (Cases[number].More, string.Join(", ", found) is { Length: > 0 } names ? names : null));
    }

    [Fact]
    public void The_metrics_that_there_are_are_named()
    {
        var number = Array.FindIndex(Cases, c => c.More.StartsWith("'revenue'", StringComparison.Ordinal));
        var values = world.Findings(number).Single().GetProperty("values");
        Assert.Equal("conversion_rate, value_per_recipient, tap_through_rate", values.GetProperty("known").GetString());
        Assert.Contains("The primary metric “revenue” is unknown.", world.Page(number), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[50, 50]", true)]
    [InlineData("'B', 'B']", false)]
    public void Shares_of_variants_that_are_named_twice_are_not_used(string part, bool isUsed)
    {
        var number = Array.FindIndex(Cases, c => c.More.Contains(part, StringComparison.Ordinal));
        Assert.Equal(isUsed, world.HasAllocation(number));
    }

    private sealed record Case(string More, string? Finding)
    {
        public string Variant { get; init; } = Ab;

        public int Users { get; init; } = 60;
    }

    /// <summary>A site of all cases: impressions of each, goals "buy" without a value, and sessions of a minute.</summary>
    public sealed class World : IDisposable
    {
        private readonly DataFolder _folder = new();

        public World()
        {
            _folder.Write("campaigns.parquet", string.Join("\nunion all by name\n", Cases.Select((c, i) => DataFolder.Campaign($"c{i}", c.More))));
            _folder.Write("events/a.parquet", string.Join("\nunion all\n", Cases.Select((c, n) => $"""
                select 'm{n}-' || i as event_id, 'impression' as event_type, {Row}, 'c{n}' as campaign_id, {c.Variant} as variant from range({c.Users}) t(i)
                """)));
            _folder.Write("events/b.parquet", $"select 'g' || i as event_id, 'goal' as event_type, {Row}, 'buy' as goal from range(9) t(i)");
            _folder.Write("events/c.parquet", $"select 's' || i as event_id, 'session' as event_type, {Row}, 60::double as session_seconds from range(9) t(i)");
            _folder.Write("events/d.parquet", "select 'z' as event_id, 'session' as event_type, timestamptz '2026-01-05 10:00:00Z' as occurred_at, 'z' as user_id");
            _folder.Run();
        }

        private static string Row => "timestamptz '2026-01-02 10:00:00Z' + to_minutes(i) as occurred_at, 'u' || i as user_id";

        public string Page(int number) => File.ReadAllText(Path.Combine(_folder.Site, $"campaigns/c{number}/index.html"));

        public bool HasAllocation(int number)
        {
            using var report = _folder.Report($"c{number}");
            return report.RootElement.GetProperty("variants").GetProperty("has_allocation").GetBoolean();
        }

        public IReadOnlyList<JsonElement> Findings(int number)
        {
            using var report = _folder.Report($"c{number}");
            var quality = report.RootElement.GetProperty("data_quality");
            return quality.TryGetProperty("findings", out var findings) ? [.. findings.EnumerateArray().Select(f => f.Clone())] : [];
        }

        public void Dispose() => _folder.Dispose();
    }
}
