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
        Assert.Equal("schema dictionary campaign as_of not_measured kpis comparison trends breakdowns bounces data_quality trust low_days checks provenance", Names(report));
        Assert.StartsWith("id name channel starts_at ends_at time_zone goal status ", Names(report["campaign"]), StringComparison.Ordinal);
        Assert.Equal("daily sessions opens_by_hour opens_by_own_hour open_delays variant_days happenings", Names(report["trends"]));
        Assert.Equal("date complete impressions unique_impressions cumulative_impressions cumulative_unique_impressions taps dismissals tap_through_rate tap_through_low tap_through_high dismissal_rate dismissal_low dismissal_high sent bounced delivered opened", Names(report["trends"]!["daily"]![0]));
        Assert.Equal("population before_days days", Names(report["trends"]!["sessions"]));
        Assert.Equal("date phase complete sessions session_seconds_mean session_seconds_median", Names(report["trends"]!["sessions"]!["days"]![0]));
        Assert.Equal("variant platform country app_version", Names(report["breakdowns"]));
        Assert.Equal("key impressions unique_impressions taps dismissals", Names(report["breakdowns"]!["variant"]![0]));
        Assert.Equal("read accepted duplicates rejected rejected_by_reason late late_over lateness clock_errors orphans outside_period files_refused files_skipped", Names(report["data_quality"]));
        Assert.Equal("file reason", Names(report["data_quality"]!["files_refused"]![0]));
        Assert.Equal("name holds left right", Names(report["checks"]![0]));
        Assert.Equal("inputs program duckdb time_zones settings_hash", Names(report["provenance"]));
        Assert.Equal("file rows bytes sha256", Names(report["provenance"]!["inputs"]![0]));
    }

    [Fact]
    public void A_push_report_has_the_names_of_its_channel()
    {
        var report = Read(SomePages.Push());
        Assert.Equal("key sent bounced delivered opened", Names(report["breakdowns"]!["platform"]![0]));
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
        var entry = IndexEntry.Of(SomePages.Push(), "push-weekend", SomePages.Sparkline) with { Name = "<b>\u202E\"" };
        var again = IndexEntry.FromJson(entry.ToJson());
        Assert.Equal(entry.ToJson(), again.ToJson());
        Assert.Equal(entry with { Kpis = [], Trend = [] }, again with { Kpis = [], Trend = [] });
        Assert.Equal(entry.Trend, again.Trend);
        Assert.Equal(entry.Kpis, again.Kpis);
        Assert.Equal(Publication.ToJson([SomePages.Run()]), Publication.ToJson(Publication.FromJson(Publication.ToJson([SomePages.Run()]))));
        Assert.Equal("a\uFFFDb", IndexEntry.FromJson((entry with { Name = "a\uD800b" }).ToJson()).Name);
    }

    private static JsonNode Read(CampaignReport report) => JsonNode.Parse(new ReportJson(report).Bytes())!;

    private static string Names(JsonNode? node) => string.Join(' ', node!.AsObject().Select(p => p.Key));
}
