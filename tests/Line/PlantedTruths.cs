using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Samples;
using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>What was planted in the sample world stands in its reports.</summary>
public sealed class PlantedTruths(SampleSite sample) : IClassFixture<SampleSite>
{
    [Fact]
    public void Every_row_is_accounted_for_as_it_was_made()
    {
        var (truths, found) = (sample.Truths, sample.Outcome.DataQuality);
        Assert.Equal(
            (truths.Read, truths.Accepted, truths.Duplicates, truths.Rejected, truths.Late, truths.Orphans, truths.OutsidePeriod),
            (found.Read, found.Accepted, found.Duplicates, found.Rejected, found.Late, found.Orphans, found.OutsidePeriod));
        Assert.Equal(truths.RejectedByReason, found.RejectedByReason.ToDictionary());
    }

    [Fact]
    public void Every_campaign_has_the_counts_that_were_counted_while_it_was_made()
    {
        foreach (var truth in sample.Truths.Campaigns)
        {
            var kpis = sample.Report(truth.Id).GetProperty("kpis");
            if (truth.AudienceSize is { } eligible)
            {
                Assert.Equal(eligible, Count(kpis, "audience_size"));
            }

            Assert.Equal(truth.Channel == Channel.InApp
                ? (truth.Impressions, truth.Tapped, truth.Dismissed)
                : (truth.Sent, truth.Bounced, truth.Opened),
                truth.Channel == Channel.InApp
                ? (Count(kpis, "total_impressions"), Part(kpis, "tap_through_rate"), Part(kpis, "dismissal_rate"))
                : (Count(kpis, "messages_sent"), Part(kpis, "bounce_rate"), Part(kpis, "open_rate")));
        }
    }

    [Fact]
    public void Tap_through_decays_as_planted()
    {
        foreach (var truth in sample.Truths.Campaigns.Where(c => c.Impressions > 0))
        {
            var days = sample.Report(truth.Id).GetProperty("trends").GetProperty("daily").EnumerateArray().Where(d => d.GetProperty("complete").GetBoolean()).ToList();
            var (early, late) = (Taps(days.Take(5)), Taps(days.TakeLast(10)));
            Assert.True(late.Wilson()!.Value.High < early.Wilson()!.Value.Low, $"{truth.Id}: {early.Rate} in the first days, {late.Rate} in the last");
        }
    }

    [Fact]
    public void The_arms_differ_as_planted()
    {
        var truth = sample.Truths.Campaigns.First(c => c.HasVariants && c.Impressions > 0);
        var arms = sample.Report(truth.Id).GetProperty("breakdowns").GetProperty("variant").EnumerateArray().ToDictionary(
            a => a.GetProperty("key").GetString()!,
            a => new Proportion(a.GetProperty("taps").GetInt64(), a.GetProperty("impressions").GetInt64()));
        Assert.Equal((truth.AnsweredOfB, truth.MessagesOfB), (arms["B"].Successes, arms["B"].Trials));
        Assert.InRange(arms["B"].Rate!.Value / arms["A"].Rate!.Value, truth.VariantBFactor * 0.85, truth.VariantBFactor * 1.15);
    }

    [Fact]
    public void Reports_claim_what_was_planted_and_no_more()
    {
        string Answers(string id) => string.Join(' ', sample.Report(id).GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("answer").GetString()));
        Assert.Equal("lower B none", Answers("spring-sale-banner"));
        Assert.Equal("lower none", Answers("new-arrivals-carousel"));
        Assert.Equal("no_clear_change B none", Answers("morning-briefing-push"));
        Assert.Equal("none B none", Answers("price-drop-alert"));
        Assert.Equal("no_clear_change none", Answers("cart-reminder-push"));
        Assert.Equal("no_clear_change none", Answers("newsletter-invitation"));
        Assert.Equal("none none", Answers("reading-streak"));
        Assert.Equal("none none", Answers("free-trial-offer"));
    }

    [Fact]
    public void Opens_gather_in_the_favourite_hours()
    {
        foreach (var truth in sample.Truths.Campaigns.Where(c => c.Sent > 0))
        {
            var weekdays = sample.Report(truth.Id).GetProperty("trends").GetProperty("opens_by_hour").EnumerateArray().Where(c => c.GetProperty("weekday").GetInt32() <= 5)
                .ToLookup(c => c.GetProperty("hour").GetInt32(), c => c.GetProperty("opens").GetInt64());
            var best = weekdays.OrderByDescending(h => h.Sum()).Take(truth.FavouriteHours.Count).Select(h => h.Key).Order();
            Assert.Equal(truth.FavouriteHours.Order(), best);
        }
    }

    [Fact]
    public void Sessions_rise_during_the_campaign_that_lifts_them()
    {
        var truth = sample.Truths.Campaigns.First(c => c.SessionLift > 1);
        var days = sample.Report(truth.Id).GetProperty("trends").GetProperty("sessions").GetProperty("days").EnumerateArray().Where(d => d.GetProperty("complete").GetBoolean()).ToList();
        double Mean(string phase) => days.Where(d => d.GetProperty("phase").GetString() == phase).Average(d => d.GetProperty("sessions").GetInt64());
        // The lift begins with the campaign, in the middle of its first day.
        Assert.InRange(Mean("during") / Mean("before"), truth.SessionLift * 0.9, truth.SessionLift * 1.1);
    }

    private static Proportion Taps(IEnumerable<JsonElement> days) => days.Aggregate(new Proportion(0, 0),
        (sum, d) => new Proportion(sum.Successes + d.GetProperty("taps").GetInt64(), sum.Trials + d.GetProperty("impressions").GetInt64()));

    private static long Count(JsonElement kpis, string name) => kpis.GetProperty(name).GetProperty("value").GetInt64();

    private static long Part(JsonElement kpis, string name) => kpis.GetProperty(name).TryGetProperty("numerator", out var n) && n.ValueKind == JsonValueKind.Number ? n.GetInt64() : 0;
}
