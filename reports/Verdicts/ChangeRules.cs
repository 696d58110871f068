using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>The change against the weeks before: an interval for every rate, a verdict for the main one.</summary>
internal sealed class ChangeRules(ChangeData data, string mainRate)
{
    /// <summary>The main rate is asked anew each week, so that it is judged more strictly.</summary>
    private const double MainCoverage = 0.99, Coverage = 0.95;

    /// <summary>By which the p value of the main rate enters the family of verdicts: as if its level were 1 %, not 5 %.</summary>
    public const double Strictness = 5;

    /// <summary>Test of the main rate; null where there is no standard error.</summary>
    public MeanTest? Main { get; } = data.Rates.TryGetValue(mainRate, out var rate) ? WeeklyChange.Test(rate.Days, rate.Users) : null;

    /// <summary>The comparison with an interval for each rate that has one.</summary>
    public Comparison Comparison() => data.Comparison with
    {
        Figures = [.. data.Comparison.Figures.Select(f => KeyValuePair.Create(f.Key, WithInterval(f.Key, f.Value)))],
    };

    /// <summary>Why the main rate is not judged; null where it is.</summary>
    /// <param name="isMeasured">Whether the source reports it.</param>
    public string? WhyNot(bool isMeasured)
    {
        if (!isMeasured)
        {
            return "not_measured";
        }

        if (data.Comparison.Reason is { } reason)
        {
            return reason;
        }

        var figure = data.Comparison.Figure(mainRate);
        if (Few(figure?.Recent) || Few(figure?.Before))
        {
            return "too_few_users";
        }

        return Main is null ? "undefined" : null;
    }

    private static bool Few(Figure? figure) => !(figure?.Users >= Proportion.EnoughTrials);

    private ComparedFigure WithInterval(string name, ComparedFigure figure)
    {
        var test = data.Rates.TryGetValue(name, out var rate) ? WeeklyChange.Test(rate.Days, rate.Users) : null;
        var interval = test?.Interval(name == mainRate ? MainCoverage : Coverage);
        return figure with { Low = interval?.Low, High = interval?.High };
    }
}
