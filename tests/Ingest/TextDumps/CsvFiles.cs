using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>A CSV file is held to the dialect of its first line.</summary>
public sealed class CsvFiles
{
    [Fact]
    public void A_row_that_is_longer_than_the_header_refuses_the_file_and_is_named()
    {
        var rows = Enumerable.Range(1, 100).Select(i => i < 52 ? TextFolder.Row(i) : TextFolder.Row(i) + ",9.1,de");
        using var folder = new TextFolder().With("log/a.csv", string.Join("\r\n", rows.Prepend(TextFolder.Header)));
        Assert.StartsWith("row 52 has 6 columns where the header has 4", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_shorter_than_the_header_refuses_the_file_and_is_named()
    {
        using var folder = new TextFolder().With("log/a.csv", TextFolder.Log(7) + "e8,2026-01-03T10:00:00Z\n" + TextFolder.Row(9) + "\n");
        Assert.StartsWith("row 8 has 2 columns where the header has 4", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,time,who,note,locale", "row 4 is a header again, with 5 columns where the first has 4")]
    [InlineData("id,time,who", "row 4 is a header again, with 3 columns where the first has 4")]
    [InlineData("id,time,who,note", "row 4 is a header again")]
    [InlineData("who,note,id,time", "row 4 is a header again")]
    [InlineData("id,time,who,remark", "row 4 is a header again")]
    public void A_header_that_comes_again_refuses_the_file_and_its_row_is_named(string header, string reason)
    {
        var width = header.Split(',').Length;
        var later = string.Join(',', new[] { "e9", "2026-01-03T10:00:00Z", "u9", "x", "y" }.Take(width));
        using var folder = new TextFolder().With("log/a.csv", $"{TextFolder.Log(3)}{header}\n{later}\n");
        Assert.StartsWith(reason, folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_holds_a_name_of_a_column_is_a_row()
    {
        using var folder = new TextFolder().With("log/a.csv", $"{TextFolder.Header}\nid,2026-01-03T10:00:00Z,u1,x\ne2,2026-01-03T10:00:00Z,who,who\n");
        Assert.Equal(3 + 2, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("sep=;\r\n", ';')]
    [InlineData("\"sep=|\"\n", '|')]
    [InlineData("sep=^\n", '^')]
    [InlineData("", '\t')]
    [InlineData("\n\n", ',')]
    [InlineData(";;;\r\n", ';')]
    public void Lines_before_the_header_are_no_header(string before, char delimiter)
    {
        var header = TextFolder.Header.Replace(',', delimiter);
        using var folder = new TextFolder().With("log/a.csv", $"{before}{header}\n{TextFolder.Row(1, delimiter)}\n{TextFolder.Row(2, delimiter, "a:b.c")}\n");
        Assert.Equal(3 + 2, folder.Quality().Accepted);
    }

    [Fact]
    public void The_delimiter_is_that_of_the_header_though_rows_hold_more_of_another()
    {
        using var folder = new TextFolder().With("log/a.csv", $"id;\"time\";\"who\";\"a,b,c,d,e,f\"\n{TextFolder.Row(1, ';', "1,2,3,4,5,6")}\n");
        Assert.Equal(3 + 1, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public void Text_of_wider_letters_is_named(string encoding, bool hasMark)
    {
        var wide = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. hasMark ? wide.GetPreamble() : [], .. wide.GetBytes(TextFolder.Log(5))];
        using var folder = new TextFolder().With("log/a.csv", bytes);
        Assert.Contains(encoding[..6].ToUpperInvariant(), folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_refuse_the_file_and_their_row_is_named()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(TextFolder.Log(5)), .. Encoding.Latin1.GetBytes(TextFolder.Row(6, note: "Köln") + "\n" + TextFolder.Row(7))];
        using var folder = new TextFolder().With("log/a.csv", bytes);
        Assert.StartsWith("row 6 is not text in UTF-8", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_never_closed_refuses_the_file_and_its_row_is_named()
    {
        using var folder = new TextFolder().With("log/a.csv", TextFolder.Log(5) + "e6,2026-01-03T10:00:00Z,\"u6,x\n" + TextFolder.Row(7) + "\n");
        Assert.StartsWith("row 6 opens a quote (\") that is never closed", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_behind_a_closing_quote_refuses_the_file_and_its_row_is_named()
    {
        using var folder = new TextFolder().With("log/a.csv", TextFolder.Log(5) + TextFolder.Row(6, note: "\"8\" screen\"") + "\n" + TextFolder.Row(7) + "\n");
        Assert.StartsWith("row 6, column 4: text follows a closing quote", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_value_are_passed_over_and_counted_as_lines()
    {
        var text = $"{TextFolder.Header}\n{TextFolder.Row(1)}\n,,,\n\n{TextFolder.Row(2)}\ne5,2026-01-03T10:00:00Z,,x\n,,,\n\n\n";
        using var folder = new TextFolder().With("log/a.csv", text);
        var quality = folder.Quality();
        Assert.Equal((3 + 3, 3 + 2), (quality.Read, quality.Accepted));
        Assert.Equal(5, Assert.Single(quality.RejectedExamples).Row);
    }

    [Fact]
    public void Line_ends_of_two_kinds_are_line_ends()
    {
        using var folder = new TextFolder().With("log/a.csv", $"{TextFolder.Header}\r\n{TextFolder.Row(1)}\n{TextFolder.Row(2)}\r\n{TextFolder.Row(3, note: "\"a\r\nb\"")}\n");
        Assert.Equal(3 + 3, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("id,time,WHO,who")]
    [InlineData("id,time,who,who")]
    [InlineData("ID,id,time,who")]
    public void A_column_of_ours_that_is_there_twice_refuses_the_file(string header)
    {
        using var folder = new TextFolder().With("log/a.csv", $"{header}\ne1,e1,2026-01-03T10:00:00Z,u1\n");
        Assert.Contains("more than once", folder.Refusal("log/a.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,time,who,a,A,a")]
    [InlineData("id,time,who,,,")]
    [InlineData("id,time,who,file_row_number,dump_row,x")]
    public void Columns_that_nothing_reads_may_be_named_as_they_like(string header)
    {
        using var folder = new TextFolder().With("log/a.csv", $"{header}\ne1,2026-01-03T10:00:00Z,u1,1,2,3\n,,,,,\ne2,2026-01-03T10:00:00Z,,1,2,3\n");
        Assert.Equal(3, Assert.Single(folder.Quality().RejectedExamples).Row);
    }

    [Theory]
    [InlineData("\\N", "")]
    [InlineData("\"\"", "")]
    [InlineData("NULL", "NULL, n/a")]
    [InlineData("n/a", "NULL, n/a")]
    public void Words_for_null_are_null(string word, string declared)
    {
        using var folder = new TextFolder(m => declared.Length == 0 ? m : m.Replace("-- needs:", $"-- null words: {declared}\n-- needs:", StringComparison.Ordinal));
        folder.With("log/a.csv", $"{TextFolder.Header}\ne1,2026-01-03T10:00:00Z,{word},x\n{TextFolder.Row(2)}\n");
        Assert.Equal([KeyValuePair.Create("no_user_id", 1L)], folder.Quality().RejectedByReason);
    }

    [Fact]
    public void Words_for_null_that_are_not_declared_are_words()
    {
        using var folder = new TextFolder().With("log/a.csv", $"{TextFolder.Header}\ne1,2026-01-03T10:00:00Z,NULL,x\n");
        Assert.Equal(3 + 1, folder.Quality().Accepted);
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_a_header_says_so(string text)
    {
        using var folder = new TextFolder().With("log/a.csv.gz", TextFolder.Gzip(Encoding.UTF8.GetBytes(text)));
        Assert.StartsWith("it has no header", folder.Refusal("log/a.csv.gz"), StringComparison.Ordinal);
    }
}
