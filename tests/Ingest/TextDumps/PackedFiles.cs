using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>A compressed file is read whole or refused, whatever its name.</summary>
public sealed class PackedFiles
{
    private const int Rows = 5000;

    private static readonly byte[] Log = Encoding.UTF8.GetBytes(TextFolder.Log(Rows));

    private static readonly byte[] Lines = Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(1, Rows).Select(i => $$"""{"id": "e{{i}}", "time": "2026-01-03T10:00:00Z", "who": "u{{i}}"}""" + "\n")));

    public static TheoryData<string, string> Damages
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in new[] { "log/a.csv.gz", "log/a.json" })
            {
                foreach (var damage in new[] { "half", "no trailer", "half a trailer", "check sum", "length", "trailing text", "trailing zeros", "second member cut" })
                {
                    all.Add(file, damage);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void Gzip_that_is_not_whole_is_refused(string file, string damage)
    {
        using var folder = new TextFolder().With(file, Damaged(TextFolder.Gzip(TextOf(file)), damage));
        Assert.StartsWith("its gzip is cut or damaged", folder.Refusal(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/a.csv.gz")]
    [InlineData("log/a.csv")]
    [InlineData("log/a.jsonl.gz")]
    [InlineData("log/a.jsonl")]
    public void Gzip_is_read_under_any_name(string file)
    {
        using var folder = new TextFolder().With(file, TextFolder.Gzip(TextOf(file)));
        Assert.Equal(3 + Rows, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("log/a.csv.gz")]
    [InlineData("log/a.jsonl.gz")]
    [InlineData("log/a.jsonl.zst")]
    public void Plain_text_is_read_under_the_name_of_packed_text(string file)
    {
        using var folder = new TextFolder().With(file, TextOf(file));
        Assert.Equal(3 + Rows, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("log/a.csv.gz")]
    [InlineData("log/a.jsonl.gz")]
    public void Members_of_gzip_in_a_row_are_read_whole(string file)
    {
        var text = TextOf(file);
        byte[] packed = [.. TextFolder.Gzip(text[..1000]), .. TextFolder.Gzip([]), .. TextFolder.Gzip(text[1000..50_000]), .. TextFolder.Gzip(text[50_000..])];
        using var folder = new TextFolder().With(file, packed);
        Assert.Equal(3 + Rows, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("log/a.csv.zst")]
    [InlineData("log/a.csv")]
    [InlineData("log/a.jsonl.zst")]
    public void Zstd_is_read_and_refused_where_it_is_cut_or_followed_by_more(string file)
    {
        using var folder = new TextFolder();
        var packed = folder.Zstd(TextOf(file));
        folder.With(file, packed);
        Assert.Equal(3 + Rows, folder.Quality().Accepted);
        folder.With(file, packed[..(packed.Length / 2)]);
        Assert.StartsWith("its zstd is cut", folder.Refusal(file), StringComparison.Ordinal);
        folder.With(file, [.. packed, .. "and more"u8]);
        Assert.StartsWith("something else follows the end of its zstd", folder.Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_zstd_that_is_not_like_the_header_refuses_the_file_and_is_named()
    {
        using var folder = new TextFolder();
        var text = Encoding.UTF8.GetBytes(TextFolder.Log(3) + "e4,2026-01-03T10:00:00Z\n");
        folder.With("log/a.csv.zst", folder.Zstd(text));
        Assert.Equal("row 4 has 2 columns where the header has 4 (line 5 of the file)", folder.Refusal("log/a.csv.zst"));
        using var plain = new TextFolder().With("log/a.csv", text);
        Assert.Equal(plain.Refusal("log/a.csv"), folder.Refusal("log/a.csv.zst"));
    }

    [Theory]
    [InlineData("log/a.csv", "e4,2026-01-03T10:00:00Z,u4,x,y\n", "row 4 has 5 columns where the header has 4 (line 5 of the file)")]
    [InlineData("log/a.csv", "\n\ne4,2026-01-03T10:00:00Z\n", "row 6 has 2 columns where the header has 4 (line 7 of the file)")]
    [InlineData("log/a.csv", "e4,2026-01-03T10:00:00Z,\"u4,x\n", "row 4 opens a quote (\") that is never closed")]
    [InlineData("log/a.jsonl", "not JSON\n", "line 5001 is not JSON")]
    public void What_is_wrong_with_a_row_of_zstd_is_said_as_of_plain_text(string file, string row, string why)
    {
        var good = file == "log/a.csv" ? Encoding.UTF8.GetBytes(TextFolder.Log(3)) : Lines;
        byte[] text = [.. good, .. Encoding.UTF8.GetBytes(row)];
        using var folder = new TextFolder();
        folder.With(file + ".zst", folder.Zstd(text));
        Assert.StartsWith(why, folder.Refusal(file + ".zst"), StringComparison.Ordinal);
        using var plain = new TextFolder().With(file, text);
        Assert.StartsWith(why, plain.Refusal(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/a.csv", "PK\u0003\u0004......a.csv", "a zip archive")]
    [InlineData("log/a.csv", "PK\u0003\u0004......[Content_Types].xml", "an Excel workbook (.xlsx)")]
    [InlineData("log/a.json", "PAR1....PAR1", "Parquet")]
    [InlineData("log/a.csv", "BZh91AY", "bzip2")]
    [InlineData("log/a.jsonl", "%PDF-1.7", "a PDF")]
    [InlineData("log/a.parquet", "PK\u0003\u0004......a.csv", "a zip archive")]
    [InlineData("log/a.parquet", "\n<html><body>502</body>", "a web page")]
    public void What_has_the_name_of_something_else_is_named_for_what_it_is(string file, string text, string what)
    {
        using var folder = new TextFolder().With(file, Encoding.Latin1.GetBytes(text));
        Assert.Contains($"it is {what}, whatever its name says", folder.Refusal(file), StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_within_gzip_is_named()
    {
        var tar = new byte[1024];
        "a.csv"u8.CopyTo(tar);
        "ustar"u8.CopyTo(tar.AsSpan(257));
        using var folder = new TextFolder().With("log/a.csv.gz", TextFolder.Gzip(tar));
        Assert.StartsWith("it holds a tar archive", folder.Refusal("log/a.csv.gz"), StringComparison.Ordinal);
    }

    private static byte[] TextOf(string file) => file.Contains(".csv", StringComparison.Ordinal) ? Log : Lines;

    private static byte[] Damaged(byte[] packed, string damage)
    {
        const int trailer = 8;
        switch (damage)
        {
            case "half":
                return packed[..(packed.Length / 2)];
            case "no trailer":
                return packed[..^trailer];
            case "half a trailer":
                return packed[..^(trailer / 2)];
            case "check sum":
                packed[^trailer] ^= 1;
                return packed;
            case "length":
                packed[^1] ^= 1;
                return packed;
            case "trailing text":
                return [.. packed, .. "and more"u8];
            case "trailing zeros":
                return [.. packed, .. new byte[512]];
            default:
                return [.. packed, .. packed[..(packed.Length / 2)]];
        }
    }
}
