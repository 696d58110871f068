using CampaignBatch.Tests.Oracle.Distributions;

namespace CampaignBatch.Tests.Oracle.Weeks;

/// <summary>
/// The difference of two rates over messages that depend on each other by user and by day. METRICS.md, Change against
/// the weeks before. Sources: Cameron, Gelbach and Miller, JBES 29 (2011) 238–249; Satterthwaite, Biometrics Bulletin 2
/// (1946) 110–114.
/// </summary>
internal sealed class TwoWayDifference(IReadOnlyList<Trial> recent, IReadOnlyList<Trial> before)
{
    private readonly int _recentDays = Days(recent);

    private readonly int _beforeDays = Days(before);

    private readonly long _recentResponses = recent.LongCount(t => t.IsResponse);

    private readonly long _earlierResponses = before.LongCount(t => t.IsResponse);

    private readonly int _users = recent.Concat(before).Select(t => t.User).Distinct().Count();

    /// <summary>Recent minus before; null where either has no messages.</summary>
    public double? Difference => recent.Count == 0 || before.Count == 0 ? null : Rate(recent) - Rate(before);

    /// <summary>V_user: m ÷ (m − 1)·Σe_u².</summary>
    public double OfUsers => _users / (_users - 1.0) * Sides().GroupBy(s => s.Trial.User).Sum(SquaredResidual);

    /// <summary>The part of V_day of the recent stretch.</summary>
    public double OfRecentDays => OfDays(true, _recentDays);

    /// <summary>The part of V_day of the earlier stretch.</summary>
    public double OfEarlierDays => OfDays(false, _beforeDays);

    /// <summary>V_cell: Σe² over user × day.</summary>
    public double OfCells => Sides().GroupBy(s => (s.Trial.User, s.Trial.Day, s.IsRecent)).Sum(SquaredResidual);

    /// <summary>V; null where it is 0 or cannot be had.</summary>
    public double? Variance
    {
        get
        {
            if (_recentDays < 2 || _beforeDays < 2 || _users < 2)
            {
                return null;
            }

            var variance = Math.Max(OfUsers, OfUsers + OfRecentDays + OfEarlierDays - OfCells);
            return variance > 0 ? variance : null;
        }
    }

    public double DegreesOfFreedom
    {
        get
        {
            var (recentPart, earlierPart) = (OfRecentDays, OfEarlierDays);
            var ofRecent = recentPart * recentPart / (_recentDays - 1);
            var squares = ofRecent + (earlierPart * earlierPart / (_beforeDays - 1));
            return squares == 0 ? _recentDays + _beforeDays - 2 : Math.Pow(recentPart + earlierPart, 2) / squares;
        }
    }

    /// <summary>Two-sided; null without variance.</summary>
    public double? P => Variance is { } v
        ? StudentT.TwoSidedTail(Difference!.Value / Math.Sqrt(v), DegreesOfFreedom)
        : null;

    /// <param name="level">Such as 0.95.</param>
    public (double Low, double High)? Interval(double level)
    {
        if (Variance is not { } variance)
        {
            return null;
        }

        var half = StudentT.Critical(level, DegreesOfFreedom) * Math.Sqrt(variance);
        return (Difference!.Value - half, Difference.Value + half);
    }

    private static double Rate(IReadOnlyList<Trial> trials) => (double)trials.Count(t => t.IsResponse) / trials.Count;

    private static int Days(IReadOnlyList<Trial> trials) => trials.Select(t => t.Day).Distinct().Count();

    private IEnumerable<(Trial Trial, bool IsRecent)> Sides() =>
        [.. recent.Select(t => (t, true)), .. before.Select(t => (t, false))];

    private double OfDays(bool isRecent, int count) =>
        count / (count - 1.0) * Sides().Where(s => s.IsRecent == isRecent).GroupBy(s => s.Trial.Day)
            .Sum(SquaredResidual);

    private double SquaredResidual(IEnumerable<(Trial Trial, bool IsRecent)> group)
    {
        var sides = group.ToLookup(s => s.IsRecent, s => s.Trial);
        var later = Residual(sides[true], _recentResponses, recent.Count);
        var earlier = Residual(sides[false], _earlierResponses, before.Count);
        return Math.Pow(later - earlier, 2);
    }

    // (x − r·n) ÷ N is taken as (x·N − X·n) ÷ N², which is exact where it is 0.
    private static double Residual(IEnumerable<Trial> trials, long responses, long whole)
    {
        var (own, count) = (trials.LongCount(t => t.IsResponse), trials.LongCount());
        return count == 0 ? 0 : (double)((own * whole) - (responses * count)) / whole / whole;
    }
}
