using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Reports.Words;
using CampaignBatch.Tests.House;
using Xunit;

namespace CampaignBatch.Tests.Words;

/// <summary>What code and templates say is among the labels, and the labels are what these say.</summary>
public sealed partial class Labels
{
    private static readonly IReadOnlyDictionary<string, string> All = Language.English.Labels;

    [Fact]
    public void Every_label_that_a_template_prints_is_there() => SourceTree.Holds(
        "Add it to templates/words, in every language.",
        from file in SourceTree.Files("templates", ".html")
        from label in Printed().Matches(SourceTree.Text(file)).Select(m => m.Groups[1].Value)
        where !All.ContainsKey(label)
        select $"{file}: {label}");

    [Fact]
    public void Every_label_that_code_says_is_there() => SourceTree.Holds(
        "Add it to templates/words, in every language.",
        from file in Sayers()
        from said in Said().Matches(SourceTree.Text(file))
        // Charts say labels of their own.
        let label = (file.StartsWith("reports/Charts/", StringComparison.Ordinal) ? "chart_" : "") + said.Groups["label"].Value
        where said.Groups["form"].Value == "Plural" ? !All.ContainsKey(label + "_one") || !All.ContainsKey(label + "_many") : !All.ContainsKey(label)
        select $"{file}: {label}");

    [Fact]
    public void Every_figure_has_a_name_and_a_rule() => SourceTree.Holds(
        "Add kpi_<name> and kpi_<name>_rule.",
        Figure().Matches(SourceTree.Text("reports/sql/4_metrics/3_figures.sql")).Select(m => m.Groups[1].Value).Where(name => !All.ContainsKey("kpi_" + name) || !All.ContainsKey($"kpi_{name}_rule")));

    [Fact]
    public void Every_fault_of_a_row_has_its_words() => SourceTree.Holds("Add reason_<name>.", Calculation.Faults.Where(fault => !All.ContainsKey("reason_" + fault)));

    [Fact]
    public void Every_identity_has_its_words()
    {
        var names = Identity().Matches(SourceTree.Text("reports/sql/6_checks/identities.sql")).Select(m => m.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal)).Distinct().ToList();
        Assert.True(names.Count > 10);
        var german = new Reports.Pages.Wording(Language.Read("de", WordFiles.Embedded));
        SourceTree.Holds("Add check_<its words>.", names.Where(name => german.Identity(name) == name));
    }

    [Fact]
    public void No_label_is_translated_for_nobody()
    {
        var code = string.Concat(Sayers().Concat(SourceTree.Files("templates", ".html")).Concat(SourceTree.Files("templates", ".txt")).Select(SourceTree.Text));
        SourceTree.Holds(
            "Strike a label that nothing says.",
            All.Keys.Where(label => !Names(label).Any(name => code.Contains($"\"{name}\"", StringComparison.Ordinal) || code.Contains($"words.{name} ", StringComparison.Ordinal))
                && !Beginnings(label).Any(b => code.Contains($"\"{b}\" +", StringComparison.Ordinal) || code.Contains($"$\"{b}{{", StringComparison.Ordinal))
                && !OfCharts().IsMatch(label)));
    }

    // Plural forms, and the endings that code adds to a chart's label.
    private static IEnumerable<string> Names(string label) => [label, Regex.Replace(label, "_(one|many)$", "")];

    private static IEnumerable<string> Beginnings(string label) => label.Index().Where(letter => letter.Item == '_').Select(letter => label[..(letter.Index + 1)]);

    private static IEnumerable<string> Sayers() => SourceTree.ProductCode();

    [GeneratedRegex(@"\{\{[^}]*?\bwords\.(\w+)")]
    private static partial Regex Printed();

    [GeneratedRegex("""\b(?:words|language|Language)(?:\.(?<form>Say|Plural)\(|\[)"(?<label>\w+)"[\],)]""")]
    private static partial Regex Said();

    [GeneratedRegex(@"\d+(?: as place)?, '(\w+)'")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\d+(?: as place)?, '((?:[^']|'')+)'")]
    private static partial Regex Identity();

    [GeneratedRegex("^chart_")]
    private static partial Regex OfCharts();
}
