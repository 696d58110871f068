namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// The only place where a rate is rounded to be printed. The scale of each number is how many decimals are printed: one;
/// below 1 % as many as two significant digits take, at most three. A half goes up. A rate is read to 15 digits, so that
/// 0.4265 is a half. An interval that excludes 0 gets as many more decimals, at both ends, as it needs to exclude 0 still.
/// </summary>
public static class Percent
{
    /// <summary>Stands for a figure that cannot be had.</summary>
    public const string NotAvailable = "–";

    private const int Decimals = 1, MostOfARate = 3, MostOfAnInterval = 20;

    /// <summary>A rate (0..1; reach may exceed it) in percent; null where it cannot be had.</summary>
    public static decimal? Round(double? rate) => Exact(rate) is { } percent ? Round(percent) : null;

    /// <summary>A part of a whole in percent: no binary fraction comes between. Null for nothing of nothing.</summary>
    public static decimal? Round(long part, long whole) => whole == 0 ? null : Round((decimal)part * 100 / whole);

    /// <summary>Both ends of an interval of a rate, in percent; null where either cannot be had.</summary>
    public static (decimal Low, decimal High)? RoundInterval(double? low, double? high)
    {
        if (Exact(low) is not { } from || Exact(high) is not { } to)
        {
            return null;
        }

        var (roundedLow, roundedHigh) = (Round(from), Round(to));
        var decimals = DecimalsExcludingZero(from, to, roundedLow.Scale);
        return decimals > roundedLow.Scale
            ? (Round(from, decimals), Round(to, decimals))
            : (roundedLow, roundedHigh);
    }

    /// <summary>
    /// A difference of rates in percentage points; null where it cannot be had. It gets the decimals of the interval beside it.
    /// </summary>
    public static decimal? RoundPoints(double? difference, double? low = null, double? high = null) =>
        Exact(difference) is { } points ? Round(points, PointDecimals(low, high)) : null;

    /// <summary>Both ends of an interval of a difference, in percentage points; null where either cannot be had.</summary>
    public static (decimal Low, decimal High)? RoundPointsInterval(double? low, double? high)
    {
        if (Exact(low) is not { } from || Exact(high) is not { } to)
        {
            return null;
        }

        var decimals = PointDecimals(low, high);
        return (Round(from, decimals), Round(to, decimals));
    }

    private static decimal? Exact(double? rate) => rate is { } r && double.IsFinite(r) ? (decimal)r * 100 : null;

    // What rounding lifts to 0.1 or to 1 has one decimal less: 0.996 is 1.0.
    private static decimal Round(decimal percent)
    {
        var decimals = percent == 0 ? Decimals : MostOfARate;
        while (decimals > Decimals && Math.Abs(Round(percent, decimals)) >= Step(decimals - 2))
        {
            decimals--;
        }

        return Round(percent, decimals);
    }

    private static decimal Round(decimal number, int decimals) =>
        Math.Floor((number / Step(decimals)) + 0.5m) * Step(decimals);

    private static decimal Step(int decimals) => new(1, 0, 0, isNegative: false, (byte)decimals);

    private static int PointDecimals(double? low, double? high) =>
        Exact(low) is { } from && Exact(high) is { } to ? DecimalsExcludingZero(from, to, Decimals) : Decimals;

    private static int DecimalsExcludingZero(decimal low, decimal high, int least)
    {
        var nearest = low > 0 ? low : Math.Min(high, 0);
        var decimals = least;
        while (nearest != 0 && Round(nearest, decimals) == 0 && decimals < MostOfAnInterval)
        {
            decimals++;
        }

        return decimals;
    }
}
