using CampaignBatch.Tests.Oracle.Distributions;
using NodaTime;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>Daily counts of a fixed population, paired by weekday. METRICS.md, Before and during.</summary>
internal sealed class PairedDays
{
    private readonly IReadOnlyList<long> _differences;
    private readonly double _before;
    private readonly double _during;
    private readonly int _users;

    /// <param name="before">Whole weeks.</param>
    /// <param name="during">As many.</param>
    /// <param name="users">Size of the population.</param>
    public PairedDays(IReadOnlyList<OracleSessionDay> before, IReadOnlyList<OracleSessionDay> during, int users)
    {
        _users = users;
        (_before, _during) = (before.Sum(d => d.Sessions), during.Sum(d => d.Sessions));
        _differences =
        [
            .. from weekday in Enum.GetValues<IsoDayOfWeek>()
               let earlier = before.Where(d => d.Date.DayOfWeek == weekday)
               let later = during.Where(d => d.Date.DayOfWeek == weekday)
               from pair in earlier.Zip(later)
               select pair.Second.Sessions - pair.First.Sessions,
        ];
    }

    public double? BeforePerUser => PerUserAndDay(_before);

    public double? DuringPerUser => PerUserAndDay(_during);

    public double? Difference => PerUserAndDay(_during - _before);

    /// <summary>Null where it is 0.</summary>
    public double? StandardError
    {
        get
        {
            if (_users == 0 || _differences.Distinct().Count() < 2)
            {
                return null;
            }

            var mean = (_during - _before) / _differences.Count;
            var variance = _differences.Sum(d => Math.Pow(d - mean, 2)) / DegreesOfFreedom;
            return Math.Sqrt(variance / _differences.Count) / _users;
        }
    }

    /// <summary>7k − 1.</summary>
    public int DegreesOfFreedom => _differences.Count - 1;

    public double? P => StandardError is { } se
        ? StudentT.TwoSidedTail(Difference!.Value / se, DegreesOfFreedom)
        : null;

    public (double Low, double High)? Interval()
    {
        if (StandardError is not { } se)
        {
            return null;
        }

        var half = StudentT.Critical(0.95, DegreesOfFreedom) * se;
        return (Difference!.Value - half, Difference.Value + half);
    }

    private double? PerUserAndDay(double sessions) => _users == 0 ? null : sessions / _differences.Count / _users;
}
