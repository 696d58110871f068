using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Jobs;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.House;

/// <summary>What documents point to is there, and what they draw is so.</summary>
public sealed partial class Documents
{
    [Fact]
    public void Every_link_leads_somewhere() => SourceTree.Holds(
        "Correct the link, or the name of what it leads to.",
        from page in SourceTree.Tracked().Where(f => f.EndsWith(".md", StringComparison.Ordinal))
        from link in Link().Matches(Fence().Replace(SourceTree.Text(page), "")).Select(m => m.Groups[1].Value)
        where !link.Contains(':', StringComparison.Ordinal) && !IsThere(page, link)
        select $"{page}: {link}");

    [Fact]
    public void The_states_of_runs_and_messages_are_those_that_are_drawn()
    {
        var drawn = States().Matches(SourceTree.Text("docs/architecture.md")).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(2, drawn.Count);
        Assert.Equal(Enum.GetNames<RunState>().Order(StringComparer.Ordinal), Named(drawn[0]));
        Assert.Equal(Enum.GetNames<OutboxState>().Order(StringComparer.Ordinal), Named(drawn[1]));
    }

    [Fact]
    public void Every_document_is_linked_from_the_readme()
    {
        var linked = Link().Matches(SourceTree.Text("README.md")).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // The readme of the package is linked where installing is told.
        Assert.All(SourceTree.Files("docs", ".md").Except(["docs/tool.md"]), page => Assert.Contains(page, linked));
    }

    [Fact]
    public void The_readme_says_what_every_exit_code_means()
    {
        var readme = SourceTree.Text("README.md");
        Assert.All(Enum.GetValues<ExitCode>(), code => Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"\n| {(int)code} | "), readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_setting_is_in_the_page_of_settings()
    {
        var environment = new Hashtable { ["CAMPAIGNBATCH__FROB"] = "1" };
        var refused = Assert.Throws<SettingsError>(() => SettingsSheet.Open(null, environment, SettingsLayer.OfOptions([])));
        var names = refused.Message.Split("Settings are: ")[1].TrimEnd('.').Split(", ");
        var page = SourceTree.Text("docs/settings.md");
        Assert.All(names, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }

    private static bool IsThere(string page, string link)
    {
        var (file, anchor) = link.Split('#') is [var path, var part] ? (path, part) : (link, "");
        var target = file.Length == 0 ? Path.Combine(SourceTree.Root, page) : Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(page)!, file));
        return Path.Exists(target) && (anchor.Length == 0 || Heading().Matches(File.ReadAllText(target)).Any(m => Anchor(m.Groups[1].Value) == anchor));
    }

    // As GitHub makes it.
    private static string Anchor(string heading) =>
        string.Concat(heading.ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    private static IEnumerable<string> Named(string diagram) =>
        Transition().Matches(diagram).SelectMany(m => new[] { m.Groups[1].Value, m.Groups[2].Value }).Where(state => state != "[*]").Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("(?:\\]\\(|src(?:set)?=\")([^)\"\\s]+)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("```mermaid\nstateDiagram-v2\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex States();

    [GeneratedRegex(@"^ *(\S+) --> ([^\s:]+)", RegexOptions.Multiline)]
    private static partial Regex Transition();
}
