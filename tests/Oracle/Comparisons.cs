using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CampaignBatch.Tests.Oracle.Certainty;
using CampaignBatch.Tests.Worlds;
using CampaignBatch.Tests.Worlds.Certainty;
using Xunit;

namespace CampaignBatch.Tests.Oracle;

public sealed partial class Comparisons
{
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Find_nothing_in_what_is_right_and_every_single_value_that_is_wrong(int seed)
    {
        var run = OracleRun.Judge(RandomWorld.Make(seed));
        Assert.Empty(Compare(run, OracleJson.Of(run)));
        Assert.Empty(Unnoticed(OracleJson.Of(run), json => Compare(run, json)));
        foreach (var report in run.Reports.Values)
        {
            Assert.Empty(Compare(report, OracleJson.Of(report)));
            Assert.Empty(Unnoticed(OracleJson.Of(report), json => Compare(report, json)));
        }
    }

    // Rows of trends are seen to above; here are reports of which nearly everything is judged.
    [Fact]
    public void Find_every_single_value_of_certainty_that_is_wrong()
    {
        foreach (var report in Judged(r => r.Judge().Verdicts.Count(v => v.P is not null) >= 2).Take(4))
        {
            foreach (var isTrusted in new[] { true, false })
            {
                Assert.Empty(Compare(report, OracleJson.Of(report, isTrusted)));
                Assert.Empty(
                    Unnoticed(OracleJson.Of(report, isTrusted), json => Compare(report, json), RowsOfTrends()));
            }
        }
    }

    [Fact]
    public void Notice_what_is_judged_of_data_that_are_not_trusted()
    {
        var report = Judged(r => r.Judge().Verdicts.Any(v => v.P is not null)).First();
        var json = OracleJson.Of(report);
        json["trust"]!["level"] = "do_not_trust";
        Assert.Contains(Compare(report, json), found => found.Contains("data_not_trusted", StringComparison.Ordinal));
    }

    [Fact]
    public void Allow_either_word_for_a_verdict_that_waits_and_any_share_of_placebos()
    {
        var report = Judged(r => r.Judge().Verdicts.Any(v => v.WhyNot == OracleVerdict.Undecided)).First();
        var json = OracleJson.Of(report);
        json["verdicts"]!.AsArray().Single(v => (string?)v!["question"] == "variants")!["why_not"] = "not_by_the_end";
        json["variants"]!["placebo_share"] = 0.01;
        json["variants"]!["more_users"] = 17;
        Assert.Empty(Compare(report, json));
        json["variants"]!["placebo_share"] = null;
        Assert.Equal(["variants.placebo_share"], Compare(report, json).Select(d => d.Split(':')[0]));
    }

    [Fact]
    public void Notice_rows_too_many_and_figures_of_the_other_channel()
    {
        var report = Some.Report(Some.InApp, Some.Event("impression", "u", "01-02 10:00"));
        var json = OracleJson.Of(report);
        json["kpis"]!["open_rate"] = new JsonObject { ["value"] = 0 };
        json["trends"]!["opens_by_hour"]!.AsArray().Add(
            new JsonObject { ["weekday"] = 1, ["hour"] = 0, ["opens"] = 1 });
        json["breakdowns"]!["country"]!.AsArray().Add(new JsonObject { ["key"] = "FR", ["impressions"] = 1 });
        json["trends"]!["daily"]!.AsArray().RemoveAt(0);
        var found = Compare(report, json);
        string[] paths =
        [
            "kpis.open_rate", "trends.daily dates", "trends.daily[2026-01-01]", "trends.opens_by_hour[1 00]",
            "breakdowns.country['FR']",
        ];
        Assert.Equal(paths, found.Select(d => d.Split(':')[0]));
    }

    [Fact]
    public void Allow_what_the_contract_leaves_free()
    {
        var report = Some.Report(Some.InApp, Some.Event("impression", "u", "01-02 10:00"));
        var json = OracleJson.Of(report);
        json["trends"]!["opens_by_hour"]!.AsArray().Add(
            new JsonObject { ["weekday"] = 1, ["hour"] = 0, ["opens"] = 0 });
        json["breakdowns"]!["variant"]!.AsArray().Add(new JsonObject { ["key"] = "B", ["impressions"] = 0 });
        json["surprise"] = 1;
        json["as_of"] = "2026-01-10T13:00:00.000+01:00";
        Assert.Empty(Compare(report, json));
    }

    // Every number, text and truth of the file is changed in turn; those that nobody notices are told by their path.
    private static List<string> Unnoticed(
        JsonObject right, Func<JsonObject, IReadOnlyList<string>> compare, Regex? except = null)
    {
        var json = JsonNode.Parse(right.ToJsonString())!.AsObject();
        var unnoticed = new List<string>();
        var leaves = Leaves(json)
            .Where(l => !OfTheProduct().IsMatch(l.GetPath()) && except?.IsMatch(l.GetPath()) != true);
        foreach (var leaf in leaves.ToList())
        {
            var path = leaf.GetPath();
            var name = leaf.Parent is JsonObject ? leaf.GetPropertyName() : "";
            JsonNode wrong = leaf.GetValueKind() switch
            {
                JsonValueKind.Number => leaf.GetValue<JsonElement>().GetDouble() + 1,
                JsonValueKind.String => name is "as_of" or "starts_at" or "ends_at"
                    ? "1999-01-01T00:00:00Z"
                    : "something else",
                _ => !leaf.GetValue<bool>(),
            };
            leaf.ReplaceWith(wrong);
            if (compare(json).Count == 0)
            {
                unnoticed.Add(path);
            }

            wrong.ReplaceWith(leaf);
        }

        return unnoticed;
    }

    // The words of a reason, and what a check that holds says, are the product's own.
    [GeneratedRegex("""
        checks\[0\]\.(name|left|right)$|\.method$|(failed_campaigns|files_refused|files_skipped)\[\d+\]\.reason$
        """)]
    private static partial Regex OfTheProduct();

    [GeneratedRegex(@"^\$\.trends\..*\[\d+\]\.")]
    private static partial Regex RowsOfTrends();

    private static IEnumerable<OracleReport> Judged(Func<OracleReport, bool> isWanted) =>
        Enumerable.Range(1, 40).SelectMany(seed => OracleRun.Judge(CertaintyWorld.Make(seed)).Reports.Values)
            .Where(isWanted);

    private static IEnumerable<JsonNode> Leaves(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value)),
        JsonArray a => a.SelectMany(Leaves),
        null => [],
        _ => [node],
    };

    private static IReadOnlyList<string> Compare(OracleReport report, JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return ReportComparison.Differences(report, document);
    }

    private static IReadOnlyList<string> Compare(OracleRun run, JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return RunComparison.Differences(run, document);
    }
}
