using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Charts;

/// <summary>A rate a day: n of N, with the ends of its interval.</summary>
/// <param name="Span">The days.</param>
/// <param name="Parts">n.</param>
/// <param name="Wholes">N.</param>
internal sealed record RateDays(DaySpan Span, long[] Parts, long[] Wholes)
{
    /// <summary>Below so many users a point is faint.</summary>
    public const long EnoughUsers = 30;

    private const int Week = 7;

    /// <summary>n ÷ N; null for 0/0.</summary>
    public required double?[] Rates { get; init; }

    /// <summary>Lower end of the 95 % interval.</summary>
    public required double?[] Low { get; init; }

    /// <summary>Upper end.</summary>
    public required double?[] High { get; init; }

    /// <summary>Users behind N.</summary>
    public required long[] Users { get; init; }

    /// <summary>What the axis must hold. The band of a day with few users is wide; it is cut off above rather than pressing the others flat.</summary>
    public double Highest
    {
        get
        {
            var sure = High.Where((_, i) => !IsFaint(i) && Span.Complete[i]).Max() ?? High.Max() ?? 0;
            return Math.Max(0.01, Math.Max(sure, Rates.Max() ?? 0));
        }
    }

    public bool HasFaint => Rates.Index().Any(r => r.Item is not null && Span.Complete[r.Index] && IsFaint(r.Index));

    /// <summary>The last complete day with enough users; null without one.</summary>
    public int? LastSure
    {
        get
        {
            var sure = Enumerable.Range(0, Rates.Length).Where(i => Rates[i] is not null && Span.Complete[i] && !IsFaint(i));
            return sure.Select(i => (int?)i).LastOrDefault();
        }
    }

    public bool IsFaint(int day) => Users[day] < EnoughUsers;

    public Series Line(Ink ink) => new(Span.Days, Span.Complete, Rates, ink);

    /// <summary>What stands under the finger.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows(ChartWords words) => [.. Span.Days.Select((day, i) => (IReadOnlyList<string>)
        [words.Row(day, Span.Complete[i]), words.Count(Wholes[i]), words.Count(Parts[i]), words.Rate(Parts[i], Wholes[i]), words.Rates(Low[i], High[i])])];

    /// <summary>The first complete days and the last, as they are: a week each where there are two, else half of them. Null where there is not a day for each.</summary>
    public (int Days, Proportion First, Proportion Last)? Ends()
    {
        var known = Enumerable.Range(0, Rates.Length).Where(i => Span.Complete[i] && Rates[i] is not null && Parts[i] <= Wholes[i]).ToList();
        var days = Math.Min(Week, known.Count / 2);
        return days == 0 ? null : (days, Sum(known.Take(days)), Sum(known.TakeLast(days)));
    }

    /// <summary>The days of the highest and of the lowest rate, of complete days with enough users; null with fewer than two such days or all alike.</summary>
    public (int Most, int Least)? Extremes()
    {
        var known = Enumerable.Range(0, Rates.Length).Where(i => Span.Complete[i] && Rates[i] is not null && !IsFaint(i)).OrderBy(i => Rates[i]).ToList();
        return known.Count < 2 || Rates[known[0]] == Rates[known[^1]] ? null : (known[^1], known[0]);
    }

    private Proportion Sum(IEnumerable<int> days) => days.Aggregate(new Proportion(0, 0), (sum, i) => new(sum.Successes + Parts[i], sum.Trials + Wholes[i]));
}
