using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What the goals of all campaigns were worth.</summary>
internal sealed class ValueReader
{
    private readonly Dictionary<int, (long Mature, string? WhyNoGoal)> _totals;
    private readonly ILookup<int, (double Value, long Users)> _values;

    public ValueReader(Database database, CancellationToken cancel)
    {
        AnyMeasured = database.Scalar("select coalesce(bool_or(has_value), false) from facts.goal_names", cancel) is true;
        GoalNames = database.Rows("select goal from facts.goal_names where goal is not null order by goal", r => r.GetString(0), cancel);
        _totals = database.Rows(
            "select campaign_no, mature, goal_reason from metrics.totals",
            r => (No: r.GetInt32(0), Mature: r.GetInt64(1), Reason: r.IsDBNull(2) ? null : r.GetString(2)),
            cancel).ToDictionary(t => t.No, t => (t.Mature, t.Reason));
        _values = database.Rows(
            "select campaign_no, value, users from metrics.values",
            r => (No: r.GetInt32(0), Value: r.GetDouble(1), Users: r.GetInt64(2)),
            cancel).ToLookup(v => v.No, v => (v.Value, v.Users));
    }

    /// <summary>Goals that events of the data carry, ordinal.</summary>
    public IReadOnlyList<string> GoalNames { get; }

    /// <summary>Whether any goal event of the data has a value.</summary>
    public bool AnyMeasured { get; }

    /// <summary>Why nothing is said of a campaign's goal; null where something is.</summary>
    public string? WhyNoGoal(int campaign) => _totals[campaign].WhyNoGoal;

    /// <summary>Why a campaign's goals have no value; null where they have.</summary>
    public string? WhyNoValue(int number, Campaign campaign)
    {
        if (campaign.Goal is null)
        {
            return "no_goal";
        }

        if (!GoalNames.Contains(campaign.Goal, StringComparer.Ordinal))
        {
            return "goal_not_found";
        }

        if (!AnyMeasured)
        {
            return "not_measured";
        }

        return _totals[number].Mature == 0 ? "no_denominator" : null;
    }

    /// <summary>The total, and the mean over users whose window is over.</summary>
    public IEnumerable<KeyValuePair<string, Figure>> Figures(int number, Campaign campaign)
    {
        if (WhyNoValue(number, campaign) is { } reason)
        {
            return
            [
                KeyValuePair.Create("value_total", new Figure { IsAmount = true, Unit = campaign.ValueUnit, Reason = reason }),
                KeyValuePair.Create("value_per_recipient", new Figure { IsAmount = true, Unit = campaign.ValueUnit, Reason = reason }),
            ];
        }

        var values = new WeightedValues(_values[number], _totals[number].Mature);
        var interval = ValueInterval.Of(values, values.Quantile(ValueInterval.WinsorisedAt) ?? 0);
        return
        [
            KeyValuePair.Create("value_total", new Figure { IsAmount = true, Unit = campaign.ValueUnit, Value = values.Total }),
            KeyValuePair.Create("value_per_recipient", new Figure
            {
                IsAmount = true,
                Unit = campaign.ValueUnit,
                Value = values.Mean,
                Denominator = values.Users,
                Low = interval?.Low,
                High = interval?.High,
            }),
        ];
    }
}
