using System.Text.RegularExpressions;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>One world, dumped by several vendors: where a vendor measures a thing, its report says the same.</summary>
public sealed class SourceReports(SourceRuns runs) : IClassFixture<SourceRuns>
{
    /// <summary>What differs from the canonical world's reports, as paths into report.json, each with its reason.</summary>
    private static readonly Dictionary<string, (string Path, string Why)[]> Different = new(StringComparer.Ordinal)
    {
        ["braze-currents"] =
        [
            (@"kpis\.value_(total|per_recipient)\b.*", "No event tells what a goal was worth."),
            (@"kpis\.(dismissal_rate|no_response)\b.*|trends\.daily\[\d+\]\.dismissal.*|breakdowns\.\w+\[\d+\]\.dismissal.*", "In-app messages report no dismissals."),
            (@"bounces.*", "Bounces come without a reason."),
            (@"breakdowns\.(app_version|country).*", "Events have neither the app's version nor a country."),
        ],
        ["ga4-firebase"] =
        [
            (@"kpis\.(messages_sent|bounce_rate|delivered|open_rate|influenced_open_rate)\b.*|trends\.daily\[\d+\]\.(sent|bounced)|breakdowns\.\w+\[\d+\]\.(sent|bounce.*|delivered)|bounces.*",
                "Devices tell what they received: what was sent, and what bounced, nobody tells."),
            (@"breakdowns\.variant.*|trends\.variant_days.*", "Messages have no arms."),
        ],
        ["airship"] =
        [
            (@"bounces.*", "A rejected send comes without a reason."),
        ],
        ["customer-io"] =
        [
            (@"kpis\.value_(total|per_recipient)\b.*", "No event tells what a goal was worth."),
            (@"kpis\.(dismissal_rate|no_response)\b.*|trends\.daily\[\d+\]\.dismissal.*|breakdowns\.\w+\[\d+\]\.dismissal.*", "In-app messages report no dismissals."),
            (@"trends\.sessions.*|kpis\.influenced_open_rate.*", "There are no sessions."),
            (@"breakdowns\.(app_version|country|platform).*", "A delivery has no device."),
            (@"trends\.opens_by_own_hour.*", "Nothing tells a user's clock."),
            (@"kpis\.(conversion_rate|conversion_rate_so_far|open_windows|click_through_conversion_rate)\b.*", "A goal of the push that Customer.io did not give to a delivery is told nowhere."),
        ],
        ["segment"] =
        [
            (@"kpis\.value_(total|per_recipient)\b.*", "No event tells what a goal was worth."),
            (@"trends\.sessions\.days\[\d+\]\.session_seconds.*", "Nothing tells the end of a session."),
            (@"bounces.*", "A bounce of Segment's own spec comes without a reason."),
            (@"breakdowns\.country.*", "Events have no country."),
        ],
    };

    public static TheoryData<string> Vendors => [.. Different.Keys];

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Of_the_world_of_a_vendor_are_those_of_the_canonical_world_wherever_it_measures(string vendor)
    {
        var canonical = runs.Of("canonical");
        var theirs = runs.Of(vendor);
        Assert.Equal(canonical.ByCampaign.Keys.Order(), theirs.ByCampaign.Keys.Order());
        var found = canonical.ByCampaign.SelectMany(c => Differences.Of(c.Value, theirs.ByCampaign[c.Key]).Select(d => $"{c.Key}: {d.Path}: {d.Values}")).ToList();
        var allowed = Different[vendor].Select(d => new Regex($"^[^:]+: (?:{d.Path}): ", RegexOptions.CultureInvariant)).ToList();
        Assert.DoesNotContain(found, f => !allowed.Exists(a => a.IsMatch(f)));
        // What no longer differs is struck from the list.
        Assert.DoesNotContain(allowed, a => !found.Exists(a.IsMatch));
    }

    [Theory]
    [MemberData(nameof(Vendors))]
    public void Of_a_vendor_read_every_file_and_reject_no_row(string vendor)
    {
        var quality = runs.Of(vendor).Outcome.DataQuality;
        Assert.Empty(quality.FilesRefused);
        Assert.Empty(quality.RejectedByReason);
        // Every vendor delivers at least once.
        Assert.InRange(quality.Duplicates, 10, long.MaxValue);
    }
}
