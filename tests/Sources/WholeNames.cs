using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>Tables and events of vendors are known by their whole names, wherever a writer puts dates, parts and schemas.</summary>
public sealed class WholeNames
{
    [Theory]
    [InlineData("push_opened.csv")]
    [InlineData("push_opened/part-0.parquet")]
    [InlineData("prod/push_opened/000.csv.gz")]
    [InlineData("PROD/PUSH_OPENED/DATA_0_1_0.SNAPPY.PARQUET")]
    [InlineData("prod.push_opened.parquet")]
    [InlineData("shop__push_opened.jsonl")]
    [InlineData("push_opened-2026-03-01.parquet")]
    [InlineData("push_opened_20260301T120000Z.parquet")]
    [InlineData("push_opened_000000000000.json.gz")]
    [InlineData("push_opened0003_part_00.parquet")]
    [InlineData("push_opened/date=2026-03-01/part-00000-8f14e45f-ceea-467d-9b6b-0a1b2c3d4e00-c000.snappy.parquet")]
    [InlineData("push_opened (2).csv")]
    [InlineData("event=push_opened/1.parquet")]
    public void A_file_of_a_table_is_read_whatever_stands_around_its_name(string file) =>
        Assert.Contains(Source.Of("segment").Reading(file), s => s.Kind == DumpKind.Events);

    [Theory]
    [InlineData("ios_foreground_push_opened/000.csv")]
    [InlineData("i_os_foreground_push_opened.parquet")]
    [InlineData("prod/push_opened_reminder/000.csv")]
    [InlineData("not_push_opened-2026-03-01.parquet")]
    [InlineData("push_opened_by_agent.csv")]
    [InlineData("web_in_app_message_clicked.csv")]
    [InlineData("email_tracks_opened.csv")]
    public void A_table_whose_name_only_holds_that_of_another_is_not_read(string file) => Assert.Empty(Source.Of("segment").Reading(file));

    [Theory]
    [InlineData("event_type=users.messages.pushnotification.Open/date=2026-03-01-10/12/eu/a.avro", true)]
    [InlineData("USERS_MESSAGES_PUSHNOTIFICATION_OPEN_SHARED/data_0_0_0.snappy.parquet", true)]
    [InlineData("users.messages.pushnotification.Open.jsonl", true)]
    [InlineData("event_type=users.messages.pushnotification.IosForeground/date=2026-03-01-10/12/eu/a.avro", false)]
    [InlineData("event_type=users.messages.pushnotification.InfluencedOpen/a.avro", false)]
    public void Types_of_Braze_are_known_by_folder_and_by_table(string file, bool isRead) =>
        Assert.Equal(isRead, Source.Of("braze-currents").Reading(file).Count > 0);

    [Theory]
    [InlineData("analytics_1/events_20260301/000.parquet", true)]
    [InlineData("events_intraday_20260301.json.gz", true)]
    [InlineData("analytics_1/events_log.parquet", false)]
    [InlineData("app_events_20260301.parquet", false)]
    public void Tables_of_Firebase_are_known_with_their_day(string file, bool isRead) =>
        Assert.Equal(isRead, Source.Of("ga4-firebase").Reading(file).Count > 0);

    [Theory]
    [InlineData("deliveries_v5_7001_12.parquet", true)]
    [InlineData("cio/metrics/1.parquet", true)]
    [InlineData("email_metrics.parquet", false)]
    [InlineData("people_attributes_v1_7001_1.parquet", false)]
    public void Tables_of_Customer_io_are_known_with_version_and_workspace(string file, bool isRead) =>
        Assert.Equal(isRead, Source.Of("customer-io").Reading(file).Count > 0);

    [Fact]
    public void Of_the_tables_that_a_path_names_the_innermost_holds()
    {
        var sections = Source.Of("segment").Reading("tracks/application_opened/0.parquet").Where(s => s.Kind == DumpKind.Events).ToList();
        Assert.Equal("application_opened", Assert.Single(Assert.Single(sections).Tables));
    }
}
