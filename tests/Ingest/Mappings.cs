using System.IO.Compression;
using System.Text;
using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>A mapping of one's own: SQL that makes the contract's rows of files in any shape.</summary>
public sealed class Mappings
{
    private const string Simple = """
        -- makes: events
        -- from: log/**
        -- needs: id id, time seconds
        -- may have: who id, shown id
        -- Comments may stand here.
        select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, who as user_id, 'spring' as campaign_id from dump
        """;

    [Theory]
    [InlineData("1767348000", "seconds")]
    [InlineData("1767348000::integer", "seconds")]
    [InlineData("1767348000.0::double", "seconds")]
    [InlineData("'1767348000'", "seconds")]
    [InlineData("1767348000000", "milliseconds")]
    [InlineData("1767348000000000", "microseconds")]
    [InlineData("1767348000000000000", "nanoseconds")]
    [InlineData("1767348000000000000::hugeint", "nanoseconds")]
    [InlineData("1767348000::ubigint", "seconds")]
    [InlineData("{'long': 1767348000}", "seconds")]
    [InlineData("{'int': null::integer, 'long': 1767348000}", "seconds")]
    [InlineData("timestamp '2026-01-02 10:00:00'", "seconds")]
    [InlineData("timestamptz '2026-01-02 11:00:00+01'", "milliseconds")]
    [InlineData("timestamp_ns '2026-01-02 10:00:00'", "instant")]
    [InlineData("'2026-01-02T10:00:00Z'", "seconds")]
    [InlineData("'2026-01-02 10:00:00'", "instant")]
    [InlineData("'2026-01-02 10:00:00.000 UTC'", "instant")]
    [InlineData("'2026-01-02 11:00:00 +01:00'", "instant")]
    [InlineData("'2026-01-02T05:00:00-0500'", "instant")]
    public void A_clock_of_any_unit_gives_the_same_instant(string value, string kind)
    {
        using var folder = Folder(Simple.Replace("time seconds", $"time {kind}", StringComparison.Ordinal));
        folder.Write("log/a.parquet", $"select 'e' as id, {value} as time, 'u' as who");
        var check = folder.Mapped();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(1, check.DataQuality.Accepted);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 10, 0, 0, TimeSpan.Zero), check.AsOf);
    }

    [Theory]
    [InlineData("what as vriant", "vriant", "variant")]
    [InlineData("1 as utc_offset_minute", "utc_offset_minute", "utc_offset_minutes")]
    [InlineData("what as screen, what as message_name", null, null)]
    public void A_column_that_a_mapping_gives_and_names_nearly_like_ours_is_said(string column, string? given, string? meant)
    {
        using var folder = Folder(Simple.Replace("time as occurred_at", $"time as occurred_at, {column}", StringComparison.Ordinal).Replace("shown id", "what id", StringComparison.Ordinal));
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who, 'x' as what");
        var near = folder.Mapped().DataQuality.Findings.Where(f => f.Name == "near_column").ToList();
        Assert.Equal(given is null ? [] : [(given, meant)], near.Select(f => (f.Texts["column"], (string?)f.Texts["meant"])));
    }

    /// <summary>The same texts in Parquet, JSON and CSV are the same ids: DuckDB would make other letters of some, and other numbers of others.</summary>
    [Theory]
    [InlineData("8F14E45F-CEEA-467D-9B6B-0A1B2C3D4E00")]
    [InlineData("2026-01-02T10:00:00+05:00")]
    [InlineData("2026-01-02")]
    [InlineData("#1")]
    [InlineData("12345678901234567890123")]
    public void An_id_is_the_same_text_in_every_format(string id)
    {
        using var folder = Folder(Simple);
        folder.Write("log/a.parquet", $"select '{id}' as id, 1767348000 as time, 'u' as who");
        File.WriteAllText(folder.Place("log/b.jsonl"), $$"""{"id": "{{id}}", "time": 1767348000, "who": "u"}""" + "\n");
        File.WriteAllText(folder.Place("log/c.csv"), $"id,time,who\n{id},1767348000,u\n");
        var quality = folder.Mapped().DataQuality;
        Assert.Equal((3, 1, 2), (quality.Read, quality.Accepted, quality.Duplicates));
    }

    [Fact]
    public void Whole_numbers_beyond_what_floating_ones_hold_are_ids_of_their_own()
    {
        using var folder = Folder(Simple);
        Directory.CreateDirectory(folder.Place("log"));
        File.WriteAllLines(folder.Place("log/a.jsonl"), ((string[])["12345678901234567890123", "12345678901234567890124", "9007199254740992", "9007199254740993", "1.5"])
            .Select(id => $$"""{"id": {{id}}, "time": 1767348000, "who": "u"}"""));
        Assert.Equal(5, folder.Mapped().DataQuality.Accepted);
    }

    [Theory]
    [InlineData("01-02-2026 10:00:00")]
    [InlineData("02-01-2026 10:00:00 AM")]
    [InlineData("26-01-02 10:00:00")]
    public void A_date_in_JSON_whose_day_and_month_cannot_be_told_is_not_guessed(string date)
    {
        using var folder = Folder(Simple.Replace("time seconds", "time instant", StringComparison.Ordinal));
        folder.Write("log/a.parquet", "select 'e' as id, timestamp '2026-01-02 10:00:00' as time, 'u' as who");
        File.WriteAllText(folder.Place("log/b.jsonl"), $$"""{"id": "f", "time": "{{date}}", "who": "u"}""" + "\n");
        Verdicts.RefusesAlone(folder.Mapped(), "log/b.jsonl", "is not ISO 8601", goodRows: 1);
    }

    [Fact]
    public void Rows_of_CSV_that_look_like_comments_or_odd_quotes_are_rows()
    {
        using var folder = Folder(Simple);
        Directory.CreateDirectory(folder.Place("log"));
        File.WriteAllLines(folder.Place("log/a.csv"), ["id,time,who", "#1,1767348000,u", "#2,1767348000,u", "3,1767348000,'u,v'"[..^3] + "'", "4,1767348000,#"]);
        Assert.Equal(4, folder.Mapped().DataQuality.Accepted);
    }

    [Fact]
    public void A_mapping_is_one_select()
    {
        using var folder = Folder(Simple + "; copy (select 1) to 'elsewhere.csv'");
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        Assert.Contains("a section is one select", Assert.Throws<SettingsError>(() => folder.Mapped()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists("elsewhere.csv"));
    }

    [Fact]
    public void A_mapping_without_a_column_of_the_contract_is_named_as_what_is_wrong()
    {
        using var folder = Folder(Simple.Replace("as occurred_at", "as ocurred_at", StringComparison.Ordinal));
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        Assert.Contains("what the mapping mapping.sql makes of it does not fit: it has no column occurred_at", Assert.Throws<NoUsableInput>(() => folder.Mapped()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1767348000000", "seconds", "milliseconds")]
    [InlineData("1767348000", "milliseconds", "seconds")]
    [InlineData("1767348000000000", "milliseconds", "microseconds")]
    [InlineData("1767348000000000000", "microseconds", "nanoseconds")]
    [InlineData("'1767348000000'", "seconds", "milliseconds")]
    [InlineData("1767348000000::double", "seconds", "milliseconds")]
    public void A_clock_that_contradicts_its_unit_refuses_the_file_and_names_the_likely_one(string value, string kind, string likely)
    {
        using var folder = Folder(Simple.Replace("time seconds", $"time {kind}", StringComparison.Ordinal));
        folder.Write("log/a.parquet", "select 'e' as id, timestamp '2026-01-02 10:00:00' as time, 'u' as who");
        folder.Write("log/b.parquet", $"select 'f' as id, {value} as time, 'u' as who");
        var refused = Assert.Single(folder.Mapped().Files, f => f.Reason is not null);
        Assert.Equal("log/b.parquet", refused.File);
        Assert.Contains($"counts {kind}", refused.Reason, StringComparison.Ordinal);
        Assert.EndsWith($"look like {likely}", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9223372036854775807", "occurred_in_future")]
    [InlineData("-9223372036854775808", "occurred_before_2000")]
    [InlineData("170141183460469231731687303715884105727::hugeint", "occurred_in_future")]
    [InlineData("1e300::double", "occurred_in_future")]
    [InlineData("-1e300::double", "occurred_before_2000")]
    [InlineData("'nan'::double", "no_occurred_at")]
    [InlineData("'infinity'::double", "no_occurred_at")]
    [InlineData("null::bigint", "no_occurred_at")]
    public void A_count_beyond_the_calendar_never_wraps(string value, string fault)
    {
        using var folder = Folder(Simple.Replace("who as user_id", "who as user_id, timestamp '2026-01-03' as received_at", StringComparison.Ordinal));
        folder.Write("log/a.parquet", $"select 'e' as id, {value} as time, 'u' as who union all select 'f' || i, 1767348000, 'u' from range(3) t(i)");
        var quality = folder.Mapped().DataQuality;
        Assert.Equal([KeyValuePair.Create(fault, 1L)], quality.RejectedByReason);
        Assert.Equal(3, quality.Accepted);
    }

    [Theory]
    [InlineData("log/a.jsonl", false)]
    [InlineData("log/A.JSON", false)]
    [InlineData("log/a.ndjson.gz", true)]
    [InlineData("log/deep/day=2026-01-02/a.jsonl", false)]
    public void Newline_json_is_read(string file, bool isPacked)
    {
        using var folder = Folder(Simple);
        var text = Encoding.UTF8.GetBytes("{\"id\":\"007\",\"time\":1767348000,\"WHO\":\"u\"}\n{\"id\":\"8\",\"time\":1767348001}\n{\"id\":\"9\",\"time\":1767348002,\"WHO\":\"v\",\"more\":{\"x\":[1]}}\n");
        folder.Write(file, isPacked ? Packed(text) : text);
        var quality = folder.Mapped().DataQuality;
        Assert.Equal((3, 2), (quality.Read, quality.Accepted));
        Assert.Equal(2, Assert.Single(quality.RejectedExamples).Row);
    }

    [Theory]
    [InlineData("log/a.csv", false)]
    [InlineData("log/a.CSV.gz", true)]
    public void Csv_is_read_and_keeps_the_zeros_of_ids(string file, bool isPacked)
    {
        using var folder = Folder(Simple);
        var text = Encoding.UTF8.GetBytes("id,time,who\n007,1767348000,0001\n7,1767348000,1\n8,1767348000.5,\"a, b\"\n");
        folder.Write(file, isPacked ? Packed(text) : text);
        Assert.Equal(3, folder.Mapped().DataQuality.Accepted);
    }

    [Fact]
    public void Avro_says_which_extension_it_needs_where_that_is_missing()
    {
        using var folder = Folder(Simple);
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        folder.Write("log/b.avro", "Obj\u0001"u8.ToArray());
        var refused = Assert.Single(folder.Mapped().Files, f => f.Reason is not null);
        Assert.Contains("avro", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_no_section_are_said_and_hidden_ones_are_skipped()
    {
        using var folder = Folder(Simple);
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        folder.Write("other/b.parquet", "select 1 as x");
        folder.Write("log/_c.parquet", "select 1 as x");
        folder.Write("other/notes.txt", "x"u8.ToArray());
        Assert.Equal(["log/_c.parquet", "other/b.parquet", "other/notes.txt"], folder.Mapped().DataQuality.FilesSkipped.Select(f => f.File));
    }

    [Fact]
    public void What_people_say_of_a_campaign_goes_before_what_a_source_makes()
    {
        using var folder = Folder("""
            -- makes: seen
            -- from: log/**
            -- needs: time seconds
            -- may have: what id
            select what, min(time) as first_at from dump group by what

            -- makes: campaigns
            select what as campaign_id, what as name, 'in_app' as channel, min(first_at) as starts_at from seen group by what

            -- makes: events
            -- from: log/**
            -- needs: id id, time seconds, who id
            -- may have: what id
            select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, who as user_id, what as campaign_id from dump
            """);
        File.Delete(folder.Place("campaigns.parquet"));
        folder.Write("campaigns.csv", "campaign_id,name,time_zone,conversion_window_hours\ns,Spring,Europe/Berlin,24\n"u8.ToArray());
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who, 's' as what");
        folder.Write("log/b.parquet", "select 'f' as id, 1767358000 as time, 'u' as who, 't' as what");
        var campaigns = folder.Mapped().Sound;
        Assert.Equal([("s", "Spring", "Europe/Berlin", 24), ("t", "t", "UTC", 168)], campaigns.Select(c => (c.Id, c.Name, c.TimeZone, c.ConversionWindowHours)));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1767348000), campaigns[0].StartsAt);
    }

    [Fact]
    public void What_is_looked_up_comes_from_all_files_and_changes_rows_of_others()
    {
        using var folder = Folder("""
            -- makes: owners
            -- from: owners/**
            -- needs: device id, owner id, version whole
            select device, owner, version from dump

            -- makes: owner
            select device, arg_max(owner, version) as owner from owners group by device

            -- makes: events
            -- from: log/**
            -- needs: id id, time seconds, device id
            select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, coalesce(owner, device) as user_id, 'spring' as campaign_id
            from dump left join owner using (device)
            """);
        folder.Write("log/a.parquet", "select i as id, 1767348000 + i as time, 'd' || (i % 2) as device from range(4) t(i)");
        Assert.Equal(2, folder.UniqueImpressions());
        folder.Write("owners/1.parquet", "select 'd0' as device, 'ada' as owner, 1 as version union all select 'd1', 'bob', 1");
        Assert.Equal(2, folder.UniqueImpressions());
        folder.Write("owners/2.parquet", "select 'd1' as device, 'ada' as owner, 2::utinyint as version");
        Assert.Equal(1, folder.UniqueImpressions());
    }

    [Theory]
    [InlineData("select 1", "no line says what it makes")]
    [InlineData("-- makes: events\n-- from: x\n-- needs: time second\nselect 1", "kind \"second\"")]
    [InlineData("-- makes: events\n-- from: x\n-- not measured: weather\nselect 1", "no fact \"weather\"")]
    [InlineData("-- makes: events\n-- from: x\n", "no select follows")]
    [InlineData("-- makes: Events, x\n-- from: x\nselect 1", "it makes one thing")]
    [InlineData("-- makes: events\nselect 1", "of no file")]
    [InlineData("-- makes: events\n-- from: x\n-- from: y\nselect 1", "a second time")]
    [InlineData("-- makes: events\n-- from: x\n-- needs: time seconds, time text\nselect 1", "time twice")]
    public void A_mapping_that_cannot_be_is_refused_before_anything_is_read(string text, string why)
    {
        using var folder = Folder(text);
        Assert.Contains(why, Assert.Throws<SettingsError>(() => folder.Mapped()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_that_is_not_there_is_refused_and_the_known_ones_are_named()
    {
        using var folder = DataFolder.WithGoodDump();
        var error = Assert.Throws<SettingsError>(() => folder.Run(s => s with { Source = "brase" }));
        Assert.Contains("canonical", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_that_does_not_fit_a_file_refuses_it_by_the_name_of_the_mapping()
    {
        using var folder = Folder(Simple.Replace("who as user_id", "nobody as user_id", StringComparison.Ordinal));
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        Assert.Contains("mapping.sql does not fit it", Assert.Throws<NoUsableInput>(() => folder.Mapped()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_mapping_says_anew_of_what_it_measures_is_said_anew()
    {
        using var folder = Folder(Simple);
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who");
        Reports.Line.Run(folder.MappedSettings, cancel: TestContext.Current.CancellationToken);
        File.WriteAllText(folder.MappedSettings.Source, Simple.Replace("-- needs:", "-- not measured: taps\n-- needs:", StringComparison.Ordinal));
        Reports.Line.Run(folder.MappedSettings, cancel: TestContext.Current.CancellationToken);
        using var report = folder.Report();
        Assert.Equal("not_measured", report.RootElement.GetProperty("kpis").GetProperty("tap_through_rate").GetProperty("reason").GetString());
    }

    private static DataFolder Folder(string mapping)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), mapping);
        return folder;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
