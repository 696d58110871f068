using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Pages;

public class ReportFile
{
    [Fact]
    public void It_names_everything_that_the_contract_names()
    {
        var report = Read(SomePages.InApp());
        Assert.Equal("schema dictionary campaign as_of not_measured kpis verdicts trends comparison breakdowns bounces data_quality trust low_days checks provenance", Names(report));
        Assert.StartsWith("id name channel starts_at ends_at time_zone goal status ", Names(report["campaign"]), StringComparison.Ordinal);
        Assert.Equal("daily sessions opens_by_hour opens_by_own_hour open_delays variant_days happenings", Names(report["trends"]));
        Assert.Equal("date complete impressions unique_impressions cumulative_impressions cumulative_unique_impressions taps dismissals tap_through_rate tap_through_low tap_through_high dismissal_rate dismissal_low dismissal_high sent bounced delivered opened", Names(report["trends"]!["daily"]![0]));
        Assert.Equal("population before_days weeks users before_per_user during_per_user difference low high days", Names(report["trends"]!["sessions"]));
        Assert.Equal("date phase complete sessions session_seconds_mean session_seconds_median", Names(report["trends"]!["sessions"]!["days"]![0]));
        Assert.Equal("variant platform country app_version", Names(report["breakdowns"]));
        Assert.Equal("key impressions unique_impressions taps tap_through_low tap_through_high dismissals dismissal_low dismissal_high", Names(report["breakdowns"]!["variant"]![0]));
        Assert.Equal("read accepted duplicates rejected rejected_by_reason late late_over lateness clock_errors orphans outside_period id_reused files_refused files_skipped", Names(report["data_quality"]));
        Assert.Equal("file reason", Names(report["data_quality"]!["files_refused"]![0]));
        Assert.Equal("name holds left right", Names(report["checks"]![0]));
        Assert.Equal("inputs program duckdb time_zones settings_hash", Names(report["provenance"]));
        Assert.Equal("file rows bytes sha256", Names(report["provenance"]!["inputs"]![0]));
    }

    [Fact]
    public void A_push_report_has_the_names_of_its_channel()
    {
        var report = Read(SomePages.Push());
        Assert.Equal("key sent bounced bounce_low bounce_high delivered users opened open_low open_high", Names(report["breakdowns"]!["platform"]![0]));
        Assert.Equal("weekday hour opens", Names(report["trends"]!["opens_by_hour"]![0]));
        Assert.Equal("reason count", Names(report["bounces"]![0]));
        Assert.Null(report["bounces"]![1]!["reason"]);
        Assert.Equal("push", (string?)report["campaign"]!["channel"]);
        Assert.Equal("ended", (string?)report["campaign"]!["status"]);
        Assert.Equal("2026-01-11T09:30:00Z", (string?)report["campaign"]!["ends_at"]);
        Assert.False(report["kpis"]!.AsObject().ContainsKey("reach"));
    }

    [Theory]
    [InlineData("total_impressions", """{"value":1324}""")]
    [InlineData("tap_through_rate", """{"value":0.42592592592592593,"numerator":46,"denominator":108,"low":0.3368,"high":0.5201}""")]
    [InlineData("audience_size", """{"value":1760,"as_of":"2026-01-11T09:30:00Z","basis":"snapshot"}""")]
    public void A_figure_has_its_shape(string name, string shape)
    {
        var (expected, figure) = (JsonNode.Parse(shape)!.AsObject(), Read(SomePages.InApp())["kpis"]![name]!.AsObject());
        Assert.Equal(Names(expected), Names(figure));
        Assert.All(expected, e => Assert.True(e.Value!.GetValueKind() == JsonValueKind.Number
            ? Math.Abs((double)e.Value! - (double)figure[e.Key]!) < 1e-4
            : JsonNode.DeepEquals(e.Value, figure[e.Key])));
    }

    [Fact]
    public void A_figure_that_cannot_be_had_is_null_with_its_reason()
    {
        var figures = Read(SomePages.Push())["kpis"]!;
        Assert.Equal("""{"value":null,"reason":"no_audience"}""", figures["audience_size"]!.ToJsonString());
        Assert.Equal("""{"value":null,"numerator":null,"denominator":null,"low":null,"high":null,"reason":"no_goal"}""", figures["conversion_rate"]!.ToJsonString());
    }

    [Fact]
    public void Rates_are_not_rounded_and_a_day_without_impressions_has_none()
    {
        var daily = Read(SomePages.InApp())["trends"]!["daily"]!;
        Assert.Equal(50 / 120.0, (double)daily[0]!["tap_through_rate"]!);
        Assert.Null(daily[4]!["tap_through_rate"]);
        Assert.Equal("2026-01-05", (string?)daily[4]!["date"]);
    }

    [Theory]
    [InlineData("<script>\u202E\"\\\u0000", "<script>\u202E\"\\\u0000")]
    public void A_name_stands_exactly_as_given(string given, string read)
    {
        var report = SomePages.InApp();
        var text = SomePages.Written(report with { Campaign = report.Campaign with { Name = given, Id = given } }, "report.json");
        Assert.DoesNotContain('<', text);
        Assert.Equal(read, (string?)JsonNode.Parse(text)!["campaign"]!["name"]);
        Assert.Equal(read, (string?)JsonNode.Parse(text)!["campaign"]!["id"]);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() => A_name_stands_exactly_as_given("a\uD800b", "a\uFFFDb");

    [Fact]
    public void The_latest_run_says_its_rows_and_its_failures()
    {
        using var folder = new PageFolder();
        SomePages.Writer.WriteRuns(folder.Path, [SomePages.Run()], SomePages.Quality());
        var latest = JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, "runs", "latest.json")))!;
        Assert.Equal(5000, (long)latest["data_quality"]!["read"]!);
        Assert.Null(latest["failed_campaigns"]![0]!["id"]);
        Assert.Equal("campaigns.parquet, row 3: it has no id.", (string?)latest["failed_campaigns"]![0]!["reason"]);
    }

    [Fact]
    public void What_one_publication_leaves_the_next_reads_as_it_was()
    {
        var entry = IndexEntry.Of(SomeCertainty.Push(), "push-weekend", SomePages.Sparkline) with { Name = "<b>\u202E\"" };
        var again = IndexEntry.FromJson(entry.ToJson());
        Assert.Equal(entry.ToJson(), again.ToJson());
        Assert.Equal(entry with { Kpis = [], Trend = [], Verdicts = [] }, again with { Kpis = [], Trend = [], Verdicts = [] });
        Assert.Equal(entry.Verdicts, again.Verdicts);
        Assert.Equal(entry.Trend, again.Trend);
        Assert.Equal(entry.Kpis, again.Kpis);
        Assert.Equal(Publication.ToJson([SomePages.Run()]), Publication.ToJson(Publication.FromJson(Publication.ToJson([SomePages.Run()]))));
        Assert.Equal("a\uFFFDb", IndexEntry.FromJson((entry with { Name = "a\uD800b" }).ToJson()).Name);
    }

    [Fact]
    public void What_is_not_there_takes_no_bytes_in_an_index_entry()
    {
        var entry = IndexEntry.Of(SomePages.InApp(), "welcome-2026", null);
        var text = Encoding.UTF8.GetString(entry.ToJson());
        Assert.DoesNotContain("verdicts", text, StringComparison.Ordinal);
        Assert.DoesNotContain("is_small", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void A_report_that_is_read_back_writes_the_same_file()
    {
        foreach (var report in new[] { SomeCertainty.InApp(), SomeCertainty.Push(), Some.InAppReport(), Some.PushReport(), Some.InAppReport(0) })
        {
            var file = new ReportJson(report).Bytes();
            Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(new ReportJson(Reports.Pages.ReportFile.Read(file)).Bytes()));
        }
    }

    [Fact]
    public void Verdicts_arms_and_weeks_are_read_back_as_they_were()
    {
        var report = SomeCertainty.InApp();
        var again = Reports.Pages.ReportFile.Read(new ReportJson(report).Bytes());
        Assert.Equal(report.Verdicts, again.Verdicts);
        Assert.Equal(report.Variants! with { Arms = [] }, again.Variants! with { Arms = [] });
        Assert.Equal(report.Variants.Arms.SelectMany(a => a.Figures), again.Variants.Arms.SelectMany(a => a.Figures));
        Assert.Equal(report.Comparison.Figures, again.Comparison.Figures);
        Assert.Equal(report.Sessions.Comparison, again.Sessions.Comparison);
        Assert.Equal(report.Kpis, again.Kpis);
        Assert.Equal(report.GoalNamesFound, again.GoalNamesFound);
    }

    [Fact]
    public void A_verdict_has_all_its_fields_also_where_they_are_null()
    {
        var verdicts = Read(SomeCertainty.Push())["verdicts"]!;
        Assert.Equal("""{"question":"change","answer":"none","subject":null,"estimate":null,"low":null,"high":null,"p":null,"p_adjusted":null,"method":"t by user and day, weekly","why_not":"too_few_weeks"}""",
            verdicts[0]!.ToJsonString());
        Assert.Equal("change variants sessions_before_during", string.Join(' ', Read(SomeCertainty.InApp())["verdicts"]!.AsArray().Select(v => (string?)v!["question"])));
    }

    [Fact]
    public void A_comparison_has_both_sides_of_each_figure_and_no_verdict()
    {
        var comparison = Read(SomeCertainty.InApp())["comparison"]!;
        Assert.Equal("weeks reason recent before horizon_hours figures", Names(comparison));
        Assert.Equal(24.25, (double)comparison["horizon_hours"]!);
        Assert.Equal("""{"recent":500,"before":400,"change":0.25}""", comparison["figures"]!["total_impressions"]!.ToJsonString());
        Assert.Equal("""{"recent":0.08,"before":0.125,"recent_numerator":40,"recent_denominator":500,"recent_users":210,"before_numerator":50,"before_denominator":400,"before_users":190,"difference":-0.045,"low":-0.09,"high":-0.002}""",
            comparison["figures"]!["tap_through_rate"]!.ToJsonString());
        Assert.Null(comparison["figures"]!["dismissal_rate"]!["recent"]);
        Assert.Equal("weeks reason recent before horizon_hours figures", Names(Read(SomePages.InApp())["comparison"]));
    }

    [Fact]
    public void Variants_have_their_basis_their_judgement_and_their_arms()
    {
        var variants = Read(SomeCertainty.InApp())["variants"]!;
        Assert.Equal("primary_metric baseline baseline_basis first_day last_day users users_in_two_arms has_allocation start_together sample_ratio_p placebo_share timing information more_users around arms", Names(variants));
        Assert.Equal("key users figures", Names(variants["arms"]![0]));
        Assert.Equal("""{"value":0.25,"numerator":50,"denominator":200,"users":190,"low":0.2,"high":0.31,"basis":"messages","difference":null,"difference_low":null,"difference_high":null,"p":null,"p_adjusted":null}""",
            variants["arms"]![0]!["figures"]!["tap_through_rate"]!.ToJsonString());
        Assert.Equal("value denominator users low high basis difference difference_low difference_high p p_adjusted", Names(variants["arms"]![0]!["figures"]!["value_per_recipient"]));
        Assert.Equal("2026-02-10", (string?)variants["around"]);
        Assert.Null(Read(SomePages.InApp())["variants"]);
    }

    [Fact]
    public void A_campaign_has_its_test_its_unit_and_the_goals_that_are_there()
    {
        var campaign = Read(SomeCertainty.InApp())["campaign"]!;
        Assert.EndsWith("variants control allocation primary_metric value_unit goal_names_found", Names(campaign), StringComparison.Ordinal);
        Assert.Equal("[1,0.5]", campaign["allocation"]!.ToJsonString());
        Assert.Equal("""["sign_up","visit"]""", campaign["goal_names_found"]!.ToJsonString());
        Assert.False(Read(SomePages.InApp())["campaign"]!.AsObject().ContainsKey("goal_names_found"));
    }

    [Theory]
    [InlineData("tap_through_rate", "value numerator denominator users design_effect low high")]
    [InlineData("user_tap_rate", "value numerator denominator low high")]
    [InlineData("value_total", "value unit")]
    [InlineData("value_per_recipient", "value unit denominator low high")]
    public void Figures_say_what_they_stand_on(string figure, string names) =>
        Assert.Equal(names, Names(Read(SomeCertainty.InApp())["kpis"]![figure]));

    [Fact]
    public void A_rate_says_what_its_denominator_counts_where_that_depends_on_the_source() =>
        Assert.Equal("sent", (string?)Read(SomeCertainty.Push())["kpis"]!["open_rate"]!["denominator_is"]);

    [Fact]
    public void A_report_of_schema_1_is_read_without_verdicts_and_without_intervals_of_its_comparison()
    {
        var report = Reports.Pages.ReportFile.Read(OfSchema1("report.json"));
        Assert.Equal("newsletter-invitation", report.Campaign.Id);
        Assert.Equal(5348, report.Kpi("tap_through_rate").Denominator);
        Assert.Empty(report.Verdicts);
        Assert.Null(report.Variants);
        Assert.Null(report.Sessions.Comparison);
        Assert.Equal(1, report.Comparison.Weeks);
        var figure = report.Comparison.Figure("tap_through_rate")!;
        Assert.Equal((78, 1714), (figure.Recent.Numerator, figure.Before.Denominator));
        Assert.Equal(-0.0104, figure.Difference!.Value, 4);
        Assert.Null(figure.Low);
        Assert.Equal(1709, report.Comparison.Figure("total_impressions")!.Recent.Value);
        Assert.Null(report.Breakdowns.Platform[0].TapThroughLow);
    }

    [Fact]
    public void A_young_campaign_of_schema_1_has_too_few_weeks()
    {
        var file = JsonNode.Parse(OfSchema1("report.json"))!;
        file["comparison"] = JsonNode.Parse("""{"weeks":0,"reason":"fewer_than_14_days","recent":null,"before":null,"figures":{}}""");
        Assert.Equal("too_few_weeks", Reports.Pages.ReportFile.Read(Encoding.UTF8.GetBytes(file.ToJsonString())).Comparison.Reason);
    }

    [Fact]
    public void An_index_entry_of_schema_1_is_read()
    {
        var entry = IndexEntry.FromJson(OfSchema1("entry.json"));
        Assert.Equal("newsletter-invitation", entry.Slug);
        Assert.Empty(entry.Verdicts);
        Assert.Equal(11, entry.Kpis.Count);
        Assert.False(entry.Kpis.Single(k => k.Key == "tap_through_rate").Value.IsSmall);
    }

    private static byte[] OfSchema1(string file, [CallerFilePath] string here = "") =>
        File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(here)!, "Schema1", file));

    private static JsonNode Read(CampaignReport report) => JsonNode.Parse(new ReportJson(report).Bytes())!;

    private static string Names(JsonNode? node) => string.Join(' ', node!.AsObject().Select(p => p.Key));
}
