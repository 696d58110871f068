using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using Xunit;

namespace CampaignBatch.Tests.Pages;

/// <summary>The four answers: they describe figures, repeat the verdicts of the report, and claim nothing else.</summary>
public sealed class FirstScreen
{
    private static readonly Wording Words = new(Language.English);

    [Fact]
    public void The_result_is_said_with_total_and_interval() =>
        Assert.Equal("42.6% of 108 impressions were tapped (95% range 33.7% to 52.0%).", Plain(Of(Good()).Result().First()));

    [Fact]
    public void Conversion_is_said_with_its_counts_and_with_those_who_still_have_time() =>
        Assert.Equal("15.3% converted within 7 days (44 of 287 users; 24 more still have time).", Plain(Of(Good()).Result().Last()));

    [Fact]
    public void Below_thirty_users_nothing_is_judged_and_waiting_is_the_advice()
    {
        var small = Good(rate: SomePages.Rate(100, 400) with { Users = 29 });
        Assert.Equal("Only 29 users so far: too few to judge.", Of(small).Result().First());
        Assert.Equal(["Too early to tell: wait for at least 30 users."], Of(small).Next());
        Assert.Equal(["Too few users to learn from: it reached fewer than 30."], Of(small with { Status = CampaignStatus.Ended }).Next());
    }

    [Fact]
    public void A_scheduled_campaign_says_when_it_starts()
    {
        var answers = Of(Good() with { Status = CampaignStatus.Scheduled });
        Assert.Equal("Starts 1 Jan 2026, 00:00 Europe/Berlin. Nothing to report yet.", answers.Result().First());
        Assert.Equal(["Nothing to compare yet: it has not started."], answers.Change());
        Assert.Equal(["Nothing to do until it starts."], answers.Next());
    }

    [Fact]
    public void Where_all_bounced_the_certificate_is_to_be_checked()
    {
        var report = Push(("messages_sent", SomePages.Count(40)), ("delivered", SomePages.Count(0)), ("open_rate", new Figure { IsRate = true, Denominator = 0, Reason = "no_denominator" }));
        Assert.Equal("40 sent, none delivered.", Of(report).Result().First());
        Assert.Equal(["40 sent, none delivered: check the push certificate."], Of(report).Next());
    }

    [Fact]
    public void A_campaign_that_ended_without_a_message_is_not_told_to_wait()
    {
        var report = Good(rate: new Figure { IsRate = true, Denominator = 0, Reason = "no_denominator" }) with { Status = CampaignStatus.Ended };
        Assert.Equal("It ended without a message.", Of(report).Result().First());
        Assert.Equal(["Before the next one, check trigger and audience: nobody got this one."], Of(report).Next());
    }

    [Fact]
    public void An_open_rate_of_sent_messages_says_so()
    {
        var report = Push(("open_rate", SomePages.Rate(300, 1000) with { DenominatorIs = "sent" }));
        Assert.Equal("30.0% of 1,000 sent messages were opened (95% range 27.2% to 32.9%); bounces are not measured.", Of(report).Result().First());
    }

    [Theory]
    [InlineData(400, 300, "higher", "Tap-through rose to 40.0% (8–14 Jan) from 30.0% (1–7 Jan): +10.0 points (99% range +4.5 to +15.5).")]
    [InlineData(300, 400, "lower", "Tap-through fell to 30.0% (8–14 Jan) from 40.0% (1–7 Jan): −10.0 points (99% range −15.5 to −4.5).")]
    [InlineData(310, 300, "no_clear_change", "No clear change: 31.0% vs 30.0% the week before.")]
    public void A_change_is_said_as_its_verdict_says_it(long now, long was, string answer, string said) =>
        Assert.Equal(said, Plain(Of(Changed(now, was, answer)).Change().First()));

    [Theory]
    [InlineData("too_few_weeks", "No comparison yet: it takes two whole campaign weeks.")]
    [InlineData("too_few_users", "No verdict on the change: fewer than 30 users in one of the two periods.")]
    [InlineData("undefined", "No verdict on the change: too few days have messages.")]
    [InlineData("data_not_trusted", "No verdict on the change: the data are not good enough (see Data quality).")]
    [InlineData("not_measured", "Not measured by canonical.")]
    public void Where_there_is_no_verdict_the_reason_is_said(string why, string said) =>
        Assert.Equal(said, Of(Changed(300, 400, Verdict.None) with { Verdicts = [Change(Verdict.None, why)] }).Change().First());

    [Fact]
    public void A_large_difference_without_a_verdict_leads_to_no_claim_and_no_advice()
    {
        var report = Changed(100, 900, Verdict.None) with { Verdicts = [Change(Verdict.None, "too_few_users")] };
        Assert.Equal(["No action needed."], Of(report).Next());
        Assert.DoesNotContain("fell", string.Join(' ', Of(report).Change()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_is_not_clear_leads_to_no_advice() => Assert.Equal(["No action needed."], Of(Changed(290, 300, "no_clear_change")).Next());

    [Fact]
    public void A_fall_is_to_be_looked_into()
    {
        var report = Changed(300, 400, "lower");
        Assert.Equal(["Find out what changed: tap-through fell."], Of(report).Next());
        Assert.Equal(["For the next one: tap-through fell towards the end."], Of(report with { Status = CampaignStatus.Ended }).Next());
    }

    [Theory]
    [InlineData(1200, "20% more impressions: 1,200 after 1,000.")]
    [InlineData(880, "12% fewer impressions: 880 after 1,000.")]
    [InlineData(1000, "As many impressions as before: 1,000.")]
    public void Counts_are_said_as_they_are(long now, string said)
    {
        var report = Changed(300, 300, "no_clear_change");
        report = report with { Comparison = report.Comparison with { Figures = [new("total_impressions", new ComparedFigure(SomePages.Count(now), SomePages.Count(1000))), report.Comparison.Figures[1]] } };
        Assert.Equal(said, Of(report).Change().Last());
    }

    [Theory]
    [InlineData("B", false, "Variant B wins: tap-through 12.6% vs 10.1% for A. Send B to everyone.")]
    [InlineData("B", true, "Variant B won: tap-through 12.6% vs 10.1% for A. Next time, start with B.")]
    [InlineData("A", false, "Keep A: tap-through 10.1% vs 12.6% for B.")]
    [InlineData("A", true, "A did best: tap-through 10.1% vs 12.6% for B. Next time, start with A.")]
    [InlineData("several:B,C", false, "B and C beat A; B and C can’t be told apart. Stop sending A.")]
    [InlineData("several:B,D", false, "B beats A; B and D can’t be told apart. Stop sending A.")]
    [InlineData("no_clear_difference", false, "No action needed.")]
    public void A_variant_is_advised_as_its_verdict_says(string answer, bool isEnded, string said)
    {
        var report = Tested(new Verdict { Question = "variants", Answer = answer, Subject = "B" });
        Assert.Equal([said], Of(isEnded ? report with { Status = CampaignStatus.Ended } : report).Next().Select(Plain));
    }

    [Theory]
    [InlineData("no_discount", "no_discount")]
    [InlineData("none", "none")]
    [InlineData("several:few", "several:few")]
    [InlineData("B,C", "several:B,C,D")]
    public void A_variant_may_be_named_as_answers_are(string key, string answer)
    {
        var report = Tested(new Verdict { Question = "variants", Answer = answer, Subject = key });
        var arms = report.Variants!;
        report = report with { Variants = arms with { Arms = [arms.Arms[0], Arm(key, 0.126, 0.001), Arm("D", 0.120, 0.004)] } };
        var said = answer == key
            ? $"Variant {key} wins: tap-through 12.6% vs 10.1% for A. Send {key} to everyone."
            : $"{key} and D beat A; {key} and D can’t be told apart. Stop sending A.";
        Assert.Equal([said], Of(report).Next().Select(Plain));
    }

    [Theory]
    [InlineData("not_yet", "Variants not decided yet: about 1,200 more users, around 14 Feb.")]
    [InlineData("not_by_the_end", "Variants won’t be decided by the end: it would take about 1,200 more users.")]
    [InlineData("sample_ratio", "No verdict on the variants: users are missing from an arm (A 1,000, B 1,000, C 1,000, D 1,000). Check how variants are assigned.")]
    [InlineData("two_arms", "No verdict on the variants: 90 users (2.2%) got more than one of them.")]
    [InlineData("too_few_users", "Too early to compare the variants: each needs at least 30 users.")]
    [InlineData("no_common_days", "No verdict on the variants: they never ran on the same days.")]
    [InlineData("undefined", "No verdict on the variants: these data do not allow a test.")]
    [InlineData("data_not_trusted", "No verdict on the variants: the data are not good enough (see Data quality).")]
    public void Where_variants_have_no_verdict_the_reason_is_said(string why, string said) =>
        Assert.Equal(said, Plain(new VariantText(Tested(new Verdict { Question = "variants", Answer = Verdict.None, WhyNot = why }), Words).Say()!));

    [Theory]
    [InlineData(70, 1000, true)]
    [InlineData(60, 1000, false)]
    [InlineData(5, 29, false)]
    public void Many_bounces_are_told_where_the_whole_interval_is_above(long bounced, long sent, bool isTold) =>
        Assert.Equal(isTold ? "Bounce rate is above 5%. Remove dead push tokens." : "No action needed.", Of(Push(("bounce_rate", SomePages.Rate(bounced, sent)))).Next().First());

    [Fact]
    public void More_dismissals_than_taps_lead_to_no_advice()
    {
        var report = Good();
        report = report with { Kpis = [.. report.Kpis.Select(k => k.Key == "dismissal_rate" ? new(k.Key, SomePages.Rate(100, 108)) : k)] };
        Assert.Equal(["No action needed."], Of(report).Next());
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
        Assert.Equal(silent > 0, Of(report).Quality().Any(line => line.StartsWith($"No impressions since {11 - silent} Jan: tracking may have stopped.", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(CampaignStatus.Running, TrustLevel.Look, "It has started, but the data hold no row of it.")]
    [InlineData(CampaignStatus.Ended, TrustLevel.Look, "It has started, but the data hold no row of it.")]
    [InlineData(CampaignStatus.Scheduled, TrustLevel.Look, "No data for it yet.")]
    public void A_campaign_without_a_row_is_never_good(CampaignStatus status, TrustLevel level, string said)
    {
        var answers = Of(Good() with { Status = status, DataQuality = new DataQuality() });
        Assert.Equal((level, said), (answers.Trust.Level, answers.Quality().First()));
    }

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "1 more note under Data quality below.")]
    [InlineData(5, "2 more notes under Data quality below.")]
    public void Many_notes_do_not_bury_the_news(int notes, string? more)
    {
        var found = new DataFinding { Name = "window_short", Level = TrustLevel.Look, Texts = new Dictionary<string, string> { ["hours"] = "0.01" } };
        var report = Good() with { DataQuality = new DataQuality { Read = 100, Accepted = 100, Findings = [.. Enumerable.Repeat(found, notes).Select(f => f with { })] } };
        var lines = Of(report).Quality().ToList();
        Assert.Equal(3, lines.Count(line => line.StartsWith("The conversion window is 0.01 hours.", StringComparison.Ordinal)));
        Assert.Equal(more, lines.Find(line => line.EndsWith("under Data quality below.", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_not_to_be_trusted_is_not_to_be_decided_on()
    {
        var report = Changed(300, 400, "lower");
        Assert.Equal(["Don’t decide on these figures: fix the data first (see Data quality)."],
            Of(report with { DataQuality = new DataQuality { Read = 100, Accepted = 90, Rejected = 10 } }).Next());
    }

    [Fact]
    public void What_is_to_be_checked_comes_before_no_action() => Assert.Equal(
        ["Check the data first (see Data quality). No other action needed."],
        Of(Good() with { DataQuality = new DataQuality { Read = 100, Accepted = 99, Rejected = 1 } }).Next());

    [Theory]
    [InlineData("total_impressions", "▲", "25% more in the last week: 1,000 after 800")]
    [InlineData("tap_through_rate", "▼", "−10.0 points against the week before (99% range −15.5 to −4.5)")]
    [InlineData("dismissal_rate", "Δ", "+5.0 points against the week before (95% range +1.0 to +9.0)")]
    [InlineData("unique_impressions", "", "No weekly comparison: each person counts once per campaign.")]
    [InlineData("audience_size", "", "No weekly comparison: it is counted at one moment.")]
    public void A_card_says_its_change_or_why_there_is_none(string figure, string mark, string said)
    {
        var report = Changed(300, 400, "lower");
        report = report with
        {
            Comparison = report.Comparison with
            {
                Figures =
                [
                    new("total_impressions", new ComparedFigure(SomePages.Count(1000), SomePages.Count(800))),
                    report.Comparison.Figures[1],
                    new("dismissal_rate", new ComparedFigure(SomePages.Rate(250, 1000), SomePages.Rate(200, 1000)) { Low = 0.01, High = 0.09 }),
                ],
            },
        };
        var change = new KpiChange(report, Words).Of(figure);
        Assert.Equal((mark, said), ((string)change["mark"]!, Plain((string)change["text"]!)));
    }

    [Fact]
    public void Without_a_claim_a_card_points_neither_up_nor_down()
    {
        var change = new KpiChange(Changed(310, 300, "no_clear_change"), Words).Of("tap_through_rate");
        Assert.Equal(("Δ", "level"), ((string)change["mark"]!, (string)change["css"]!));
    }

    [Fact]
    public void The_fold_says_how_repeated_views_count()
    {
        var rules = new KpiRules(Good(), Words);
        var rate = SomePages.Rate(300, 6100) with { Users = 1000, DesignEffect = 2.34 };
        Assert.EndsWith("95% range by user. Each person saw it 6.1 times on average; repeated views count for less (design effect 2.3).", rules.Of("tap_through_rate", rate), StringComparison.Ordinal);
        Assert.EndsWith("95% range by user.", rules.Of("tap_through_rate", rate with { Users = 6100, DesignEffect = 1 }), StringComparison.Ordinal);
        Assert.EndsWith("95% range over users (Wilson).", rules.Of("user_tap_rate", SomePages.Rate(30, 100)), StringComparison.Ordinal);
        Assert.Equal("Unique impressions ÷ audience size.", rules.Of("reach", SomePages.Rate(30, 100) with { Low = null, High = null }));
    }

    [Fact]
    public void A_goal_that_no_event_carries_is_said_with_those_that_are_there()
    {
        var report = Good() with { GoalNamesFound = ["order", "signup"] };
        var lines = new KpiLines(report, Words, new ZoneClock("UTC", Words.Dates)).Of("conversion_rate", new Figure { IsRate = true, Reason = "goal_not_found" });
        Assert.Equal(["No event carries the goal “purchase”. Goals in the data: order, signup."], lines);
    }

    [Fact]
    public void Amounts_are_written_with_their_unit()
    {
        Assert.Equal("12.50 EUR", Plain(Words.Value(new Figure { IsAmount = true, Value = 12.5, Unit = "EUR" })));
        Assert.Equal("12,481 EUR", Plain(Words.Value(new Figure { IsAmount = true, Value = 12480.6, Unit = "EUR" })));
        Assert.Equal("0.35", Words.Value(new Figure { IsAmount = true, Value = 0.35 }));
    }

    [Theory]
    [InlineData("higher", null, "0.89 sessions per user and day in its first 2 weeks, 0.80 in the 2 weeks before: +0.09 (95% range +0.02 to +0.16). Sessions rose.")]
    [InlineData("no_clear_effect", null, "0.89 sessions per user and day in its first 2 weeks, 0.80 in the 2 weeks before: +0.09 (95% range +0.02 to +0.16). No clear change in sessions.")]
    [InlineData("none", "population_not_fixed", "0.89 sessions per user and day in its first 2 weeks, 0.80 in the 2 weeks before: +0.09 (95% range +0.02 to +0.16). People who received it opened the app by definition; a rise is expected. A holdout would tell.")]
    public void Sessions_are_described_and_claimed_only_by_their_verdict(string answer, string? why, string said)
    {
        var report = Good();
        report = report with
        {
            Sessions = report.Sessions with { Comparison = new SessionComparison(2, 1000, 0.8, 0.89) { Difference = 0.09, Low = 0.02, High = 0.16, P = 0.01 } },
            Verdicts = [new Verdict { Question = "sessions_before_during", Answer = answer, WhyNot = why }],
        };
        Assert.Equal(said, new SessionsText(report, Words).Say());
    }

    [Theory]
    [InlineData(0.004, 0.01)]
    [InlineData(0.011, 0.02)]
    [InlineData(0.5, 0.5)]
    [InlineData(0.51, 1)]
    [InlineData(1, 1)]
    public void An_interval_is_drawn_from_nought_on_the_shortest_scale_that_holds_it(double high, double end) => Assert.Equal(end, IntervalBar.End(high));

    private static Answers Of(CampaignReport report) => new(report, Words, new ZoneClock(report.Campaign.TimeZone, Words.Dates));

    private static CampaignReport Sound(CampaignReport report) => report with { DataQuality = new DataQuality { Read = 1000, Accepted = 1000 }, Verdicts = [], Variants = null };

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

    private static CampaignReport Push(params (string Name, Figure Figure)[] figures)
    {
        var push = Sound(SomePages.Push());
        return push with
        {
            Breakdowns = new Breakdowns(),
            Kpis = [.. push.Kpis.Select(k => figures.FirstOrDefault(f => f.Name == k.Key) is { Figure: { } figure } ? new(k.Key, figure) : k.Key == "bounce_rate" ? new(k.Key, SomePages.Rate(1, 1000)) : k)],
        };
    }

    private static Verdict Change(string answer, string? why = null, double? estimate = null) => new()
    {
        Question = "change", Answer = answer, WhyNot = why, Subject = "tap_through_rate",
        Estimate = estimate, Low = estimate - 0.055, High = estimate + 0.055,
    };

    private static CampaignReport Changed(long now, long was, string answer) => Good() with
    {
        Comparison = new Comparison
        {
            Weeks = 1,
            Before = new Stretch(new(2026, 1, 1), new(2026, 1, 7)),
            Recent = new Stretch(new(2026, 1, 8), new(2026, 1, 14)),
            HorizonHours = 30,
            Figures =
            [
                new("total_impressions", new ComparedFigure(SomePages.Count(1000), SomePages.Count(1000))),
                new("tap_through_rate", new ComparedFigure(SomePages.Rate(now, 1000), SomePages.Rate(was, 1000)) { Low = ((now - was) / 1000.0) - 0.055, High = ((now - was) / 1000.0) + 0.055 }),
            ],
        },
        Verdicts = [Change(answer, null, (now - was) / 1000.0)],
    };

    private static CampaignReport Tested(Verdict verdict) => Good() with
    {
        Verdicts = [verdict],
        Variants = new VariantComparison
        {
            PrimaryMetric = "tap_through_rate", Baseline = "A", BaselineBasis = "largest", Users = 4000, UsersInTwoArms = 90, MoreUsers = 1200, Around = new(2026, 2, 14),
            Arms = [Arm("A", 0.101, null), Arm("B", 0.126, 0.001), Arm("C", 0.125, 0.002), Arm("D", 0.110, 0.4)],
        },
    };

    private static VariantArm Arm(string key, double rate, double? p) => new(key, 1000,
        [new("tap_through_rate", new ArmFigure { Basis = "users", Value = rate, Difference = p is null ? null : rate - 0.101, AdjustedP = p, P = p })]);

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
