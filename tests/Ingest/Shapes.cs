using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Every shape that Parquet has: codecs, encodings, pages, nesting, folders and instants.</summary>
public sealed class Shapes
{
    private static readonly DateTimeOffset Ten = new(2026, 1, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>The Julian day of 1970-01-01.</summary>
    private const uint Day1970 = 2_440_588;

    /// <summary>A day whose microseconds, in 64 bits, are those of the afternoon of 2026-01-02.</summary>
    private const uint Wraps = Day1970 + 213_524_438;

    public static TheoryData<string, string, int> CodecsAndPages
    {
        get
        {
            var all = new TheoryData<string, string, int>();
            foreach (var codec in new[] { "uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw" })
            {
                foreach (var version in new[] { "V1", "V2" })
                {
                    // A dictionary of one value is given up: plain text, or deltas of it.
                    all.Add(codec, version, 1);
                    all.Add(codec, version, 100_000);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(CodecsAndPages))]
    public void Every_codec_is_read_in_both_versions_of_pages_with_and_without_dictionary(string codec, string version, int dictionary)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", DataFolder.Odd("'de' as country, i % 7 as value, 1.5 * i as session_seconds", "country").Replace("range(2)", "range(3000)", StringComparison.Ordinal),
            $", compression {codec}, parquet_version {version}, dictionary_size_limit {dictionary}");
        var check = folder.Check();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(3003, check.DataQuality.Accepted);
    }

    [Theory]
    [InlineData(HandmadeParquet.Lzo, "LZO")]
    [InlineData(HandmadeParquet.Lz4Framed, "LZ4")]
    public void A_codec_that_is_not_read_refuses_the_file_by_the_codecs_name_and_says_what_to_do(int codec, string name)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/bad.parquet", Handmade(("h", 0, Day1970 + 20_455), codec));
        var check = folder.Check();
        Verdicts.RefusesAlone(check, "events/bad.parquet", $"compressed with {name}, which");
        Assert.Contains("zstd", check.Files.Single(f => f.Fate == FileFate.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_without_annotation_and_instants_of_96_bits_are_read()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", Handmade(("h", 36_000_000_000_000 + 1_500, Day1970 + 20_460), HandmadeParquet.Uncompressed));
        var check = folder.Check();
        Assert.Equal(4, check.DataQuality.Accepted);
        Assert.Equal(new DateTimeOffset(2026, 1, 7, 10, 0, 0, TimeSpan.Zero).AddTicks(10), check.AsOf);
    }

    [Theory]
    [InlineData(0, 0, "occurred_before_2000")]
    [InlineData(0, 1_721_426, "occurred_before_2000")]
    [InlineData(0, Day1970 + 120_530, "occurred_in_future")]
    [InlineData(0, Day1970 + 2_932_896, "occurred_in_future")]
    [InlineData(0, Day1970 + 106_751_000, "occurred_in_future")]
    [InlineData(0, Day1970 + 106_752_000, "occurred_in_future")]
    [InlineData(0, Wraps, "occurred_in_future")]
    [InlineData(0, uint.MaxValue, "occurred_in_future")]
    [InlineData(long.MaxValue, Day1970 + 20_455, "occurred_in_future")]
    [InlineData(long.MinValue, Day1970 + 20_455, "occurred_before_2000")]
    public void An_instant_of_96_bits_beyond_the_calendar_does_not_wrap(long nanos, uint day, string fault)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("from range", ", timestamp '2026-01-03' as received_at from range", StringComparison.Ordinal));
        folder.Write("events/odd.parquet", Handmade(("h", nanos, day), HandmadeParquet.Uncompressed));
        var check = folder.Check();
        Assert.Equal(3, check.DataQuality.Accepted);
        Assert.Equal([KeyValuePair.Create(fault, 1L)], check.DataQuality.RejectedByReason);
    }

    [Fact]
    public void Of_instants_of_96_bits_only_those_beyond_are_put_aside_and_named_by_their_row()
    {
        using var folder = DataFolder.WithGoodDump();
        var rows = Enumerable.Range(0, 5000).Select(i => (Id: $"h{i}", Nanos: 36_000_000_000_000L + i, Day: i is 1234 or 4321 ? Wraps : Day1970 + 20_455)).ToList();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("from range", ", timestamp '2026-01-03' as received_at from range", StringComparison.Ordinal));
        folder.Write("events/odd.parquet", new HandmadeParquet(rows.Count)
            .Bytes("event_id", [.. rows.Select(r => r.Id)]).Bytes("event_type", [.. rows.Select(_ => "impression")]).Int96("occurred_at", [.. rows.Select(r => (r.Nanos, r.Day))])
            .Int96("received_at", [.. rows.Select(r => (r.Nanos, Day1970 + 20_456))]).Bytes("user_id", [.. rows.Select(r => r.Id)]).Bytes("campaign_id", [.. rows.Select(_ => "spring")]).ToArray());
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), """
            -- makes: events
            -- from: events/odd.parquet
            -- needs: event_id id, occurred_at instant, received_at instant, user_id id
            select dump_row, event_id, 'impression' as event_type, occurred_at, received_at, user_id, 'spring' as campaign_id from dump
            """);

        var check = folder.Check();
        Assert.Equal(3 + 4998, check.DataQuality.Accepted);
        Assert.Equal([KeyValuePair.Create("occurred_in_future", 2L)], check.DataQuality.RejectedByReason);
        Assert.Equal([1235L, 4322L], check.DataQuality.RejectedExamples.Where(e => e.Reason == "occurred_in_future").Select(e => e.Row));
        Assert.Empty(Directory.EnumerateFiles(folder.Top, "copy.*", SearchOption.AllDirectories));
        Assert.Equal(4998, folder.Mapped().DataQuality.Accepted);
    }

    [Fact]
    public void Of_instants_of_96_bits_those_that_nothing_is_made_of_may_be_what_they_like()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/odd.parquet", new HandmadeParquet(1).Bytes("event_id", "h").Bytes("event_type", "impression").Int96("occurred_at", (0, Day1970 + 20_455)).Bytes("user_id", "h").Bytes("campaign_id", "spring")
            .Int96("extra", (0, Wraps)).Int96("more.extra", (0, Wraps)).ToArray());
        Assert.Equal(4, folder.Check().DataQuality.Accepted);
    }

    [Fact]
    public void An_instant_of_96_bits_that_a_mapping_takes_without_naming_it_does_not_wrap()
    {
        using var folder = Folder("""
            -- makes: events
            -- from: log/**
            select * from dump
            """);
        folder.Write("log/a.parquet", new HandmadeParquet(2).Bytes("event_id", "h", "i").Bytes("event_type", "impression", "impression").Int96("occurred_at", (0, Day1970 + 20_455), (0, Wraps))
            .Int96("received_at", (0, Day1970 + 20_456), (0, Day1970 + 20_456)).Bytes("user_id", "h", "i").Bytes("campaign_id", "spring", "spring").ToArray());
        var quality = folder.Mapped().DataQuality;
        Assert.Equal(1, quality.Accepted);
        Assert.Equal([KeyValuePair.Create("occurred_in_future", 1L)], quality.RejectedByReason);
    }

    [Fact]
    public void A_column_of_any_name_beside_an_instant_of_96_bits_changes_nothing()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", DataFolder.GoodRows.Replace("from range", ", timestamp '2026-01-03' as received_at from range", StringComparison.Ordinal));
        folder.Write("events/odd.parquet", new HandmadeParquet(2).Bytes("event_id", "h", "i").Bytes("event_type", "impression", "impression").Int96("occurred_at", (0, Day1970 + 20_455), (0, Wraps)).Bytes("user_id", "h", "i")
            .Bytes("campaign_id", "spring", "spring").Bytes("place_________", "0", "0").Bytes("file_row_number", "0", "0").ToArray());
        var quality = folder.Check().DataQuality;
        Assert.Equal(4, quality.Accepted);
        Assert.Equal([KeyValuePair.Create("occurred_in_future", 1L)], quality.RejectedByReason);
    }

    [Theory]
    [InlineData(Day1970 + 20_455, null)]
    [InlineData(Wraps, "column event holds an instant of type INT96 beyond the calendar")]
    public void An_instant_of_96_bits_within_a_struct_does_not_wrap(uint day, string? refusal)
    {
        using var folder = Folder("""
            -- makes: events
            -- from: log/**
            -- needs: id id, event struct(clock timestamp)
            select dump_row, id as event_id, 'impression' as event_type, event.clock as occurred_at, id as user_id, 'spring' as campaign_id from dump
            """);
        folder.Write("log/b.parquet", "select 'b' as id, {'clock': timestamp '2026-01-02 10:00:00'} as event");
        folder.Write("log/a.parquet", new HandmadeParquet(1).Bytes("id", "a").Int96("event.clock", (36_000_000_000_000, day)).ToArray());
        var check = folder.Mapped();
        Assert.Equal(refusal, check.Files.Single(f => f.File == "log/a.parquet").Reason);
        Assert.Equal(refusal is null ? 2 : 1, check.DataQuality.Accepted);
    }

    [Fact]
    public void Nested_columns_of_every_shape_are_read_through_a_mapping()
    {
        using var folder = Folder("""
            -- makes: events
            -- from: log/**
            -- needs: event struct(id varchar, clock struct(ms bigint, zone varchar))
            -- may have: params struct(key varchar, value struct(string_value varchar, int_value bigint))[], tags map(varchar, varchar), ids varchar[], grid bigint[][]
            select
                dump_row, event.id as event_id, 'impression' as event_type, make_timestamp(event.clock.ms * 1000) as occurred_at,
                coalesce(list_filter(params, lambda p: p.key = 'user')[1].value.string_value, tags['user'], ids[2], grid[1][2]::varchar) as user_id, 'spring' as campaign_id
            from dump
            """);
        const string Event = "{'id': 'e' || i, 'clock': {'ms': 1767348000000 + i}} as event";
        Write("params", "[{'key': 'x', 'value': {'string_value': null, 'int_value': 1}}, {'key': 'user', 'value': {'string_value': 'u1', 'int_value': null}}] as params");
        // A writer that knows fewer members, and one that knows more, in another order.
        Write("fewer", "[{'value': {'string_value': 'u2'}, 'key': 'user'}] as params");
        Write("more", "[{'more': [1], 'key': 'user', 'value': {'float_value': 1.5, 'int_value': 1, 'string_value': 'u3'}}] as PARAMS");
        Write("map", "map {'user': 'u4', 'x': 'y'} as tags");
        Write("map-of-numbers", "map {'user': 5} as Tags");
        Write("list", "['x', 'u6'] as ids");
        Write("list-of-numbers", "[0, 7] as ids");
        Write("lists-of-lists", "[[1, 8], null, []] as grid");
        Write("nothing", "null::integer as params, []::varchar[] as ids, [[3::utinyint, 9]] as grid");
        var check = folder.Mapped();
        Assert.DoesNotContain(check.Files, f => f.Reason is not null);
        Assert.Equal(9, check.DataQuality.Accepted);
        Assert.Equal(9, folder.UniqueImpressions());

        void Write(string file, string more) => folder.Write($"log/{file}.parquet", $"select {Event}, {more} from range(1) t(i)".Replace("'e' ||", $"'{file}' ||", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7", "'7'")]
    [InlineData("7::utinyint", "7::hugeint")]
    [InlineData("7.0::double", "7")]
    [InlineData("9007199254740991::double", "9007199254740991")]
    [InlineData("7.0::float", "'7'")]
    [InlineData("7.5::double", "'7.5'")]
    [InlineData("'7'::blob", "7::bigint")]
    [InlineData("'7'::enum('7', '8')", "7::usmallint")]
    [InlineData("uuid '00000000-0000-0000-0000-000000000007'", "'00000000-0000-0000-0000-000000000007'")]
    public void Ids_of_different_types_in_different_files_are_the_same_ids(string one, string other)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/a.parquet", Event(one));
        folder.Write("events/b.parquet", Event(other));
        folder.Run();
        using var report = folder.Report();
        Assert.Equal(4, report.RootElement.GetProperty("kpis").GetProperty("unique_impressions").GetProperty("value").GetInt64());
        Assert.Equal(1, folder.Check().DataQuality.Duplicates);

        static string Event(string id) => $"select {id} as event_id, 'impression' as event_type, timestamp '2026-01-02 10:00:00' as occurred_at, {id} as user_id, 'spring' as campaign_id";
    }

    [Fact]
    public void Columns_that_appear_later_are_null_before()
    {
        using var folder = Folder("""
            -- makes: events
            -- from: log/**
            -- needs: id id, clock instant
            -- may have: who id, shape struct(kind varchar)
            select dump_row, id as event_id, 'impression' as event_type, clock as occurred_at, coalesce(who, shape.kind, 'nobody') as user_id, 'spring' as campaign_id from dump
            """);
        folder.Write("log/2024.parquet", "select 1 as id, timestamp '2026-01-02' as clock");
        folder.Write("log/2025.parquet", "select 'two' as ID, timestamptz '2026-01-02 01:00:00Z' as CLOCK, 5 as WHO");
        folder.Write("log/2026.parquet", "select 3::bigint as Id, '2026-01-02T02:00:00Z' as Clock, {'kind': 'ada', 'size': 1} as Shape");
        Assert.Equal(3, folder.UniqueImpressions());
    }

    [Theory]
    [InlineData("campaign_id=autumn")]
    [InlineData("event_id=x")]
    [InlineData("occurred_at=1970-01-01")]
    [InlineData("user_id=")]
    [InlineData("event_type=tap/day=2026-01-02")]
    [InlineData("file_row_number=7/dump=1")]
    [InlineData("USER_ID=a%20b")]
    [InlineData("=/==")]
    public void Folders_that_look_like_columns_are_names_only(string partition)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write($"events/{partition}/odd.parquet", DataFolder.Odd("'de' as country", "country"));
        Assert.Equal(5, folder.Check().DataQuality.Accepted);
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), """
            -- makes: events
            -- from: events/**
            -- needs: event_id id, event_type text, occurred_at instant, user_id id, campaign_id id
            select dump_row, event_id, event_type, occurred_at, user_id, campaign_id from dump
            """);
        Assert.Equal(5, folder.UniqueImpressions());
    }

    [Theory]
    [InlineData("row_group_size 2048")]
    [InlineData("row_group_size 1000000")]
    [InlineData("row_group_size 1000000, row_group_size_bytes '64MB'")]
    public void Small_and_large_row_groups_are_read(string size)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Sql("set preserve_insertion_order = false");
        folder.Write("events/odd.parquet", DataFolder.Odd("'de' as country", "country").Replace("range(2)", "range(300000)", StringComparison.Ordinal), $", {size}");
        Assert.Equal(300_003, folder.Check().DataQuality.Accepted);
    }

    [Theory]
    [InlineData(".parquet")]
    [InlineData(".PARQUET")]
    [InlineData(".Parquet")]
    [InlineData(".snappy.pArQuEt")]
    public void The_ending_is_read_in_any_case(string ending)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write($"events/odd{ending}", DataFolder.Odd("'de' as country", "country"));
        Assert.Equal(5, folder.Check().DataQuality.Accepted);
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), """
            -- makes: events
            -- from: events/*.parquet
            -- needs: event_id id, occurred_at instant, user_id id
            select dump_row, event_id, 'impression' as event_type, occurred_at, user_id, 'spring' as campaign_id from dump
            """);
        Assert.Equal(5, folder.Mapped().DataQuality.Accepted);
    }

    [Fact]
    public void A_mapped_dump_without_rows_is_read()
    {
        using var folder = Folder("""
            -- makes: events
            -- from: log/**
            -- needs: id id, clock instant
            -- may have: more struct(a varchar)[]
            select dump_row, id as event_id, 'impression' as event_type, clock as occurred_at, id as user_id, 'spring' as campaign_id from dump
            """);
        folder.Write("log/a.parquet", "select 1 as id, timestamp '2026-01-02 10:00:00' as clock, [{'a': 'x'}] as more");
        folder.Write("log/b.parquet", "select 1 as id, timestamp '2026-01-02 10:00:00' as clock, [{'a': 'x'}] as more limit 0");
        var check = folder.Mapped();
        Assert.Equal([1L, 0L], check.Files.Where(f => f.File.StartsWith("log/", StringComparison.Ordinal)).Select(f => f.Rows!.Value));
        Assert.Equal(Ten, check.AsOf);
    }

    private static DataFolder Folder(string mapping)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        File.WriteAllText(Path.Combine(folder.Top, "mapping.sql"), mapping);
        return folder;
    }

    private static byte[] Handmade((string Id, long Nanos, uint JulianDay) row, int codec) => new HandmadeParquet(1) { Codec = codec }
        .Bytes("event_id", row.Id).Bytes("event_type", "impression").Int96("occurred_at", (row.Nanos, row.JulianDay)).Bytes("user_id", row.Id).Bytes("campaign_id", "spring").ToArray();
}
