namespace CampaignBatch.Reports.Statistics;

/// <summary>Adjusts p values for several comparisons made at once.</summary>
public static class Holm
{
    /// <summary>
    /// The step-down adjustment of S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
    /// of Statistics 6 (1979) 65–70. Results stand in the order of <paramref name="p"/>, each 0..1.
    /// </summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var (left, floor) = (p.Count, 0.0);
        foreach (var i in Enumerable.Range(0, p.Count).OrderBy(i => p[i]))
        {
            floor = Math.Min(1, Math.Max(floor, left-- * p[i]));
            adjusted[i] = floor;
        }

        return adjusted;
    }
}
