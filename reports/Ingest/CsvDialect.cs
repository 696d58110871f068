using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// How a CSV file is written, by its first lines, and held to throughout: quotes are ", doubled within a quoted
/// value.
/// </summary>
/// <param name="Delimiter">What stands between two values.</param>
/// <param name="Header">The names of its columns, as they are written.</param>
/// <param name="LinesBefore">Lines that stand before the header.</param>
internal sealed record CsvDialect(char Delimiter, IReadOnlyList<string> Header, int LinesBefore)
{
    /// <summary>Bytes within which the header must end.</summary>
    public const int HeadLength = 1 << 20;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Names by which the place of a row is known.</summary>
    private static readonly string[] Reserved = ["file_row_number", "dump_row"];

    private static readonly SearchValues<byte> NoLetters = SearchValues.Create(" ,;\t|\""u8);

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Whether numbers may be written with a comma for the point.</summary>
    public bool HasDecimalCommas => Delimiter == ';';

    /// <summary>
    /// The names of its columns, each other than all before whatever the case; one without a name is named by its
    /// place.
    /// </summary>
    public IReadOnlyList<string> Columns
    {
        get
        {
            var taken = new HashSet<string>(Header, StringComparer.OrdinalIgnoreCase);
            var seen = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
            return [.. Header.Select((name, i) => name.Length > 0 && seen.Add(name) ? name : Free(name, i, taken))];
        }
    }

    /// <summary>Reads the dialect of a file.</summary>
    /// <param name="head">Its first bytes; all of them where it is short.</param>
    /// <exception cref="RefusedDump">It has no header, or one that is no text.</exception>
    public static CsvDialect Of(ReadOnlySpan<byte> head)
    {
        var text = WithoutMark(head);
        var lines = 0;
        char? named = null;
        while (text.Length > 0 && IsBefore(text[..LineEnd(text)], ref named))
        {
            text = text[AfterLine(text)..];
            lines++;
        }

        var length = HeaderLength(text);
        if (length == 0)
        {
            throw new RefusedDump("it has no header: there is nothing in it but blank lines");
        }

        if (length == HeadLength || !Utf8.IsValid(text[..length]))
        {
            throw new RefusedDump(
                "its first line, which should name its columns, is not text in UTF-8 or has no end: save it as CSV UTF-8");
        }

        var header = Encoding.UTF8.GetString(text[..length]);
        var delimiter = named ?? Delimiters.MaxBy(d => CountOutsideQuotes(header, d));
        return new CsvDialect(delimiter, CsvValues.Of(header, delimiter), lines);
    }

    /// <summary>Without a byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> head) =>
        head.StartsWith(ByteOrderMark) ? head[ByteOrderMark.Length..] : head;

    /// <summary>A line without a letter, or one by which Excel is told the delimiter.</summary>
    private static bool IsBefore(ReadOnlySpan<byte> line, ref char? named)
    {
        var text = Encoding.Latin1.GetString(line).Trim('"');
        if (text.Length == 5 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && char.IsAscii(text[4]))
        {
            named = text[4];
            return true;
        }

        return line.IndexOfAnyExcept(NoLetters) < 0;
    }

    private static int LineEnd(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAny((byte)'\r', (byte)'\n');
        return end < 0 ? text.Length : end;
    }

    private static int AfterLine(ReadOnlySpan<byte> text)
    {
        var end = LineEnd(text);
        return text[end..].StartsWith("\r\n"u8) ? end + 2 : Math.Min(end + 1, text.Length);
    }

    /// <summary>To the first line end that does not stand within quotes.</summary>
    private static int HeaderLength(ReadOnlySpan<byte> text)
    {
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            isQuoted ^= text[i] == '"';
            if (!isQuoted && text[i] is (byte)'\r' or (byte)'\n')
            {
                return i;
            }
        }

        return text.Length;
    }

    private static int CountOutsideQuotes(string header, char delimiter)
    {
        var (count, isQuoted) = (0, false);
        foreach (var letter in header)
        {
            isQuoted ^= letter == '"';
            count += letter == delimiter && !isQuoted ? 1 : 0;
        }

        return count;
    }

    private static string Free(string name, int index, HashSet<string> taken)
    {
        var stem = name.Length > 0 ? name : "column";
        var number = name.Length > 0 ? 1 : index;
        while (!taken.Add(FormattableString.Invariant($"{stem}_{number}")))
        {
            number++;
        }

        return FormattableString.Invariant($"{stem}_{number}");
    }
}
