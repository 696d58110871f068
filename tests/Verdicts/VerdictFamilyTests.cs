using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class VerdictFamilyTests
{
    private static readonly ChangeData Weeks = SomeWeeks.Of(([12, 15, 11, 14, 13], [3, 2, 4, 3, 2]));

    private static readonly VariantData Arms = SomeArms.Data(
        SomeArms.Converted("A", 500, 50), SomeArms.Converted("B", 500, 90), SomeArms.Converted("C", 500, 55));

    private static readonly VariantData Close =
        SomeArms.Data(SomeArms.Converted("A", 500, 50), SomeArms.Converted("B", 500, 60));

    [Fact]
    public void All_questions_are_one_family()
    {
        var report = Judge(Report(sessionsP: 0.02), Weeks, Arms);
        var change = new ChangeRules(Weeks, "tap_through_rate").Main!.Value.P!.Value;
        var arms = new VariantRules(Arms).Judged();
        var adjusted = Holm.Adjust([Math.Min(1, 5 * change), .. arms.Select(a => a.P), 0.02]);

        Assert.Equal(["change", "variants", "sessions_before_during"], report.Verdicts.Select(v => v.Question));
        Assert.Equal(["lower", "B", "higher"], report.Verdicts.Select(v => v.Answer));
        Assert.Equal(["tap_through_rate", "B", "audience"], report.Verdicts.Select(v => v.Subject));
        Assert.Equal([change, arms[0].P, 0.02], report.Verdicts.Select(v => v.P));
        Assert.Equal([adjusted[0], adjusted[1], adjusted[3]], report.Verdicts.Select(v => v.AdjustedP));
        var ofArms = report.Variants!.Arms.Select(a => a.Figure("conversion_rate")!.AdjustedP);
        Assert.Equal([null, adjusted[1], adjusted[2]], ofArms);
    }

    [Fact]
    public void A_question_that_is_clear_alone_may_be_unclear_among_others()
    {
        var quiet = SomeWeeks.Of(([12, 15, 11], [12, 14, 12]));

        Assert.Equal("higher", Sessions(Judge(Report(sessionsP: 0.03), SomeWeeks.Of(([12], [11])), null)).Answer);
        Assert.Equal("no_clear_effect", Sessions(Judge(Report(sessionsP: 0.03), quiet, null)).Answer);
        Assert.Equal(0.06, Sessions(Judge(Report(sessionsP: 0.03), quiet, null)).AdjustedP!.Value, 1e-12);
        Assert.Equal("no_clear_change", Judge(Report(sessionsP: 0.03), quiet, null).Verdict("change")!.Answer);
    }

    [Fact]
    public void The_change_is_judged_five_times_as_strictly_as_its_p_value_says()
    {
        // Alone in its family.
        var report = Judge(Report(sessionsP: null), Weeks, null);
        var verdict = report.Verdict("change")!;

        Assert.Equal(Math.Min(1, 5 * verdict.P!.Value), verdict.AdjustedP!.Value, 1e-12);
        Assert.Equal(verdict.AdjustedP < 0.05, verdict is not { Low: <= 0, High: >= 0 });
        Assert.Equal(verdict.Estimate, report.Comparison.Figure("tap_through_rate")!.Difference);
    }

    [Fact]
    public void A_scheduled_campaign_is_asked_nothing()
    {
        var report = Judge(Report(sessionsP: 0.02) with { Status = CampaignStatus.Scheduled }, Weeks, Arms);

        Assert.Equal(3, report.Verdicts.Count);
        Assert.All(
            report.Verdicts, v => Assert.Equal((Verdict.None, "scheduled", null), (v.Answer, v.WhyNot, v.AdjustedP)));
    }

    [Fact]
    public void Data_that_cannot_be_trusted_answer_nothing_that_could_be_asked()
    {
        var report = Report(sessionsP: 0.02);
        var doubtful = report with { DataQuality = report.DataQuality with { Rejected = report.DataQuality.Read } };
        var judged = Judge(doubtful, Weeks with { Comparison = Comparison.TooShort }, Arms);

        Assert.Equal(["too_few_weeks", "data_not_trusted", "data_not_trusted"], judged.Verdicts.Select(v => v.WhyNot));
        Assert.All(judged.Verdicts, v => Assert.Equal((Verdict.None, null, null), (v.Answer, v.P, v.AdjustedP)));
        Assert.Equal(0.4, Sessions(judged).Estimate);
        Assert.Null(judged.Variants!.PlaceboShare);
        Assert.Null(judged.Variants.Arms[1].Figure("conversion_rate")!.AdjustedP);
    }

    [Fact]
    public void Without_two_variants_there_is_no_question_about_them()
    {
        var report = Judge(Report(sessionsP: 0.02), Weeks, null);

        Assert.Equal(["change", "sessions_before_during"], report.Verdicts.Select(v => v.Question));
        Assert.Null(report.Variants);
    }

    [Fact]
    public void Sessions_are_judged_of_a_population_that_was_fixed_by_the_start()
    {
        var report = Report(sessionsP: 0.02);
        var starts = report.Campaign.StartsAt;

        Assert.Null(Sessions(Judge(report, Weeks, null, starts)).WhyNot);
        foreach (var fixedAt in new DateTimeOffset?[] { starts.AddTicks(1), null })
        {
            var judged = Judge(report, Weeks, null, fixedAt);
            Assert.Equal("population_not_fixed", Sessions(judged).WhyNot);
            Assert.Equal((0.4, 0.1, 0.7), (Sessions(judged).Estimate, Sessions(judged).Low, Sessions(judged).High));
            Assert.Null(Sessions(judged).P);
        }
    }

    [Fact]
    public void Reasons_why_sessions_are_not_judged_come_in_one_order()
    {
        var report = Report(sessionsP: null, users: 29);
        var unmeasured = report with
        {
            DataQuality = report.DataQuality with { Measured = Measured.AllBut("some", [Fact.Sessions]) },
            Sessions = report.Sessions with { Comparison = null },
        };
        Assert.Equal("not_measured", WhyNoSessions(unmeasured, null));

        var measured = unmeasured with { DataQuality = report.DataQuality };
        Assert.Equal("too_few_weeks", WhyNoSessions(measured, null));
        Assert.Equal("population_not_fixed", WhyNoSessions(report, null));
        Assert.Equal("too_few_users", WhyNoSessions(report, report.Campaign.StartsAt));
        Assert.Equal("undefined", WhyNoSessions(Report(sessionsP: null, users: 30), report.Campaign.StartsAt));
    }

    [Fact]
    public void Arms_that_are_not_clear_wait_for_the_planned_end_and_say_how_many_users_it_takes()
    {
        var close = Close with { AsOf = SomeArms.Begin.AddDays(10) };
        var later = Judge(Report(), Weeks, close.Until(SomeArms.Begin.AddDays(500)));
        var never = Judge(Report(), Weeks, close.Until(SomeArms.Begin.AddDays(11)));

        Assert.Equal((Verdict.None, "not_yet", "B", null), Unclear(later));
        Assert.Equal((Verdict.None, "not_by_the_end", "B", null), Unclear(never));
        Assert.Equal(8_400, later.Variants!.MoreUsers);
        Assert.NotNull(later.Variants.Around);
        Assert.NotNull(later.Verdict("variants")!.Low);
    }

    [Fact]
    public void Arms_that_are_not_clear_at_the_end_or_without_one_have_no_clear_difference()
    {
        foreach (var data in new[] { Close, Close.Until(null) })
        {
            var judged = Judge(Report(), Weeks, data);
            var verdict = judged.Verdict("variants")!;
            Assert.Equal(("no_clear_difference", null, "B"), (verdict.Answer, verdict.WhyNot, verdict.Subject));
            Assert.NotNull(verdict.P);
            Assert.NotNull(judged.Variants!.PlaceboShare);
        }
    }

    [Fact]
    public void Arms_that_cannot_be_compared_say_why_and_are_shown()
    {
        var apart = Arms with { FirstDay = null, LastDay = null };
        var report = Judge(Report(sessionsP: 0.02), SomeWeeks.Of(([12], [11])), apart);
        var verdict = report.Verdict("variants")!;

        Assert.Equal((Verdict.None, "no_common_days"), (verdict.Answer, verdict.WhyNot));
        Assert.Equal(3, report.Variants!.Arms.Count);
        Assert.Equal(0.02, Sessions(report).AdjustedP);
    }

    private static (string, string?, string?, double?) Unclear(CampaignReport report)
    {
        var verdict = report.Verdict("variants")!;
        return (verdict.Answer, verdict.WhyNot, verdict.Subject, verdict.P);
    }

    private static Verdict Sessions(CampaignReport report) => report.Verdict("sessions_before_during")!;

    private static string? WhyNoSessions(CampaignReport report, DateTimeOffset? fixedAt) =>
        Sessions(Judge(report, Weeks, null, fixedAt)).WhyNot;

    /// <summary>A report with two weeks of sessions on each side, of which only the p value matters.</summary>
    private static CampaignReport Report(double? sessionsP = null, long users = 5_000)
    {
        var report = Some.InAppReport();
        var comparison = new SessionComparison(2, users, 1.2, 1.6)
        {
            Difference = 0.4, Low = 0.1, High = 0.7, P = sessionsP,
        };
        return report with { Sessions = report.Sessions with { Comparison = comparison } };
    }

    private static CampaignReport Judge(CampaignReport report, ChangeData change, VariantData? variants) =>
        Judge(report, change, variants, report.Campaign.StartsAt);

    private static CampaignReport Judge(
        CampaignReport report, ChangeData change, VariantData? variants, DateTimeOffset? fixedAt)
    {
        var arms = variants is null ? null : new VariantRules(variants);
        return new VerdictFamily(report, new ChangeRules(change, "tap_through_rate"), arms, fixedAt).Judge();
    }
}
