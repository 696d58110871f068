using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Pages;

/// <summary>The four answers: what they say follows from the figures, and they never say more than an interval allows.</summary>
public sealed class FirstScreen
{
    private static readonly Wording Words = new(Language.English);

    [Fact]
    public void How_it_is_doing_is_said_with_total_and_interval() =>
        Assert.Equal("42.6 % of 108 impressions were tapped (95 % interval 33.7 % to 52.0 %).", Plain(Of(Good()).Doing().First()));

    [Fact]
    public void Below_thirty_messages_nothing_is_judged_and_waiting_is_the_advice()
    {
        var small = Good(rate: SomePages.Rate(29, 29));
        Assert.Equal("Only 29 messages so far: too few to judge by.", Of(small).Doing().First());
        Assert.Equal(["Wait: below 30 messages nothing can be told."], Of(small).Next());
    }

    [Fact]
    public void A_scheduled_campaign_says_when_it_starts()
    {
        var answers = Of(Good() with { Status = CampaignStatus.Scheduled });
        Assert.Equal("It starts 1 Jan 2026, 00:00 Europe/Berlin. There is nothing to report yet.", answers.Doing().First());
        Assert.Equal(["Not comparable: it has not started."], answers.Compared());
    }

    [Theory]
    [InlineData(400, 1000, 300, 1000, "Tap-through rate rose: 40.0 % on 8 Jan – 14 Jan 2026 after 30.0 % on 1 Jan – 7 Jan 2026, +10.0 points (95 % interval +5.8 to +14.1).")]
    [InlineData(300, 1000, 400, 1000, "Tap-through rate fell: 30.0 % on 8 Jan – 14 Jan 2026 after 40.0 % on 1 Jan – 7 Jan 2026, −10.0 points (95 % interval −14.1 to −5.8).")]
    [InlineData(310, 1000, 300, 1000, "The data do not tell 8 Jan – 14 Jan 2026 from 1 Jan – 7 Jan 2026: Tap-through rate 31.0 % after 30.0 %, +1.0 points (95 % interval −3.0 to +5.0).")]
    [InlineData(29, 29, 0, 1000, "Tap-through rate of 8 Jan – 14 Jan 2026 and of 1 Jan – 7 Jan 2026: fewer than 30 messages in one of them, so no verdict.")]
    [InlineData(0, 0, 300, 1000, "Tap-through rate of 8 Jan – 14 Jan 2026 and of 1 Jan – 7 Jan 2026: fewer than 30 messages in one of them, so no verdict.")]
    public void A_rate_rose_or_fell_only_where_the_interval_leaves_nothing_else(long now, long all, long was, long before, string said) =>
        Assert.Equal(said, Plain(Of(Good() with { Comparison = Compared(now, all, was, before) }).Compared().First()));

    [Fact]
    public void A_fall_that_the_interval_does_not_allow_leads_to_no_advice() =>
        Assert.Equal(["Nothing in these figures asks for a change."], Of(Good() with { Comparison = Compared(290, 1000, 300, 1000) }).Next());

    [Fact]
    public void A_fall_that_is_one_is_to_be_looked_at() =>
        Assert.Equal(["Look at what changed: Tap-through rate fell against the weeks before."], Of(Good() with { Comparison = Compared(300, 1000, 400, 1000) }).Next());

    [Fact]
    public void Counts_are_said_as_they_are() =>
        Assert.Equal("Total impressions: 20.0 % more, 1,200 after 1,000.", Plain(Of(Good() with { Comparison = Compared(300, 1200, 300, 1000) }).Compared().Last()));

    [Theory]
    [InlineData(400, 1000, "Give variant B more of the audience: +10.0 points against A (p < 0.001, Holm).")]
    [InlineData(310, 1000, "Nothing in these figures asks for a change.")]
    [InlineData(200, 1000, "Keep variant A: every other does worse.")]
    [InlineData(29, 29, "Nothing in these figures asks for a change.")]
    public void A_variant_is_advised_only_by_a_verdict(long taps, long impressions, string said) =>
        Assert.Equal(said, Plain(Of(Good() with { Breakdowns = new Breakdowns { Variant = [Arm("A", 300, 1000), Arm("B", taps, impressions)] } }).Next().First()));

    [Theory]
    [InlineData(70, 1000, true)]
    [InlineData(60, 1000, false)]
    [InlineData(5, 29, false)]
    public void Many_bounces_are_told_where_the_whole_interval_is_above(long bounced, long sent, bool isTold)
    {
        var push = Sound(SomePages.Push());
        var report = push with { Kpis = [.. push.Kpis.Select(k => k.Key == "bounce_rate" ? new(k.Key, SomePages.Rate(bounced, sent)) : k)], Breakdowns = new Breakdowns() };
        Assert.Equal(isTold, Of(report).Next().First().StartsWith("Clean the push tokens", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(5, 1000, 0, 0, TrustLevel.Fine)]
    [InlineData(6, 1000, 0, 0, TrustLevel.Look)]
    [InlineData(50, 1000, 0, 0, TrustLevel.Look)]
    [InlineData(51, 1000, 0, 0, TrustLevel.DoNotTrust)]
    [InlineData(0, 1000, 1, 20, TrustLevel.Look)]
    [InlineData(0, 1000, 3, 20, TrustLevel.DoNotTrust)]
    [InlineData(0, 0, 0, 0, TrustLevel.Fine)]
    public void Trust_follows_its_thresholds(long rejected, long read, int refused, int filesRead, TrustLevel level) => Assert.Equal(level, Trust.Of(
        new DataQuality { Read = read, Accepted = read - rejected, Rejected = rejected, FilesRefused = [.. Enumerable.Repeat(new FileFinding("f", "r"), refused)] }, filesRead).Level);

    [Theory]
    [InlineData(0, TrustLevel.Fine)]
    [InlineData(1, TrustLevel.Look)]
    [InlineData(2, TrustLevel.Look)]
    [InlineData(3, TrustLevel.DoNotTrust)]
    public void An_in_app_campaign_that_runs_and_falls_silent_is_not_trusted(int silent, TrustLevel level)
    {
        var report = Good();
        report = report with { Daily = [.. report.Daily.Select((day, i) => i >= report.Daily.Count - 1 - silent ? day with { Impressions = 0 } : day with { Impressions = 10 })] };
        Assert.Equal(level, Of(report).Trust.Level);
        Assert.Equal(TrustLevel.Fine, Of(report with { Status = CampaignStatus.Ended }).Trust.Level);
    }

    [Fact]
    public void What_is_not_to_be_trusted_is_not_to_be_decided_on()
    {
        var report = Good() with { Comparison = Compared(300, 1000, 400, 1000) };
        Assert.Equal(["Do not decide on these figures: see to the data first (data quality, below)."],
            Of(report with { DataQuality = new DataQuality { Read = 100, Accepted = 90, Rejected = 10 } }).Next());
    }

    [Theory]
    [InlineData("total_impressions", "▲", "25.0 % more in the last week: 1,000 after 800")]
    [InlineData("tap_through_rate", "≈", "not told from the week before: +1.3 points (95 % interval −3.0 to +5.5)")]
    [InlineData("unique_impressions", "", "Not comparable: people count once in the whole campaign, not week by week.")]
    [InlineData("audience_size", "", "Not comparable: it is counted at one moment.")]
    public void A_card_says_its_change_or_why_there_is_none(string figure, string mark, string said)
    {
        var change = new KpiChange(Good() with { Comparison = Compared(300, 1000, 230, 800) }, Words).Of(figure);
        Assert.Equal((mark, said), ((string)change["mark"]!, Plain((string)change["text"]!)));
    }

    [Theory]
    [InlineData(0.004, 0.01)]
    [InlineData(0.011, 0.02)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.51, 1)]
    [InlineData(1, 1)]
    public void An_interval_is_drawn_from_nought_on_the_shortest_scale_that_holds_it(double high, double end) => Assert.Equal(end, IntervalBar.End(high));

    private static Answers Of(CampaignReport report) => new(report, Words, new ZoneClock(report.Campaign.TimeZone, Words.Dates));

    private static CampaignReport Sound(CampaignReport report) => report with { DataQuality = new DataQuality { Read = 1000, Accepted = 1000 } };

    // Nothing of it asks for anything.
    private static CampaignReport Good(Figure? rate = null)
    {
        var report = Sound(SomePages.InApp());
        return report with
        {
            Breakdowns = new Breakdowns(),
            Daily = [.. report.Daily.Select(day => day with { Impressions = 10 })],
            Kpis = [.. report.Kpis.Select(k => k.Key == "tap_through_rate" ? new(k.Key, rate ?? SomePages.Rate(46, 108)) : k)],
        };
    }

    private static Comparison Compared(long now, long all, long was, long before) => new()
    {
        Weeks = 1,
        Before = new Stretch(new(2026, 1, 1), new(2026, 1, 7)),
        Recent = new Stretch(new(2026, 1, 8), new(2026, 1, 14)),
        Figures =
        [
            new("total_impressions", new ComparedFigure(SomePages.Count(all), SomePages.Count(before))),
            new("tap_through_rate", new ComparedFigure(Rate(now, all), Rate(was, before))),
        ],
    };

    private static Figure Rate(long n, long all) => all == 0 ? new Figure { IsRate = true, Numerator = 0, Denominator = 0, Reason = "no_denominator" } : SomePages.Rate(n, all);

    private static BreakdownRow Arm(string key, long taps, long impressions) => new() { Key = key, Taps = taps, Impressions = impressions };

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
