using CampaignBatch.Reports.Verdicts;
using Xunit;

namespace CampaignBatch.Tests.Verdicts;

public sealed class ArmPlaceboTests
{
    private static readonly ArmProfile[] Outcomes =
    [
        new(null, 1, 0, true, true, null, 37),
        new(null, 1, 0, true, false, null, 200),
        new(null, 2, 1, true, false, 5, 3),
    ];

    [Fact]
    public void Every_deal_keeps_the_size_of_the_arms_and_the_users_of_each_outcome()
    {
        var deals = 0;
        ArmPlacebo.Share([new("A", 150), new("B", 60), new("C", 30)], Outcomes, dealt =>
        {
            deals++;
            Assert.Equal([150, 60, 30], new[] { "A", "B", "C" }.Select(arm => dealt[arm].Sum(p => p.Users)));
            var outcomes = dealt.Values.SelectMany(p => p).GroupBy(p => p with { Users = 0 });
            Assert.Equal([3, 37, 200], outcomes.Select(g => g.Sum(p => p.Users)).Order());
            return false;
        });

        Assert.Equal(400, deals);
    }

    [Fact]
    public void Users_are_dealt_to_arms_by_their_size()
    {
        var converted = new List<long>();
        ArmPlacebo.Share([new("A", 180), new("B", 60)], Outcomes, dealt =>
        {
            converted.Add(dealt["A"].Where(p => p.IsConverted).Sum(p => p.Users));
            return false;
        });

        // 37 · 180/240 = 27.75, of 400 deals with a variance of 37 · 3/16 · 203/239 = 5.9.
        Assert.Equal(27.75, converted.Average(), 0.4);
        Assert.InRange(converted.Average(c => Math.Pow(c - 27.75, 2)), 4.7, 7.1);
    }

    [Fact]
    public void The_share_is_of_the_deals_that_name_something()
    {
        var deals = 0;

        Assert.Equal(0.25, ArmPlacebo.Share([new("A", 240)], Outcomes, _ => deals++ % 4 == 0));
    }

    [Fact]
    public void Users_that_do_not_differ_between_arms_name_a_winner_no_more_often_than_the_level_says()
    {
        var rules = new VariantRules(SomeArms.Data(
            SomeArms.Converted("A", 1_000, 100),
            SomeArms.Converted("B", 1_000, 100),
            SomeArms.Converted("C", 1_000, 100)));

        Assert.InRange(rules.Placebo(), 0.0025, 0.05);
    }

    [Fact]
    public void Arms_that_differ_name_no_more_once_they_are_shuffled_and_always_the_same()
    {
        var data = SomeArms.Data(SomeArms.Converted("A", 1_000, 100), SomeArms.Converted("B", 1_000, 200));

        Assert.InRange(new VariantRules(data).Placebo(), 0, 0.05);
        Assert.Equal(new VariantRules(data).Placebo(), new VariantRules(data).Placebo());
    }

    [Fact]
    public void Messages_of_users_are_shuffled_with_their_users()
    {
        // Half of the users answer all of their five messages, half none: over single messages most shuffles name one.
        var data = SomeArms.Data(
            [new("A", 5, 5, false, false, null, 150), new("A", 5, 0, false, false, null, 150)],
            [new("B", 5, 5, false, false, null, 150), new("B", 5, 0, false, false, null, 150)]);

        Assert.InRange(new VariantRules(data with { HasGoal = false }).Placebo(), 0, 0.05);
    }
}
