using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Columns of types that the contract does not name: read where they can mean only one thing, else the file is refused by name.</summary>
public sealed class OddColumns
{
    [Theory]
    [InlineData("event_id")]
    [InlineData("event_type")]
    [InlineData("occurred_at")]
    [InlineData("user_id")]
    public void A_needed_column_that_is_missing_refuses_the_file(string column)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", DataFolder.Odd("1 as extra", column));
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", column);
    }

    [Theory]
    [InlineData("1767355200", "integer")]
    [InlineData("1767355200000::bigint", "integer")]
    [InlineData("1767355200::utinyint", "integer", "200::utinyint")]
    [InlineData("1767355200.5::double", "DOUBLE")]
    [InlineData("date '2026-01-02'", "DATE")]
    [InlineData("time '10:00:00'", "TIME")]
    [InlineData("true", "BOOLEAN")]
    [InlineData("{'at': timestamp '2026-01-02'}", "STRUCT")]
    [InlineData("[timestamp '2026-01-02']", "TIMESTAMP[]")]
    [InlineData("'2026-01-02T10:00:00Z'::blob", "BLOB")]
    [InlineData("null::integer", "occurred_at")]
    [InlineData("case when i = 1 then 'yesterday' end", "row 2")]
    [InlineData("'2026-01-02 10:00:00Z'", "row 1")]
    [InlineData("'2026-01-02'", "row 1")]
    [InlineData("'2026-02-30T10:00:00Z'", "row 1")]
    [InlineData("'2026-01-02T25:00:00Z'", "row 1")]
    [InlineData("'2026-01-02T10:00:00+0100'", "row 1")]
    [InlineData("'2026-01-02T10:00:00z'", "row 1")]
    [InlineData("''", "row 1")]
    [InlineData("E'2026-01-02T10:00:00Z\\n'", "row 1")]
    [InlineData("'\u0662\u0660\u0662\u0666-01-02T10:00:00Z'", "row 1")]
    [InlineData("repeat('\U0001F98A', 30)", "row 1")]
    public void An_occurred_at_that_is_no_instant_refuses_the_file(string value, string reason, string? instead = null)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", DataFolder.Odd($"{instead ?? value} as occurred_at", "occurred_at"));
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", reason);
        folder.Run();
        using var report = folder.Report();
        Assert.Equal("events/bad.parquet", report.RootElement.GetProperty("data_quality").GetProperty("files_refused")[0].GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("'2026-01-02T10:00:00Z'")]
    [InlineData("'2026-01-02T10:00:00'")]
    [InlineData("'2026-01-02T10:00:00.5'")]
    [InlineData("'2026-01-02T10:00:00.123456789Z'")]
    [InlineData("'2026-01-02T15:45:00.25+05:45'")]
    [InlineData("'2026-01-02T00:30:00-09:30'")]
    [InlineData("case when i = 1 then null else '2026-01-02T10:00:00Z' end", 1)]
    [InlineData("timestamp '2026-01-02 10:00:00'")]
    [InlineData("timestamp_s '2026-01-02 10:00:00'")]
    [InlineData("timestamp_ms '2026-01-02 10:00:00.123'")]
    [InlineData("timestamp_ns '2026-01-02 10:00:00.123456789'")]
    [InlineData("timestamptz '2026-01-02 12:00:00+02'")]
    [InlineData("case when i = 1 then timestamp 'infinity' else timestamp '2026-01-02 10:00:00' end", 1)]
    [InlineData("case when i = 1 then timestamptz '-infinity' else timestamptz '2026-01-02 10:00:00Z' end", 1)]
    [InlineData("timestamptz '2026-01-03 00:00:00Z' as received_at, case when i = 1 then make_timestamp(9223372036854775806) else timestamp '2026-01-02 10:00:00' end", 1)]
    [InlineData("timestamptz '2026-01-03 00:00:00Z' as received_at, case when i = 1 then timestamp '290000-01-01 00:00:00' else timestamp '2026-01-02 10:00:00' end", 1)]
    [InlineData("timestamptz '2026-01-03 00:00:00Z' as received_at, case when i = 1 then '290000-01-01 00:00:00Z'::timestamptz else '2026-01-02 10:00:00Z'::timestamptz end", 1)]
    public void An_occurred_at_that_is_an_instant_is_read(string value, int accepted = 2)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", DataFolder.Odd($"{value} as occurred_at", "occurred_at"));
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(3 + accepted, check.DataQuality.Accepted);
        Verdicts.AddUp(check.DataQuality);
        folder.Run();
        Assert.Equal(4, folder.Impressions() - (accepted - 1) * (value.Contains("case", StringComparison.Ordinal) ? 0 : 1));
    }

    [Theory]
    [InlineData("make_timestamp(9223372036854775806)")]
    [InlineData("timestamp '290000-01-01 00:00:00'")]
    [InlineData("'290000-01-01 00:00:00Z'::timestamptz")]
    public void A_device_clock_that_runs_ages_ahead_fails_the_campaign_by_name_and_an_as_of_heals_it(string value)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", DataFolder.Odd($"{value} as occurred_at", "occurred_at"));
        Assert.Contains("--as-of", Assert.Single(folder.Run().Failed).Reason, StringComparison.Ordinal);
        Assert.Empty(folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) }).Failed);
    }

    [Theory]
    [InlineData("received_at", "timestamp 'infinity'")]
    [InlineData("received_at", "null::blob")]
    [InlineData("received_at", "null::integer")]
    [InlineData("received_at", "null::struct(a integer)")]
    [InlineData("session_seconds", "null::varchar")]
    [InlineData("session_seconds", "3::utinyint")]
    [InlineData("session_seconds", "3.5::decimal(38, 10)")]
    [InlineData("session_seconds", "170141183460469231731687303715884105727::hugeint", 0)]
    [InlineData("session_seconds", "'nan'::float", 0)]
    [InlineData("session_seconds", "-0.0::double")]
    [InlineData("message_id", "7::hugeint")]
    [InlineData("message_id", "uuid '00000000-0000-0000-0000-000000000001'")]
    [InlineData("message_id", "null::varchar[]")]
    [InlineData("event_id", "(1 + i)::tinyint")]
    [InlineData("event_id", "gen_random_uuid()")]
    [InlineData("event_id", "('b' || i)::blob")]
    [InlineData("event_id", "'\\xFF'::blob", 0)]
    [InlineData("event_id", "null::integer", 0)]
    [InlineData("user_id", "i")]
    [InlineData("user_id", "('b' || i)::blob")]
    [InlineData("user_id", "''", 0)]
    [InlineData("variant", "'A'::enum('A', 'B')")]
    [InlineData("variant", "1.5")]
    [InlineData("country", "null::struct(a integer)")]
    [InlineData("platform", "chr(0) || 'x'")]
    [InlineData("event_type", "'impression'::blob")]
    [InlineData("event_type", "7", 0)]
    [InlineData("file_row_number", "99")]
    [InlineData("filename", "'/etc/passwd'")]
    [InlineData("file_index", "99")]
    [InlineData("amount", "{'deep': [{'er': map {'k': [1]}}]}")]
    public void A_column_of_another_type_is_read_where_it_can_be(string column, string value, int accepted = 2)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", DataFolder.Odd($"{value} as {column}", column));
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(5, check.DataQuality.Read);
        Assert.Equal(3 + accepted, check.DataQuality.Accepted);
        Verdicts.AddUp(check.DataQuality);
    }

    [Theory]
    [InlineData("user_id", "[1]")]
    [InlineData("event_id", "{'id': 1}")]
    [InlineData("campaign_id", "map {'id': 1}")]
    [InlineData("session_seconds", "[1.0]")]
    [InlineData("received_at", "5")]
    [InlineData("received_at", "'yesterday'")]
    public void A_nested_or_unreadable_column_refuses_the_file(string column, string value)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", DataFolder.Odd($"{value} as {column}", column));
        Verdicts.RefusesAlone(folder.Check(), "events/bad.parquet", column);
    }

    [Fact]
    public void Names_in_upper_case_and_any_order_are_read()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", "select 'spring' as CAMPAIGN_ID, 'o' as User_Id, timestamp '2026-01-02 10:00:00' as OCCURRED_AT, 'impression' as eVENT_tYPE, 'o' as EVENT_ID");
        Assert.Equal(4, folder.Check().DataQuality.Accepted);
    }

    [Fact]
    public void Text_times_beside_a_column_named_like_a_row_number_are_read()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", DataFolder.Odd("'2026-01-02T10:00:00Z' as occurred_at, 7 as file_row_number", "occurred_at"));
        Assert.Equal(5, folder.Check().DataQuality.Accepted);
    }

    [Fact]
    public void A_dump_without_rows_is_read()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/empty.parquet", DataFolder.GoodRows + " limit 0");
        var check = folder.Check();
        Assert.Equal(0, Assert.Single(check.Files, f => f.File == "events/empty.parquet").Rows);
        Assert.Equal(3, check.DataQuality.Accepted);
    }

    [Fact]
    public void A_folder_of_dumps_without_any_row_makes_a_site()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows + " limit 0");
        Assert.Equal(1, folder.Run().Published);
        using var report = folder.Report();
        Assert.Equal("2026-01-01T00:00:00Z", report.RootElement.GetProperty("as_of").GetString());
        Assert.Equal("look", report.RootElement.GetProperty("trust").GetProperty("level").GetString());
    }
}
