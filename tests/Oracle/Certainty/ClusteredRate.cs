using CampaignBatch.Tests.Oracle.Distributions;

namespace CampaignBatch.Tests.Oracle.Certainty;

/// <summary>
/// Responses ÷ messages, where messages of one user depend on each other. METRICS.md, Intervals. Sources: Korn and
/// Graubard, Survey Methodology 24 (1998) 193–201; Dean and Pagano 2015.
/// </summary>
/// <param name="Users">Responses and messages of each user with at least one message.</param>
internal sealed record ClusteredRate(IReadOnlyList<(long Responses, long Messages)> Users)
{
    public long Part => Users.Sum(u => u.Responses);

    public long Whole => Users.Sum(u => u.Messages);

    public double? Value => Whole == 0 ? null : (double)Part / Whole;

    /// <summary>
    /// v; null for fewer than two users. x − r·n is taken as (x·N − X·n) ÷ N, which is exact where it is 0.
    /// </summary>
    public double? Variance
    {
        get
        {
            if (Users.Count < 2)
            {
                return null;
            }

            var (part, whole, m) = (Part, Whole, (double)Users.Count);
            var squares = Users.Sum(u => Math.Pow((double)((u.Responses * whole) - (part * u.Messages)) / whole, 2));
            return m / (m - 1) * squares / whole / whole;
        }
    }

    /// <summary>D; null without messages.</summary>
    public double? DesignEffect
    {
        get
        {
            if (Value is not { } r)
            {
                return null;
            }

            var perUser = (double)Whole / Users.Count;
            return r is 0 or 1 || Users.Count == 1 ? perUser : Math.Max(1, Variance!.Value * Whole / (r * (1 - r)));
        }
    }

    // (Σn)² ÷ Σn², how many users of equal weight these are worth.
    public double EffectiveUsers => Whole == 0 ? 0 : Math.Pow(Whole, 2) / Users.Sum(u => Math.Pow(u.Messages, 2));

    public static ClusteredRate Of(IEnumerable<OracleMessage> messages, Func<OracleMessage, bool> isResponse) =>
        new([.. messages.GroupBy(m => m.User).Select(g => ((long)g.Count(isResponse), (long)g.Count()))]);

    /// <summary>With interval, users and design effect.</summary>
    public OracleFigure Figure()
    {
        var rate = OracleFigure.Share(Part, Whole) with { Users = Users.Count, DesignEffect = DesignEffect };
        if (Value is not { } value)
        {
            return rate;
        }

        if (Users.Count == 1)
        {
            return rate with { Low = 0, High = 1 };
        }

        var effective = Whole / DesignEffect!.Value;
        var critical = StudentT.Critical(0.95, Users.Count - 1);
        return rate with
        {
            Low = Wilson.Low(value, effective, critical),
            High = Wilson.High(value, effective, critical),
        };
    }
}
