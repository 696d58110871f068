namespace CampaignBatch.Reports.Charts;

/// <summary>An upright axis from 0: where it ends, and what is written beside it.</summary>
/// <param name="Top">Value at the upper edge, above 0.</param>
/// <param name="Ticks">Values that get a line and a label, upwards.</param>
/// <param name="Labels">One for each tick.</param>
internal sealed record Scale(double Top, double[] Ticks, string[] Labels)
{
    private const int MostSteps = 5;

    private static readonly int[] RoundFigures = [1, 2, 5, 10];

    private static readonly double[] DurationSteps =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <summary>Whole numbers up to at least <paramref name="highest"/>.</summary>
    public static Scale OfCounts(double highest, ChartWords words, int mostSteps = MostSteps) =>
        Of(highest, Math.Max(1, Round(highest / mostSteps)), value => value >= 1e6 ? words.Millions(value) : words.Count((long)value));

    /// <summary>Rates from 0, and never beyond 100 %.</summary>
    public static Scale OfRates(double highest, ChartWords words, int mostSteps = MostSteps)
    {
        var step = Math.Max(0.001, Round(Math.Min(highest, 1) / mostSteps));
        return Of(Math.Min(highest, 1), step, value => words.RoundRate(value));
    }

    /// <summary>Seconds, at steps of a clock.</summary>
    public static Scale OfDurations(double highest, ChartWords words) =>
        Of(highest, DurationSteps.FirstOrDefault(step => step * MostSteps >= highest, DurationSteps[^1]), ChartWords.Duration);

    private static Scale Of(double highest, double step, Func<double, string> label)
    {
        var steps = Math.Max(1, (int)Math.Ceiling((highest / step) - 1e-9));
        var ticks = Enumerable.Range(0, steps + 1).Select(i => i * step).ToArray();
        return new Scale(ticks[^1], ticks, [.. ticks.Select(label)]);
    }

    /// <summary>The next 1, 2 or 5 of a power of ten.</summary>
    private static double Round(double step)
    {
        if (step <= 0)
        {
            return 0;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return RoundFigures.Select(f => f * power).First(s => s >= step * (1 - 1e-9));
    }
}
