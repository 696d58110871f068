using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What a campaign says of its variants that its messages do not, or that cannot be used.</summary>
/// <param name="report">Its report, whole but for these.</param>
internal sealed class VariantFindings(CampaignReport report)
{
    private readonly Campaign _campaign = report.Campaign;
    private readonly IReadOnlyList<string> _named = report.Campaign.Variants;
    private readonly List<string> _found = [.. report.Breakdowns.Variant.Select(v => v.Key).OfType<string>()];

    /// <summary>Whether messages have variants, and not one of them is the campaign's: then that is all there is to say of names.</summary>
    private bool IsNoneFound => _named.Count > 0 && _found.Count > 0 && !_named.Intersect(_found).Any();

    public IEnumerable<DataFinding> All() =>
        [.. Names(), .. Twice(), .. IsNoneFound ? [] : Alike(), .. IsNoneFound ? [] : Control(), .. Allocation(), .. Metric()];

    /// <summary>The metric that arms are judged by, where that is not the one that the campaign names.</summary>
    /// <param name="judged">The report with its verdicts.</param>
    public static IEnumerable<DataFinding> OfMetric(CampaignReport judged)
    {
        var asked = PrimaryMetricName.Figure(judged.Campaign.PrimaryMetric, judged.Campaign.Channel);
        return asked is not null && judged.Variants is { } arms && arms.PrimaryMetric != asked
            ? [DefinitionFindings.Found("metric_not_used", judged.Campaign, ("metric", asked), ("used", arms.PrimaryMetric))]
            : [];
    }

    private IEnumerable<DataFinding> Names()
    {
        if (_named.Count == 0 || report.Breakdowns.Variant.Count == 0)
        {
            return [];
        }

        if (_found.Count == 0)
        {
            return [Found("variants_not_carried", ("named", Listed(_named)))];
        }

        if (IsNoneFound)
        {
            return [Found("variants_not_found", ("named", Listed(_named)), ("found", Listed(_found)))];
        }

        // Names that are alike, and the control, are said for themselves.
        var others = _found.Except(_named).Where(v => v != _campaign.Control && !IsAlikeAny(v, _named)).ToList();
        var missing = _named.Except(_found).Where(v => v != _campaign.Control && !IsAlikeAny(v, _found) && IsExpected(v)).ToList();
        if (missing.Count > 0)
        {
            return [Found("variants_missing", ("missing", Listed(missing)), ("found", Listed([.. others, .. _found.Except(others)])))];
        }

        return others.Count == 0 ? [] : [Found("variants_not_named", ("others", Listed(others)), ("named", Listed(_named)))];
    }

    private static bool IsAlikeAny(string variant, IEnumerable<string> others) =>
        others.Any(o => IdNormalizer.Normalize(o) == IdNormalizer.Normalize(variant));

    private IEnumerable<DataFinding> Twice() =>
        _named.GroupBy(v => v, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => Found("variants_twice", ("one", g.Key)));

    /// <summary>Two names of one arm, perhaps: its people are then split.</summary>
    private IEnumerable<DataFinding> Alike()
    {
        var alike = _named.Union(_found).GroupBy(IdNormalizer.Normalize).Where(g => g.Count() > 1).Select(g => g.ToList());
        foreach (var same in alike)
        {
            yield return Found("variants_alike", ("one", same[0]), ("other", same[1]));
        }
    }

    private IEnumerable<DataFinding> Control()
    {
        if (_campaign.Control is not { } control || _found.Count == 0)
        {
            yield break;
        }

        var isNamed = _named.Contains(control, StringComparer.Ordinal);
        if (!_found.Contains(control, StringComparer.Ordinal))
        {
            if (!isNamed || IsExpected(control))
            {
                yield return Found("control_not_found", ("control", control), ("found", Listed(_found)));
            }
        }
        else if (!isNamed && _named.Count > 0)
        {
            yield return Found("control_not_named", ("control", control), ("named", Listed(_named)));
        }
    }

    private IEnumerable<DataFinding> Allocation()
    {
        if (_campaign.LeftOut.TryGetValue("allocation", out var written))
        {
            return [Found("allocation_not_shares", ("shares", written))];
        }

        var shares = Listed([.. _campaign.Allocation.Select(s => s.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture))]);
        if (_campaign.Allocation.Count == 0)
        {
            return [];
        }

        if (_named.Count == 0)
        {
            return [Found("allocation_without_variants", ("shares", shares))];
        }

        if (_campaign.Allocation.Count != _named.Count)
        {
            return [Found("allocation_length", ("shares", shares), ("named", Listed(_named)))];
        }

        return IsSumOdd(_campaign.Allocation) ? [Found("allocation_sum", ("shares", shares))] : [];
    }

    /// <summary>Parts of 1, or of 100, that do not add up to it. Whole numbers, such as 2 to 1, may add up to anything.</summary>
    private static bool IsSumOdd(IReadOnlyList<double> shares)
    {
        var (sum, areWhole) = (shares.Sum(), shares.All(s => s == Math.Truncate(s)));
        return !areWhole && Math.Abs(sum - 1) > 0.02 && Math.Abs(sum - 100) > 2;
    }

    private IEnumerable<DataFinding> Metric()
    {
        if (_campaign.PrimaryMetric is not { } metric || PrimaryMetricName.Figure(metric, _campaign.Channel) is not null)
        {
            return [];
        }

        return [Found("metric_unknown", ("metric", metric), ("known", Listed(PrimaryMetricName.All(_campaign.Channel))))];
    }

    /// <summary>Whether chance alone would hardly keep every message from an arm, so that its name is perhaps another there.</summary>
    private bool IsExpected(string arm)
    {
        var users = report.Breakdowns.Variant.Where(v => v.Key is not null).Sum(Users);
        var at = _named.ToList().IndexOf(arm);
        var isPlanned = _campaign.Allocation.Count == _named.Count;
        var share = isPlanned ? _campaign.Allocation[at] / _campaign.Allocation.Sum() : 1.0 / _named.Count;
        return Math.Pow(1 - share, users) < SampleRatio.Level;
    }

    private long Users(BreakdownRow row) =>
        _campaign.Channel == Channel.Push ? row.Users ?? row.Sent ?? 0 : row.UniqueImpressions;

    private static string Listed(IReadOnlyCollection<string> names) => DefinitionFindings.Listed(names);

    private DataFinding Found(string name, params (string Name, string Text)[] texts) => DefinitionFindings.Found(name, _campaign, texts);
}
