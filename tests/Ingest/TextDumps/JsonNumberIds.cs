using System.Globalization;
using System.Numerics;
using System.Text;
using CampaignBatch.Reports.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>A whole number in JSON is one id however it is written; a text stays as it is.</summary>
public sealed class JsonNumberIds
{
    private const int Rounds = 2000;

    /// <summary>Numbers, and other spellings of each.</summary>
    private static readonly Dictionary<string, string[]> Numbers = new()
    {
        ["1"] = ["1.0", "1.000", "1e0"],
        ["100000"] = ["1e5", "1E+05", "0.1e6", "1000000.0e-1"],
        ["15"] = ["1.5e1"],
        ["0"] = ["-0", "-0.0", "0e9"],
        ["-7"] = ["-7.0"],
        ["9007199254740993"] = ["9007199254740993.0", "900719925474099.3e1"],
        ["12345678901234567890123"] = ["12345678901234567890123.0"],
        ["10000000000000000000000"] = ["1e22"],
    };

    /// <summary>With a text among them, one that looks like a number, a broken number, or nothing, so that the column is of one type or another.</summary>
    [Theory]
    [InlineData("\"u7\"", 1)]
    [InlineData("\"1.0\"", 1)]
    [InlineData("1.5", 1)]
    [InlineData("null", 0)]
    public void A_number_is_the_same_id_however_it_is_written(string more, int other)
    {
        using var folder = new TextFolder().With("log/a.jsonl", Lines([.. Numbers.SelectMany(n => n.Value.Append(n.Key)), more]));
        folder.Folder.Write("log/b.parquet", $"select 'p' || i as id, timestamp '2026-01-03 10:00:00' as time, ['{string.Join("', '", Numbers.Keys)}'][i + 1] as who from range({Numbers.Count}) t(i)");
        Assert.Equal(3 + Numbers.Count + other, folder.Folder.UniqueImpressions());
    }

    [Fact]
    public void A_text_that_looks_like_a_number_stays_as_it_is()
    {
        using var folder = new TextFolder().With("log/a.jsonl", Lines(["\"1.0\"", "1", "\"1e0\"", "\"x\"", "1.0", "1.50", "1.5"]));
        Assert.Equal(3 + 5, folder.Folder.UniqueImpressions());
    }

    [Theory]
    [InlineData("log/a.json")]
    [InlineData("log/a.jsonl.gz")]
    [InlineData("log/a.jsonl.zst")]
    public void So_it_is_in_a_list_and_in_packed_text(string file)
    {
        using var folder = new TextFolder();
        var text = Lines(["1", "1.0", "1e0", "\"x\""]);
        folder.With(file, file switch
        {
            "log/a.json" => Encoding.UTF8.GetBytes($"\uFEFF[{text.TrimEnd().ReplaceLineEndings(",\n")}]"),
            "log/a.jsonl.gz" => TextFolder.Gzip(Encoding.UTF8.GetBytes(text)),
            _ => folder.Zstd(Encoding.UTF8.GetBytes(text)),
        });
        Assert.Equal(3 + 2, folder.Folder.UniqueImpressions());
    }

    [Fact]
    public void So_it_is_within_what_a_mapping_reads_as_nested()
    {
        using var folder = new TextFolder(m => m
            .Replace("who id", "body struct(who varchar, deep struct(more varchar)[])", StringComparison.Ordinal)
            .Replace("who as user_id", "coalesce(body.who, body.deep[1].more) as user_id", StringComparison.Ordinal));
        string[] bodies =
        [
            """{"who": 1}""", """{"who": 1.0}""", """{"who": "1"}""", """{"deep": [{"more": 10e-1}]}""",
            """{"deep": [{"more": "x"}]}""", """{"who": "x"}""", """{"who": 9007199254740993.0}""", """{"deep": [{"more": 9007199254740993}]}""", """{"who": 1.5}""",
        ];
        folder.With("log/a.jsonl", Lines(bodies, "body"));
        File.Delete(folder.Folder.Place("log/good.parquet"));
        Assert.Equal(4, folder.Folder.UniqueImpressions());
    }

    [Fact]
    public void So_it_is_for_what_Avro_wraps()
    {
        using var folder = new TextFolder().With("log/a.jsonl", Lines(["""{"long": 1}""", """{"long": 1.0}""", """{"string": "x"}""", "null"]));
        Assert.Equal(3 + 2, folder.Folder.UniqueImpressions());
    }

    /// <summary>Any spelling: digits moved over the point, zeros at both ends, an exponent that makes up for it.</summary>
    [Fact]
    public void Every_spelling_of_a_whole_number_has_the_spelling_of_its_digits()
    {
        var chance = new Random(12);
        for (var i = 0; i < Rounds; i++)
        {
            var value = BigInteger.Parse(string.Concat(Enumerable.Range(0, chance.Next(1, 30)).Select(_ => chance.Next(10))), CultureInfo.InvariantCulture);
            var number = chance.Next(2) == 0 ? -value : value;
            var spelled = Spelled(number, chance);
            Assert.Equal(number.ToString(CultureInfo.InvariantCulture), JsonNumbers.Spell(spelled));
        }
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("15e-1")]
    [InlineData("1e-5")]
    [InlineData("0.1")]
    [InlineData("9007199254740993.5")]
    [InlineData("1e5000")]
    [InlineData("1e99999999999")]
    public void What_is_not_whole_or_no_id_is_left_as_it_is(string number) => Assert.Null(JsonNumbers.Spell(number));

    private static string Spelled(BigInteger number, Random chance)
    {
        var digits = BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture) + new string('0', chance.Next(4));
        var zeros = digits.Length - BigInteger.Abs(number).ToString(CultureInfo.InvariantCulture).Length;
        var point = chance.Next(1, digits.Length + 1);
        var exponent = digits.Length - point - zeros;
        var mantissa = point == digits.Length ? digits : $"{digits[..point]}.{digits[point..]}";
        var power = exponent == 0 && chance.Next(2) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{"eE"[chance.Next(2)]}{(exponent >= 0 && chance.Next(2) == 0 ? "+" : "")}{exponent}");
        return (number.Sign < 0 ? "-" : "") + mantissa + power;
    }

    private static string Lines(IReadOnlyList<string> values, string member = "who") => string.Concat(values.Select((value, i) =>
        $$"""{"id": "e{{i}}", "time": "2026-01-03T10:00:00Z", "{{member}}": {{value}}}""" + "\n"));
}
