using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The SQL behind a page's figures: each file stands on the page once, under its own anchor.</summary>
internal sealed class SqlFiles(IReadOnlyDictionary<string, Rule> rules)
{
    /// <summary>Where the SQL of the first of these names stands that has some; null for none.</summary>
    public ScriptObject? Link(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (rules.TryGetValue(name, out var rule))
            {
                return new ScriptObject { ["relation"] = rule.Relation, ["href"] = "#" + Anchor(rule) };
            }
        }

        return null;
    }

    public ScriptObject[] All() =>
    [
        .. rules.Values.DistinctBy(rule => rule.Relation).OrderBy(rule => rule.Relation, StringComparer.Ordinal)
            .Select(rule => new ScriptObject { ["relation"] = rule.Relation, ["anchor"] = Anchor(rule), ["text"] = rule.Sql }),
    ];

    private static string Anchor(Rule rule) => "sql-" + rule.Relation.Replace('.', '-').Replace('_', '-');
}
