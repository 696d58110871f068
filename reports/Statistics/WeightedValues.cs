namespace CampaignBatch.Reports.Statistics;

/// <summary>Values of users, most of whom have none: those count as 0.</summary>
public sealed class WeightedValues
{
    private readonly IReadOnlyList<(double Value, long Users)> _values;

    /// <param name="values">Values, and how many users have each.</param>
    /// <param name="users">All users, those without a value included.</param>
    public WeightedValues(IEnumerable<(double Value, long Users)> values, long users)
    {
        _values = [.. values.OrderBy(v => v.Value)];
        (Users, Valued) = (users, _values.Sum(v => v.Users));
    }

    /// <summary>All users.</summary>
    public long Users { get; }

    /// <summary>Users with a value.</summary>
    public long Valued { get; }

    /// <summary>Sum of all values.</summary>
    public double Total => _values.Sum(v => v.Value * v.Users);

    /// <summary>Mean over all users; null without a user.</summary>
    public double? Mean => Users == 0 ? null : Total / Users;

    /// <summary>Sample variance over all users, 0 where all are alike; null with fewer than two.</summary>
    public double? Variance
    {
        get
        {
            if (Users < 2)
            {
                return null;
            }

            var mean = Total / Users;
            var squares = _values.Sum(v => v.Users * (v.Value - mean) * (v.Value - mean)) + ((Users - Valued) * mean * mean);
            return squares / (Users - 1);
        }
    }

    /// <summary>The value that a share of the users has at most, by nearest rank; null without a user.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public double? Quantile(double share)
    {
        var rank = (long)Math.Ceiling(share * Users);
        var reached = 0L;
        var zeros = Users - Valued;
        foreach (var (value, users) in _values)
        {
            if (value > 0 && zeros > 0)
            {
                reached += zeros;
                zeros = 0;
                if (reached >= rank)
                {
                    return 0;
                }
            }

            reached += users;
            if (reached >= rank)
            {
                return value;
            }
        }

        return Users == 0 ? null : 0;
    }

    /// <summary>The same with no value above <paramref name="highest"/>.</summary>
    public WeightedValues Capped(double highest) => new(_values.Select(v => (Math.Min(v.Value, highest), v.Users)), Users);
}
