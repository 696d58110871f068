namespace CampaignBatch.Reports.Charts;

/// <summary>The axis of days: each day a column as wide as the others, its middle at the day's number.</summary>
internal sealed record DayScale
{
    private static readonly int[] DaySteps = [1, 2, 7, 14, 28];
    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

    private readonly DateOnly anchor;

    /// <param name="days">At least one, in order.</param>
    /// <param name="anchor">A day that is labelled where days are counted off; the first of them if null.</param>
    public DayScale(IReadOnlyList<DateOnly> days, DateOnly? anchor = null)
    {
        (First, Last) = (days[0], days[^1]);
        this.anchor = anchor ?? First;
    }

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public double Left => First.DayNumber - Margin;

    public double Right => Last.DayNumber + Margin;

    // Half a day, and of a long campaign as much as an end point needs.
    private double Margin => Math.Max(0.5, Length * 0.012);

    private int Length => Last.DayNumber - First.DayNumber + 1;

    /// <summary>Whole days, none twice, at most <paramref name="most"/> of them (at least 2); the year is said where it is new.</summary>
    public IReadOnlyList<(DateOnly Day, bool IsNewYear)> Ticks(int most)
    {
        var days = DaySteps.Select(ByDays).Concat(MonthSteps.Select(ByMonths)).FirstOrDefault(ticks => ticks.Count <= most && ticks.Count > 0) ?? [First];
        return [.. days.Select((day, i) => (day, i == 0 || days[i - 1].Year != day.Year))];
    }

    private List<DateOnly> ByDays(int step)
    {
        var first = (((anchor.DayNumber - First.DayNumber) % step) + step) % step;
        return [.. Enumerable.Range(0, Length).Where(i => i % step == first).Select(First.AddDays)];
    }

    private List<DateOnly> ByMonths(int step)
    {
        var ticks = new List<DateOnly>();
        var months = (First.Year * 12) + First.Month - 1;
        for (var month = months - (months % step); month <= (Last.Year * 12) + Last.Month - 1; month += step)
        {
            var day = new DateOnly(Math.Max(1, month / 12), (month % 12) + 1, 1);
            if (day >= First && day <= Last)
            {
                ticks.Add(day);
            }
        }

        return ticks;
    }
}
