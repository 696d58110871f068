using System.Text.Json;

namespace CampaignBatch.Reports.Model;

/// <summary>What the source of a run's dumps reports. A figure that needs anything else is not measured: it has no value, and is never 0.</summary>
/// <param name="Source">Name of the source, as the reader of a report knows it.</param>
/// <param name="Missing">What it does not report, each once, in the order of <see cref="Fact"/>.</param>
public sealed record Measured(string Source, IReadOnlyList<Fact> Missing)
{
    /// <summary>Dumps of our own contract, which has a place for every fact.</summary>
    public static Measured Everything { get; } = new("canonical", []);

    /// <summary>Facts by the names that sources and report.json give them, such as <c>session_seconds</c>.</summary>
    public static IReadOnlyDictionary<string, Fact> Facts { get; } = Enum.GetValues<Fact>().ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>A source that reports all but these.</summary>
    public static Measured AllBut(string source, IEnumerable<Fact> missing)
    {
        var all = missing.ToHashSet();
        return new(source, [.. all.Where(f => f != Fact.Receipts || all.Contains(Fact.Sends)).Order()]);
    }

    /// <summary>The same source, for a campaign of which these are not reported either.</summary>
    public Measured Without(IEnumerable<Fact> facts) => AllBut(Source, Missing.Concat(facts));

    public static string NameOf(Fact fact) => JsonNamingPolicy.SnakeCaseLower.ConvertName(fact.ToString());

    public bool Has(Fact fact) => !Missing.Contains(fact);
}
