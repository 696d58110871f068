using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle.Certainty;

public sealed class VerdictRules
{
    private static readonly RawCampaign Tested = InApp with { Goal = "buy", ConversionWindowHours = 24, Control = "A" };

    [Theory]
    [InlineData(10, 20, 160, "C")]
    [InlineData(10, 150, 160, "several:B,C")]
    [InlineData(160, 20, 10, "A")]
    [InlineData(50, 55, 48, "no_clear_difference")]
    public void The_answer_is_the_best_arm_or_those_that_cannot_be_told_apart(int a, int b, int c, string answer)
    {
        var verdict = Variants(Report(World(Tested, [.. Arm("A", a), .. Arm("B", b), .. Arm("C", c)])));
        Assert.Equal((answer, null), (verdict.Answer, verdict.WhyNot));
        Assert.NotNull(verdict.PAdjusted);
    }

    [Fact]
    public void An_arm_is_named_against_the_baseline()
    {
        var report = Report(World(Tested, [.. Arm("A", 10), .. Arm("B", 160)]));
        var verdict = Variants(report);
        Assert.Equal(("B", 0.75), (verdict.Subject, verdict.Estimate));
        Assert.Equal(report.Variants!.Primary("B").P, verdict.P);
    }

    [Fact]
    public void Before_its_planned_end_nothing_unclear_is_said_of_variants()
    {
        RawEvent[] shown = [.. Arm("A", 50), .. Arm("B", 55)];
        var verdict = Variants(Report(World(Tested with { EndsAt = At("01-20 00:00") }, shown)));
        Assert.Equal(("none", "not_yet", null, "B"), (verdict.Answer, verdict.WhyNot, verdict.P, verdict.Subject));
        var window = Variants(Report(World(Tested with { EndsAt = At("01-10 00:00") }, shown)));
        Assert.Equal("not_yet", window.WhyNot);
        var ended = Variants(Report(World(Tested with { EndsAt = At("01-09 12:00") }, shown)));
        Assert.Equal("no_clear_difference", ended.Answer);
    }

    [Fact]
    public void Data_that_are_not_trusted_are_not_judged()
    {
        var report = Report(World(Tested, [.. Arm("A", 10), .. Arm("B", 160)]));
        var judgement = report.Judge(isTrusted: false);
        var verdict = judgement.Verdicts.Single(v => v.Question == "variants");
        Assert.Equal(
            ("none", "data_not_trusted", null, 0.75), (verdict.Answer, verdict.WhyNot, verdict.P, verdict.Estimate));
        Assert.Empty(judgement.ArmPAdjusted);
        Assert.Equal("too_few_weeks", judgement.Verdicts[0].WhyNot);
    }

    [Fact]
    public void Questions_stand_in_their_order_and_variants_only_where_there_are_two()
    {
        Assert.Equal(
            ["change", "sessions_before_during"],
            Report(InApp, Event("impression", "u", "01-02 10:00")).Judge().Verdicts.Select(v => v.Question));
        var report = Report(World(Tested, [.. Arm("A", 10), .. Arm("B", 160)]));
        Assert.Equal(["change", "variants", "sessions_before_during"], report.Judge().Verdicts.Select(v => v.Question));
    }

    // 40 users a day tap more in the second week than in the first, on every day alike but for a few.
    [Fact]
    public void A_change_is_judged_at_1_percent_and_its_p_enters_the_family_five_times()
    {
        var report = Report(World(InApp, [.. Week(0, 8), .. Week(7, 24)]) with { AsOf = At("01-16 00:00") });
        var change = report.Judge().Verdicts[0];
        Assert.Equal(("higher", "tap_through_rate"), (change.Answer, change.Subject));
        Assert.Equal(Math.Min(1, 5 * change.P!.Value), change.PAdjusted!.Value, 1e-15);
        var compared = report.Comparison.Figures["tap_through_rate"];
        Assert.Equal((compared.Difference, compared.Low, compared.High), (change.Estimate, change.Low, change.High));
        var alike = World(InApp, [.. Week(0, 8), .. Week(7, 8)]) with { AsOf = At("01-16 00:00") };
        Assert.Equal("no_clear_change", Report(alike).Judge().Verdicts[0].Answer);
    }

    [Fact]
    public void A_change_of_fewer_than_thirty_users_keeps_its_estimate_and_has_no_verdict()
    {
        var few = Week(0, 8).Concat(Week(7, 24)).Where(e => int.Parse(e.UserId![1..], null) < 29);
        var change = Report(World(InApp, [.. few]) with { AsOf = At("01-16 00:00") }).Judge().Verdicts[0];
        Assert.Equal(("none", "too_few_users", null), (change.Answer, change.WhyNot, change.P));
        Assert.NotNull(change.Estimate);
        Assert.NotNull(change.Low);
    }

    private static OracleVerdict Variants(OracleReport report) =>
        report.Judge().Verdicts.Single(v => v.Question == "variants");

    // Two hundred users of an arm, of whom so many convert.
    private static IEnumerable<RawEvent> Arm(string name, int converted) =>
    [
        .. Enumerable.Range(1, 200)
            .Select(n => Event("impression", $"{name}{n}", "01-02 10:00") with { Variant = name }),
        .. Enumerable.Range(1, converted).Select(n => Goal($"{name}{n}", "01-02 12:00")),
    ];

    private static IEnumerable<RawEvent> Week(int first, int tapping) =>
        from day in Enumerable.Range(first, 7)
        from n in Enumerable.Range(0, 40)
        let at = At("01-01 10:00") + Duration.FromDays(day)
        let shown = new RawEvent
        {
            EventType = "impression",
            UserId = $"u{n}",
            CampaignId = "c",
            MessageId = $"{day}-{n}",
            OccurredAt = at,
        }
        let isTapped = (n + (11 * day)) % 40 < tapping + (day % 3)
        from e in isTapped ? new[] { shown, shown with { EventType = "tap" } } : [shown]
        select e;
}
