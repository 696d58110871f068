using System.Diagnostics;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>More than 600 odd and bad files in one tree, as the conformance suites of the format have them, read in a process apart.</summary>
public sealed class OddTree(ITestOutputHelper output)
{
    private const int Seed = 20260102;

    private static readonly string[] Codecs = ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"];

    private static readonly string[] Versions = ["V1", "V2"];

    /// <summary>What a row of a column of each type is, by i.</summary>
    private static readonly (string Name, string Value)[] Flat =
    [
        ("tinyint", "(i % 100)::tinyint"), ("smallint", "i::smallint"), ("integer", "i::integer"), ("bigint", "i * 1000000007"), ("hugeint", "i::hugeint"),
        ("utinyint", "(i % 200)::utinyint"), ("usmallint", "i::usmallint"), ("uinteger", "i::uinteger"), ("ubigint", "18446744073709551615::ubigint - i::ubigint"),
        ("float", "(i / 3)::float"), ("double", "case i % 3 when 0 then 'nan'::double when 1 then 'infinity'::double else i / 7 end"),
        ("decimal-int32", "(i / 10)::decimal(4, 1)"), ("decimal-int64", "(i / 10)::decimal(18, 3)"), ("decimal-fixed", "(i / 10)::decimal(38, 10)"),
        ("boolean", "i % 2 = 0"), ("text", "'Ünïcode 🦊 ' || i"), ("long-text", "repeat('x' || i, 500)"), ("few-texts", "'t' || (i % 3)"), ("empty-text", "''"),
        ("bytes", "('b' || i)::blob"), ("bytes-no-text", "'\\xFF\\xFE'::blob"), ("uuid", "md5(i::varchar)::uuid"), ("enum", "case when i % 2 = 0 then 'a' else 'b' end::enum('a', 'b', 'never')"),
        ("date", "date '2026-01-01' + i::integer"), ("time", "time '10:00:00' + to_seconds(i)"), ("timestamp", "timestamp '2026-01-01' + to_hours(i)"), ("timestamp_s", "(timestamp '2026-01-01' + to_hours(i))::timestamp_s"),
        ("timestamp_ms", "(timestamp '2026-01-01' + to_hours(i))::timestamp_ms"), ("timestamp_ns", "(timestamp '2026-01-01' + to_hours(i))::timestamp_ns"), ("timestamptz", "timestamptz '2026-01-01 00:00:00Z' + to_hours(i)"),
        ("interval", "to_days(i::integer)"), ("json", "('{\"a\": ' || i || '}')::json"),
    ];

    private static readonly (string Name, string Value)[] Nested =
    [
        ("list", "[i, null, i + 1]"), ("empty-lists", "[]::bigint[]"), ("list-of-lists", "[[i], [], null]"), ("struct", "{'a': i, 'b': {'c': 'x' || i}}"),
        ("list-of-structs", "[{'key': 'k', 'value': i}]"), ("map", "map {'k' || i: i}"), ("map-of-lists", "map {i: [map {i: 'x'}]}"), ("deep", Deep(40)),
    ];

    private readonly Random _dice = new(Seed);

    [Fact]
    public void Ends_by_itself_names_each_files_fate_and_never_dies()
    {
        using var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        var good = Enumerable.Range(0, 5).Select(i => $"events/{"05afz"[i]}/good.parquet").ToList();
        foreach (var (i, file) in good.Index())
        {
            folder.Write(file, Rows($"'good{i}-'", "'x'", 50));
        }

        var (sound, nested, bad) = (Sound(folder), Refusable(folder), Bad(folder));
        folder.Write("events/_hidden.parquet", "x"u8.ToArray());
        folder.Write("events/unfinished.parquet.tmp", "x"u8.ToArray());
        Assert.True(sound.Count + nested.Count + bad.Count >= 600);

        var watch = Stopwatch.StartNew();
        var check = Reports.Line.Check(folder.Settings with { ReadApart = OwnProgram.ToReadApart(TimeSpan.FromMinutes(1), 2L << 30) }, cancel: TestContext.Current.CancellationToken);
        var fates = check.Files.ToDictionary(f => f.File, StringComparer.Ordinal);
        output.WriteLine($"{check.Files.Count} files in {watch.Elapsed.TotalSeconds:0.0} s: {string.Join(", ", check.Files.CountBy(f => f.Fate).Select(c => $"{c.Value} {c.Key}"))}; {check.DataQuality.Read} rows");

        string[] written = [.. good, .. sound, .. nested, .. bad, "campaigns.parquet", "events/_hidden.parquet", "events/unfinished.parquet.tmp"];
        Assert.Equal(written.Order(StringComparer.Ordinal), fates.Keys.Order(StringComparer.Ordinal));
        Assert.All(good, f => Assert.Equal((FileFate.Read, 50L), (fates[f].Fate, fates[f].Rows)));
        Assert.Equal([], sound.Where(f => fates[f].Fate != FileFate.Read).Select(f => $"{f}: {fates[f].Reason}"));
        Assert.Equal([], nested.Where(f => fates[f].Reason?.Contains("country", StringComparison.Ordinal) != true).Select(f => $"{f}: {fates[f].Reason}"));
        Assert.Equal([], check.Files.Where(f => f.Fate != FileFate.Read && (string.IsNullOrWhiteSpace(f.Reason) || f.Reason.Contains("the program failed", StringComparison.Ordinal))).Select(f => $"{f.File}: {f.Reason}"));
        Verdicts.AddUp(check.DataQuality);
        Assert.Equal(check.Files.Where(f => f.File.StartsWith("events/", StringComparison.Ordinal)).Sum(f => f.Rows ?? 0), check.DataQuality.Read);
        Assert.Equal("spring", Assert.Single(check.Sound).Id);
    }

    /// <summary>Flat types × codecs × page versions, with and without nulls and dictionary; and shapes that only look bad.</summary>
    private static List<string> Sound(DataFolder folder)
    {
        var files = new List<string>();
        foreach (var (number, (type, codec, version)) in (from t in Flat from c in Codecs from v in Versions select (t, c, v)).Index())
        {
            var value = (number % 3) switch { 0 => type.Value, 1 => $"case when i % 4 <> 1 then {type.Value} end", _ => $"case when i < 0 then {type.Value} end" };
            Write($"{type.Name}-{codec}-{version}-{number}", Rows($"'s{number}-'", value, 20), $", compression {codec}, parquet_version {version}, dictionary_size_limit {(number % 2 == 0 ? 1 : 1000)}");
        }

        foreach (var (type, codec) in Nested.Zip(Codecs.Concat(Codecs)))
        {
            // Beside the columns of the contract, and empty throughout in one of them.
            Write($"beside-{type.Name}", Rows($"'b-{type.Name}'", "'x'", 20, $", {type.Value} as beside"), $", compression {codec}");
            Write($"null-{type.Name}", Rows($"'n-{type.Name}'", $"case when i < 0 then {type.Value} end", 20), $", compression {codec}");
        }

        Write("no-rows", Rows("'n'", "'x'", 0));
        Write("one-row", Rows("'o'", "'x'", 1));
        Write("many-row-groups", Rows("'m'", "'x'", 65_536), ", row_group_size 2048");
        Write("wide", Rows("'w'", "'x'", 3, string.Concat(Enumerable.Range(0, 2000).Select(i => $", {i} as c{i}"))));
        Write("long-name", Rows("'l'", "'x'", 3, $", 1 as {new string('n', 60_000)}"));
        Write("odd-names", Rows("'q'", "'x'", 3, ", 1 as \" \", 2 as \"a.b\", 3 as \"'; drop table x; --\", 4 as \"\n\", 5 as \"🦊\""));
        Bytes("handmade", Handmade(2));
        return files;

        void Write(string name, string select, string options = "")
        {
            files.Add($"events/sound/{name}.parquet");
            folder.Write(files[^1], select, options);
        }

        void Bytes(string name, HandmadeParquet made)
        {
            files.Add($"events/sound/{name}.parquet");
            folder.Write(files[^1], made.ToArray());
        }
    }

    /// <summary>Nested values where the contract wants text.</summary>
    private static List<string> Refusable(DataFolder folder)
    {
        var files = new List<string>();
        foreach (var (number, (type, codec)) in Nested.SelectMany(t => Codecs.Select(c => (t, c))).Index())
        {
            files.Add($"events/nested/{type.Name}-{codec}.parquet");
            folder.Write(files[^1], Rows("'n'", type.Value, 20), $", compression {codec}, parquet_version {Versions[number % 2]}");
        }

        return files;
    }

    private List<string> Bad(DataFolder folder)
    {
        var files = new List<string>();
        foreach (var (codec, version) in from c in Codecs from v in Versions select (c, v))
        {
            folder.Write("../base.parquet", Rows("'d'", "'t' || (i % 5)", 60, ", 1.5 * i as session_seconds, 'm' || i as message_id"), $", compression {codec}, parquet_version {version}");
            var whole = File.ReadAllBytes(folder.Place("../base.parquet"));
            foreach (var (name, bytes) in Damaged(whole))
            {
                Write($"{codec}-{version}-{name}", bytes);
            }
        }

        // Which of them is meant, nobody can know.
        Write("duplicate-names", Handmade(2).Bytes("country", "a", "b").Bytes("country", "c", "d").Bytes("COUNTRY", "e", "f").ToArray());
        Write("duplicate-ids", Handmade(2).Bytes("EVENT_ID", "a", "b").ToArray());
        Write("lies-of-no-rows", Handmade(3, said: 0).ToArray());
        Write("lies-of-fewer-rows", Handmade(3, said: 2).ToArray());
        Write("lies-of-more-rows", Handmade(3, said: 4).ToArray());
        Write("lies-of-many-rows", Handmade(3, said: 1L << 40).ToArray());
        Write("lies-of-all-rows", Handmade(3, said: long.MaxValue).ToArray());
        Write("lies-of-negative-rows", Handmade(3, said: -1).ToArray());
        Write("empty-name", Handmade(2).Bytes("", "a", "b").ToArray());
        foreach (var codec in Enumerable.Range(1, 9).Append(-1).Append(127))
        {
            Write($"lies-of-codec-{codec}", Handmade(2, codec: codec).ToArray());
        }

        Write("columns-of-different-length", new HandmadeParquet(2).Bytes("event_id", "a").Bytes("event_type", "tap", "tap", "tap").Int96("occurred_at", (0, 2_461_043)).Bytes("user_id").Bytes("campaign_id", "spring").ToArray());
        Write("no-columns", new HandmadeParquet(2).ToArray());
        return files;

        void Write(string name, byte[] bytes)
        {
            files.Add($"events/bad/{name}.parquet");
            folder.Write(files[^1], bytes);
        }
    }

    private IEnumerable<(string Name, byte[] Bytes)> Damaged(byte[] whole)
    {
        var footer = BitConverter.ToInt32(whole, whole.Length - 8);
        var (data, end) = (4, whole.Length - 8 - footer);
        for (var i = 0; i < 3; i++)
        {
            yield return ($"cut-{i}", whole[.._dice.Next(whole.Length)]);
            yield return ($"flip-data-{i}", Flipped(data, end));
            yield return ($"flip-footer-{i}", Flipped(end, whole.Length - 8));
            yield return ($"noise-footer-{i}", Noise(end, whole.Length - 8, 1 + _dice.Next(16)));
            yield return ($"zeros-{i}", With(_dice.Next(data, end), new byte[1 + _dice.Next(200)]));
        }

        yield return ("flip-first-page-header", Flipped(data, data + 16));
        yield return ("wrong-length", With(whole.Length - 8, BitConverter.GetBytes(footer + 1)));
        yield return ("negative-length", With(whole.Length - 8, BitConverter.GetBytes(-footer)));
        yield return ("endless-length", With(whole.Length - 8, BitConverter.GetBytes(int.MaxValue)));
        yield return ("no-length", With(whole.Length - 8, new byte[4]));
        yield return ("wrong-magic", With(whole.Length - 4, "PAR2"u8.ToArray()));
        yield return ("encrypted-magic", With(whole.Length - 4, "PARE"u8.ToArray()));
        yield return ("footer-only", [.. "PAR1"u8, .. whole[end..]]);
        yield return ("two-footers", [.. whole, .. whole[end..]]);
        yield return ("longer-in-the-middle", [.. whole[..(end / 2)], 0, 0, 0, .. whole[(end / 2)..]]);

        byte[] Flipped(int from, int to)
        {
            byte[] copy = [.. whole];
            copy[_dice.Next(from, to)] ^= (byte)(1 << _dice.Next(8));
            return copy;
        }

        byte[] Noise(int from, int to, int length)
        {
            byte[] copy = [.. whole];
            var at = _dice.Next(from, to);
            _dice.NextBytes(copy.AsSpan(at, Math.Min(length, to - at)));
            return copy;
        }

        byte[] With(int at, byte[] bytes)
        {
            byte[] copy = [.. whole];
            bytes.AsSpan(0, Math.Min(bytes.Length, copy.Length - at)).CopyTo(copy.AsSpan(at));
            return copy;
        }
    }

    private static string Rows(string id, string country, int rows, string more = "") => $"""
        select {id} || i as event_id, 'impression' as event_type, timestamptz '2026-01-02 12:00:00Z' + to_minutes(i % 100) as occurred_at, timestamp '2026-01-02 15:00:00' as received_at,
            'u' || i as user_id, 'spring' as campaign_id, {country} as country{more} from range({rows}) t(i)
        """;

    private static HandmadeParquet Handmade(int rows, long? said = null, int codec = HandmadeParquet.Uncompressed)
    {
        string[] All(string value) => [.. Enumerable.Range(0, rows).Select(i => value + i)];
        return new HandmadeParquet(rows) { RowsSaid = said ?? rows, Codec = codec }
            .Bytes("event_id", All($"h{said}-{codec}-")).Bytes("event_type", [.. All("").Select(_ => "tap")]).Int96("occurred_at", [.. All("").Select(_ => (0L, 2_461_043u))])
            .Bytes("user_id", All("u")).Bytes("campaign_id", [.. All("").Select(_ => "spring")]);
    }

    private static string Deep(int levels) => string.Concat(Enumerable.Range(0, levels).Select(i => i % 2 == 0 ? "[" : $"{{'m{i}': ")) + "i"
        + string.Concat(Enumerable.Range(0, levels).Reverse().Select(i => i % 2 == 0 ? "]" : "}"));
}
