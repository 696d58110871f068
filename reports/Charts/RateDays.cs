using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Charts;

/// <summary>A rate a day: n of N, with the ends of its interval.</summary>
/// <param name="Span">The days.</param>
/// <param name="Parts">n.</param>
/// <param name="Wholes">N.</param>
/// <param name="Rates">n ÷ N; null for 0/0.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
internal sealed record RateDays(DaySpan Span, long[] Parts, long[] Wholes, double?[] Rates, double?[] Low, double?[] High)
{
    private const int Week = 7;

    /// <summary>What the axis must hold. The band of a day with few trials is wide; it is cut off above rather than pressing the others flat.</summary>
    public double Highest
    {
        get
        {
            var sure = High.Where((_, i) => !IsFaint(i) && Span.Complete[i]).Max() ?? High.Max() ?? 0;
            return Math.Max(0.01, Math.Max(sure, Rates.Max() ?? 0));
        }
    }

    public bool HasFaint => Rates.Index().Any(r => r.Item is not null && Span.Complete[r.Index] && IsFaint(r.Index));

    public bool IsFaint(int day) => Wholes[day] < Proportion.EnoughTrials;

    public Series Line(Ink ink) => new(Span.Days, Span.Complete, Rates, ink);

    /// <summary>What stands under the finger.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(ChartWords words) => [.. Span.Days.Select((day, i) => (IReadOnlyList<string>)
        [words.Row(day, Span.Complete[i]), words.Count(Wholes[i]), words.Count(Parts[i]), words.Rate(Parts[i], Wholes[i]), words.Rates(Low[i], High[i])])];

    /// <summary>
    /// The first complete days against the last: a week each where there are two, else half of them; and whether Newcombe's interval of the
    /// difference leaves out 0. Null where there is not a day for each, or no trial in one of them.
    /// </summary>
    public (string Verdict, int Days, Proportion First, Proportion Second)? Change()
    {
        var known = Enumerable.Range(0, Rates.Length).Where(i => Span.Complete[i] && Rates[i] is not null && Parts[i] <= Wholes[i]).ToList();
        var days = Math.Min(Week, known.Count / 2);
        if (days == 0)
        {
            return null;
        }

        var (first, second) = (Sum(known.Take(days)), Sum(known.TakeLast(days)));
        var difference = Difference.Between(first, second)!;
        var isSmall = first.IsSmall || second.IsSmall;
        var verdict = isSmall ? "few" : difference.Interval.High < 0 ? "fell" : difference.Interval.Low > 0 ? "rose" : "same";
        return (verdict, days, first, second);
    }

    /// <summary>The days of the highest and of the lowest rate, of complete days with enough trials; null with fewer than two such days or all alike.</summary>
    public (int Most, int Least)? Extremes()
    {
        var known = Enumerable.Range(0, Rates.Length).Where(i => Span.Complete[i] && Rates[i] is not null && !IsFaint(i)).OrderBy(i => Rates[i]).ToList();
        return known.Count < 2 || Rates[known[0]] == Rates[known[^1]] ? null : (known[^1], known[0]);
    }

    private Proportion Sum(IEnumerable<int> days) => days.Aggregate(new Proportion(0, 0), (sum, i) => new(sum.Successes + Parts[i], sum.Trials + Wholes[i]));
}
