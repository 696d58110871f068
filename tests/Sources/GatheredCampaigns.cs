using System.Text.Json;
using DuckDB.NET.Data;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>Without a file that says what a vendor does not, campaigns are what their events tell.</summary>
public sealed class GatheredCampaigns
{
    // Whose name of a campaign is told, and whose conversions.
    public static TheoryData<string, bool, string?> Vendors => new()
    {
        { "braze-currents", true, "conversion" },
        { "ga4-firebase", true, null },
        { "airship", false, null },
        { "customer-io", true, "conversion" },
        { "segment", true, null },
    };

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Begin_with_their_first_message(string vendor, bool isNamed, string? goal)
    {
        using var theirs = new SourceRun(vendor, leavesOut: "campaigns.");
        var inApp = theirs.ByCampaign["spring-sale-banner"].GetProperty("campaign");
        var push = theirs.ByCampaign["cart-reminder-push"].GetProperty("campaign");
        Assert.Equal(("in_app", "push"), (Text(inApp, "channel"), Text(push, "channel")));
        Assert.Equal(isNamed ? "Spring sale banner" : "spring-sale-banner", Text(inApp, "name"));
        Assert.Equal(isNamed ? "Cart reminder push" : "cart-reminder-push", Text(push, "name"));
        Assert.Equal((First("spring-sale-banner"), First("cart-reminder-push")), (Start(inApp), Start(push)));
        Assert.Equal((goal, null), (Text(inApp, "goal"), Text(push, "goal")));
    }

    private static string? Text(JsonElement campaign, string name) => campaign.GetProperty(name).GetString();

    private static DateTimeOffset Start(JsonElement campaign) => campaign.GetProperty("starts_at").GetDateTimeOffset();

    private static DateTimeOffset First(string campaign)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"set TimeZone = 'UTC'; select min(occurred_at)::timestamp from read_parquet('{SourceRun.Samples("canonical")}/events/*.parquet') where campaign_id = '{campaign}' and event_type in ('impression', 'send')";
        return new DateTimeOffset((DateTime)command.ExecuteScalar()!, TimeSpan.Zero);
    }
}
