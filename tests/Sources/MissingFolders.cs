using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>An export without the folder, or the table, of a type of event: what that type would tell is not measured, and nothing else is lost.</summary>
public sealed class MissingFolders(SourceRuns runs) : IClassFixture<SourceRuns>
{
    private const string InApp = "spring-sale-banner", Push = "cart-reminder-push";

    [Theory]
    [InlineData("braze-currents", "event_type=users.messages.inappmessage.Click", "taps", InApp, "tap_through_rate user_tap_rate")]
    [InlineData("braze-currents", "event_type=users.messages.pushnotification.Open", "opens", Push, "open_rate user_open_rate influenced_open_rate click_through_conversion_rate")]
    [InlineData("segment", "shop_prod/in_app_message_clicked", "taps", InApp, "tap_through_rate dismissal_rate no_response user_tap_rate")]
    [InlineData("segment", "shop_prod/push_notification_tapped", "opens", Push, "open_rate user_open_rate influenced_open_rate click_through_conversion_rate")]
    public void Leave_what_they_would_tell_unmeasured(string source, string folder, string fact, string campaign, string lost)
    {
        using var without = new SourceRun(source, leavesOut: folder);
        var whole = runs.Of(source);
        Assert.Equal(Missing(whole).Append(fact).Order(), Missing(without).Order());
        Assert.Equal(lost, string.Join(' ', NotMeasured(without, campaign).Except(NotMeasured(whole, campaign))));
        var other = campaign == InApp ? Push : InApp;
        Assert.DoesNotContain(Differences.Of(whole.ByCampaign[other], without.ByCampaign[other]), d => d.Path.StartsWith("kpis", StringComparison.Ordinal));
    }

    // One table or stream of all types: where it is there, all of them are measured.
    [Theory]
    [InlineData("canonical")]
    [InlineData("airship")]
    [InlineData("customer-io")]
    [InlineData("ga4-firebase")]
    [InlineData("braze-currents")]
    [InlineData("segment")]
    public void Are_none_in_a_whole_export(string source) => Assert.DoesNotContain(Missing(runs.Of(source)), f => f is "opens" or "impressions" or "taps");

    private static string[] Missing(SourceRun run) => [.. run.Outcome.DataQuality.Measured.Missing.Select(Measured.NameOf)];

    private static IEnumerable<string> NotMeasured(SourceRun run, string campaign) => run.ByCampaign[campaign].GetProperty("kpis").EnumerateObject()
        .Where(k => k.Value.TryGetProperty("reason", out var reason) && reason.GetString() == "not_measured").Select(k => k.Name);
}
