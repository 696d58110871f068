using System.Text;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>JSON that is cut or broken is refused, and its line is named.</summary>
public sealed class JsonFiles
{
    private static readonly string[] Rows =
        [.. Enumerable.Range(1, 9).Select(i => $$"""{"id": "e{{i}}", "time": "2026-01-03T10:00:00Z", "who": "u{{i}}"}""")];

    public static TheoryData<string, string> Broken => new()
    {
        { "a last line without its end", "it is cut: it ends in the middle of line 9" },
        { "a broken line", "line 3 is not JSON" },
        { "a line put into another", "line 3 is not JSON" },
        { "a line of text", "line 10 is not JSON" },
        { "zeros at the end", "line 10 is not JSON" },
        { "a line of Latin-1", "line 4 is not text in UTF-8" },
        { "a list without its end", "it is cut: it ends in the middle of line 9" },
        { "a list cut behind a comma", "it is cut: it ends in the middle of line" },
        { "a list cut within an object", "it is cut: it ends in the middle of line 9" },
        { "a list with a broken line", "line 4 is not JSON" },
        { "objects over many lines, cut", "it is cut: it ends in the middle of line 27" },
        { "a number among objects", "value 4 in it is no object" },
        { "two lists", "value 1 in it is no object" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_is_broken_is_refused_by_its_line(string how, string reason)
    {
        using var folder = new TextFolder().With("log/a.json", Text(how));
        Assert.StartsWith(reason, folder.Refusal("log/a.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/a.jsonl", "\n", "")]
    [InlineData("log/a.jsonl", "\r\n", "")]
    [InlineData("log/a.jsonl", "\n\n", "\uFEFF")]
    [InlineData("log/a.json", "", "")]
    [InlineData("log/a.json", " ", "")]
    public void Objects_one_after_another_are_read(string file, string between, string before)
    {
        using var folder = new TextFolder().With(file, before + string.Join(between, Rows));
        Assert.Equal(3 + Rows.Length, folder.Quality().Accepted);
    }

    [Fact]
    public void A_list_of_objects_is_read()
    {
        using var folder = new TextFolder().With("log/a.json", $"[{string.Join(",\n", Rows)}]\n");
        Assert.Equal(3 + Rows.Length, folder.Quality().Accepted);
    }

    [Fact]
    public void Text_of_wider_letters_is_named()
    {
        using var folder = new TextFolder().With("log/a.jsonl", Encoding.Unicode.GetBytes(string.Join('\n', Rows)));
        Assert.StartsWith("it is text in UTF-16", folder.Refusal("log/a.jsonl"), StringComparison.Ordinal);
    }

    private static byte[] Text(string how)
    {
        var lines = string.Join('\n', Rows);
        var list = $"[{string.Join(",\n", Rows)}]";
        return how switch
        {
            "a last line without its end" => Bytes(lines[..^10]),
            "a broken line" => Bytes(Lines(2, "{\"id\": \"x\", \"time\":")),
            "a line put into another" => Bytes(Lines(2, Rows[2][..30] + Rows[3])),
            "a line of text" => Bytes(lines + "\nend of file\n"),
            "zeros at the end" => Bytes(lines + "\n" + new string('\0', 100)),
            "a line of Latin-1" => Encoding.Latin1.GetBytes(Lines(3, Rows[3].Replace("u4", "Köln", StringComparison.Ordinal))),
            "a list without its end" => Bytes(list[..^1]),
            "a list cut behind a comma" => Bytes("[" + string.Join(",\n", Rows[..5]) + ",\n"),
            "a list cut within an object" => Bytes(list[..^20]),
            "a list with a broken line" => Bytes("[" + string.Join(",\n", [.. Rows[..3], "{\"id\": x}", .. Rows[3..]]) + "]"),
            "objects over many lines, cut" => Bytes(lines.Replace(", ", ",\n", StringComparison.Ordinal)[..^10]),
            "a number among objects" => Bytes(Lines(3, "7")),
            _ => Bytes(list + "\n" + list),
        };
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The rows, one a line, with another in place of one.</summary>
    private static string Lines(int index, string row) => string.Join('\n', Rows.Select((r, i) => i == index ? row : r)) + "\n";
}
