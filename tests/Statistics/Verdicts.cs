using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class Verdicts
{
    [Fact]
    public void Holm_multiplies_the_smallest_most_and_never_turns_the_order()
    {
        var adjusted = Holm.Adjust([0.01, 0.04, 0.03, 0.005]);

        Assert.Equal([0.03, 0.06, 0.06, 0.02], adjusted.Select(p => Math.Round(p, 12)));
    }

    [Fact]
    public void Holm_stops_at_one() => Assert.Equal([1, 1], Holm.Adjust([0.6, 0.9]));

    [Fact]
    public void One_comparison_is_left_as_it_is() => Assert.Equal([0.04], Holm.Adjust([0.04]));

    [Fact]
    public void A_clear_difference_is_told()
    {
        var verdicts = VariantVerdict.Judge([("A", new(50, 1000)), ("B", new(100, 1000)), ("C", new(10, 1000))]);

        Assert.Equal([Verdict.Reference, Verdict.Higher, Verdict.Lower], verdicts.Select(v => v.Verdict));
        Assert.Null(verdicts[0].Difference);
        Assert.Equal(0.05, verdicts[1].Difference!.Value, 1e-12);
    }

    [Fact]
    public void What_is_told_alone_may_not_be_told_among_several()
    {
        Proportion first = new(170, 1922), second = new(151, 2135), like = new(165, 1900);

        Assert.Equal(Verdict.Lower, VariantVerdict.Judge([("A", first), ("B", second)])[1].Verdict);
        Assert.Equal(Verdict.NotTold, VariantVerdict.Judge([("A", first), ("B", second), ("C", like)])[1].Verdict);
    }

    [Fact]
    public void Below_thirty_there_is_no_verdict()
    {
        var verdicts = VariantVerdict.Judge([("A", new(500, 1000)), ("B", new(0, 29)), (null, new(100, 1000))]);

        Assert.Equal([Verdict.Reference, Verdict.TooFew, Verdict.Lower], verdicts.Select(v => v.Verdict));
        Assert.Null(verdicts[1].AdjustedP);
        Assert.Equal(verdicts[2].Difference!.P, verdicts[2].AdjustedP);
    }

    [Fact]
    public void With_a_small_first_there_is_no_verdict_at_all() =>
        Assert.Equal(Verdict.TooFew, VariantVerdict.Judge([("A", new(5, 10)), ("B", new(900, 1000))])[1].Verdict);

    [Fact]
    public void No_variants_no_verdicts() => Assert.Empty(VariantVerdict.Judge([]));
}
