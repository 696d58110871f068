using System.Text.RegularExpressions;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;
using CampaignBatch.Tests.House;
using Scriban.Runtime;
using Xunit;

namespace CampaignBatch.Tests.Pages;

/// <summary>templates/README.md lists every variable that a template may name, and no other.</summary>
public sealed partial class TemplateReadme
{
    private static readonly string Text = SourceTree.Text("templates/README.md");
    private static readonly Wording Words = new(Language.English);

    private static ScriptObject[] CampaignModels => [.. new[] { SomeCertainty.InApp(), SomeCertainty.Push() }.Select(report =>
        new CampaignPage(report, SomeTables.Of(report), SomePages.Pictures(report), SomePages.Rules, Words).Model(new EmbeddedFiles()))];

    private static ScriptObject[] IndexModels => [new IndexPage(SomePages.Index(), Words).Model(1)];

    private static ScriptObject[] RunsModels => [new RunsPage(Words).Model([SomePages.Run()], SomePages.Quality())];

    [Fact]
    public void It_lists_what_campaign_html_may_name() => Listed("campaign.html", CampaignModels);

    [Fact]
    public void It_lists_what_index_html_may_name() => Listed("index.html", IndexModels);

    [Fact]
    public void It_lists_what_runs_html_may_name() => Listed("runs.html", RunsModels);

    [Fact]
    public void It_lists_what_every_page_has()
    {
        var named = Row().Matches(Section("Every page")).Select(m => m.Groups["name"].Value.TrimEnd('[', ']'));
        Assert.Equal(["logo", "policy", "scripts", "style", "words"], named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Kinds_have_the_parts_that_it_names()
    {
        var (campaign, push, index, runs) = (CampaignModels[0], CampaignModels[1], IndexModels[0], RunsModels[0]);
        var told = Text.Split('\n').Where(line => Kind().IsMatch(line)).ToDictionary(line => Kind().Match(line).Groups["kind"].Value, Named);
        string[] ofParts = ["text", "bar", "from", "to", "mark"];
        var (card, table, row) = (Many(campaign, "headline")[1], One(campaign, "checks"), Many(Many(index, "groups")[0], "rows")[0]);
        Assert.Equal(told["chart"], Keys(Many(campaign, "charts")[0]));
        Assert.Equal(told["fact"], Keys(Many(campaign, "facts")[0]));
        Assert.Equal(told["mark"], Keys(One(campaign, "status")));
        Assert.Equal(told["quality"], Keys(One(index, "quality")));
        Assert.Equal(told["figure"].Except(ofParts), Keys(Many(card, "beneath")[0]));
        Assert.Equal(told["card"].Concat(told["figure"]).Except(ofParts).Order(StringComparer.Ordinal), Keys(card));
        Assert.Equal(told["table"], Together(table, Many(table, "columns")[0], Many(table, "rows")[0], One(Many(table, "rows")[0], "head")));
        Assert.Equal(told["row"], Together(row, Many(row, "figures")[0]));
        Assert.Equal(told["test"], Keys(One(Many(campaign, "breakdowns")[0], "variants")));
        foreach (var (name, model) in new[] { ("answers", Many(campaign, "answers")[0]), ("breakdowns", Many(campaign, "breakdowns")[0]), ("message", One(campaign, "message")), ("bounces", One(push, "bounces")), ("sql_files", Many(campaign, "sql_files")[0]) })
        {
            Assert.Equal(Named(Line("campaign.html", name)).Except([name]), Keys(model).Except([name]));
        }

        Assert.Equal(Named(Line("index.html", "groups")).Except(["groups"]), Keys(Many(index, "groups")[0]));
        Assert.Equal(Named(Line("runs.html", "runs")).Except(["runs"]), Keys(Many(runs, "runs")[0]));
    }

    private static ScriptObject One(ScriptObject model, string name) => (ScriptObject)model[name]!;

    private static ScriptObject[] Many(ScriptObject model, string name) => (ScriptObject[])model[name]!;

    private static IEnumerable<string> Together(params ScriptObject[] models) => models.SelectMany(Keys).Distinct().Order(StringComparer.Ordinal);

    // A list that is null here is known by its row.
    private static void Listed(string page, IReadOnlyList<ScriptObject> models)
    {
        var told = Row().Matches(Section(page)).Select(m => m.Groups["name"].Value).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(models.SelectMany(Keys).Distinct().Select(name => models.Any(m => m[name] is Array) || (told.Contains(name + "[]") && models.All(m => m[name] is null)) ? name + "[]" : name).Order(StringComparer.Ordinal), told);
    }

    private static string Section(string title) => Text.Split($"## {title}\n")[1].Split("\n## ")[0];

    private static string Line(string page, string name) => Section(page).Split('\n').Single(line => line.StartsWith($"| `{name}", StringComparison.Ordinal) && Row().Match(line).Groups["name"].Value.TrimEnd('[', ']') == name);

    private static IEnumerable<string> Named(string line) => Quoted().Matches(line).Select(m => m.Groups[1].Value.TrimEnd('[', ']')).Distinct().Order(StringComparer.Ordinal);

    private static IEnumerable<string> Keys(ScriptObject model) => model.Keys.Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `(?<name>[a-z_]+(?:\[\])?)` \| ", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<kind>table|quality|figure|card|chart|test|row|fact|mark) \| ")]
    private static partial Regex Kind();

    [GeneratedRegex("`([a-z_]+(?:\\[\\])?)`")]
    private static partial Regex Quoted();
}
