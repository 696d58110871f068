namespace CampaignBatch.Tests.Oracle.Distributions;

/// <summary>Adjusted p-values of a family. Source: Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.</summary>
internal static class Holm
{
    /// <summary>Adjusted p-values by the keys of the raw ones.</summary>
    public static IReadOnlyDictionary<string, double> Adjust(IReadOnlyDictionary<string, double> family)
    {
        var adjusted = new Dictionary<string, double>(StringComparer.Ordinal);
        var largest = 0.0;
        foreach (var (rank, (key, p)) in family.OrderBy(f => f.Value).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (family.Count - rank) * p));
            adjusted[key] = largest;
        }

        return adjusted;
    }
}
