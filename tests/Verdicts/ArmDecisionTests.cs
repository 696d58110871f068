using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

/// <summary>Arms of 1,000 users, the first as baseline: 35 conversions more are clear, 30 are not.</summary>
public sealed class ArmDecisionTests
{
    [Fact]
    public void An_arm_that_beats_the_baseline_and_the_runner_up_wins() =>
        Assert.Equal(new ArmDecision("B", "B"), Decide(("A", 100), ("B", 180), ("C", 105)));

    [Fact]
    public void An_arm_wins_where_the_runner_up_is_the_baseline() =>
        Assert.Equal(new ArmDecision("B", "B"), Decide(("A", 100), ("B", 180), ("C", 90)));

    [Fact]
    public void Two_winners_that_cannot_be_told_apart_are_both_named_and_the_best_is_told() =>
        Assert.Equal(new ArmDecision("several:B,C", "C"), Decide(("A", 100), ("B", 175), ("C", 180)));

    [Fact]
    public void A_winner_that_the_best_beats_is_not_named_among_several() =>
        Assert.Equal(new ArmDecision("several:B,C", "B"), Decide(("A", 100), ("B", 180), ("C", 175), ("D", 135)));

    [Fact]
    public void A_winner_that_the_best_does_not_beat_is_named_among_several() =>
        Assert.Equal(new ArmDecision("several:B,C,D", "B"), Decide(("A", 100), ("B", 180), ("C", 175), ("D", 150)));

    [Fact]
    public void A_runner_up_that_is_no_winner_is_named_where_the_best_does_not_beat_it()
    {
        // 20 % of 35 users is more than 18 % of 1,000, and not clear against 10 %.
        var decision = Decide(
            SomeArms.Sample("A", 1_000, 100), [SomeArms.Sample("B", 1_000, 180), SomeArms.Sample("C", 35, 7)]);

        Assert.Equal(new ArmDecision("several:B,C", "B"), decision);
    }

    [Fact]
    public void The_baseline_is_kept_where_it_beats_every_arm() =>
        Assert.Equal(new ArmDecision("A", "C"), Decide(("A", 180), ("B", 100), ("C", 110)));

    [Fact]
    public void Nothing_is_clear_where_an_arm_does_not_differ_from_the_baseline()
    {
        Assert.Equal(new ArmDecision(null, "B"), Decide(("A", 180), ("B", 100), ("C", 175)));
        Assert.Equal(new ArmDecision(null, "C"), Decide(("A", 100), ("B", 98), ("C", 120)));
    }

    [Fact]
    public void Of_arms_that_are_equally_unclear_the_first_is_told() =>
        Assert.Equal(new ArmDecision(null, "B"), Decide(("A", 100), ("B", 100), ("C", 100)));

    [Fact]
    public void An_arm_too_small_to_be_compared_keeps_the_baseline_from_being_named()
    {
        var decision = Decide(
            SomeArms.Sample("A", 1_000, 180), [SomeArms.Sample("B", 1_000, 100), SomeArms.Sample("C", 29, 1)]);

        Assert.Equal(new ArmDecision(null, "B"), decision);
    }

    private static ArmDecision Decide(params (string Arm, long Converted)[] arms)
    {
        var samples = arms.Select(a => SomeArms.Sample(a.Arm, 1_000, a.Converted)).ToList();
        return Decide(samples[0], samples[1..]);
    }

    private static ArmDecision Decide(ArmSample baseline, List<ArmSample> others)
    {
        var timing = new ArmTiming(1);
        var differences = others.ConvertAll(o => timing.Compare(baseline, o));
        var adjusted = new Queue<double>(Holm.Adjust([.. differences.Select(d => d?.P).OfType<double>()]));
        var each = differences.ConvertAll(d => d?.P is null ? (double?)null : adjusted.Dequeue());
        return ArmDecision.Of(baseline, others, differences, each, timing.Compare);
    }
}
