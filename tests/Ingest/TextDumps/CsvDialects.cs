using System.Buffers;
using System.Text;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;
using CsCheck;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>Any table gives the same rows in whatever dialect it is written.</summary>
public sealed class CsvDialects : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("campaign-batch-csv-").FullName;

    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];

    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create("\"\r\n,;\t|");

    private static readonly Gen<string> Value = Gen.Frequency(
        (4, Gen.String[Gen.Char["ab Zé0.-"], 0, 6]),
        (2, Gen.String[Gen.Char["a,;\t|\"'\n\r#\\"], 0, 5]));

    private static readonly Gen<(string[][] Rows, Dialect Dialect)> Table =
        from columns in Gen.Int[2, 5]
        from rows in Value.Array[columns].Array[0, 8]
        from dialect in Dialects(rows.Length)
        select (rows, dialect);

    /// <param name="Delimiter">Between values.</param>
    /// <param name="LineEnd">Between rows.</param>
    /// <param name="HasMark">Whether a byte order mark comes first.</param>
    /// <param name="NamesDelimiter">Whether a line sep= comes first.</param>
    /// <param name="QuotesAll">Whether every value is quoted, or only such as must be.</param>
    /// <param name="IsPacked">Whether it is gzip.</param>
    /// <param name="EndsLine">Whether the last line has an end.</param>
    /// <param name="BlanksAfter">What stands behind each row: 0 nothing, 1 a blank line, 2 a row of delimiters.</param>
    private sealed record Dialect(char Delimiter, string LineEnd, bool HasMark, bool NamesDelimiter, bool QuotesAll, bool IsPacked, bool EndsLine, int[] BlanksAfter);

    [Fact]
    public void Any_table_gives_the_same_rows_in_any_dialect() => Table.Sample(
        table =>
        {
            var expected = table.Rows.Where(r => r.Any(v => !IsNull(v))).Select(r => string.Join('\u001f', r.Select(v => IsNull(v) ? "∅" : v))).ToList();
            Assert.Equal(expected, Read(Written(table.Rows, table.Dialect)));
        },
        iter: 300,
        threads: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Gen<Dialect> Dialects(int rows) =>
        from delimiter in Gen.Int[0, 3].Select(i => ",;\t|"[i])
        from end in Gen.Int[0, 2].Select(i => LineEnds[i])
        from flags in Gen.Bool.Array[5]
        from blanks in Gen.Int[0, 2].Array[rows]
        select new Dialect(delimiter, end, flags[0], flags[1], flags[2], flags[3], flags[4], blanks);

    private static bool IsNull(string value) => value.Length == 0 || value == "\\N";

    private static byte[] Written(string[][] rows, Dialect dialect)
    {
        var columns = rows.Length == 0 ? 3 : rows[0].Length;
        var lines = new List<string>();
        if (dialect.NamesDelimiter)
        {
            lines.Add($"sep={dialect.Delimiter}");
        }

        lines.Add(string.Join(dialect.Delimiter, Enumerable.Range(0, columns).Select(i => $"column {i}")));
        foreach (var (index, row) in rows.Index())
        {
            lines.Add(string.Join(dialect.Delimiter, row.Select(v => Quoted(v, dialect))));
            if (dialect.BlanksAfter[index] > 0)
            {
                lines.Add(dialect.BlanksAfter[index] == 1 ? "" : new string(dialect.Delimiter, columns - 1));
            }
        }

        var text = string.Join(dialect.LineEnd, lines) + (dialect.EndsLine ? dialect.LineEnd : "");
        var bytes = Encoding.UTF8.GetBytes((dialect.HasMark ? "\uFEFF" : "") + text);
        return dialect.IsPacked ? TextFolder.Gzip(bytes) : bytes;
    }

    private static string Quoted(string value, Dialect dialect) =>
        dialect.QuotesAll || value.AsSpan().ContainsAny(MustBeQuoted) ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;

    private List<string> Read(byte[] bytes)
    {
        var path = Path.Combine(_folder, "a.csv");
        File.WriteAllBytes(path, bytes);
        using var database = new Database(256 << 20, 1, _folder);
        var dump = new Dump(DumpKind.Audience, "a.csv", path, bytes.Length, File.GetLastWriteTimeUtc(path));
        var rows = CsvDump.Read(database, dump, Path.Combine(_folder, "copy.tmp"), TestContext.Current.CancellationToken);
        var names = database.Rows($"describe select * from {rows.From}", r => r.GetString(0)).Where(n => n != rows.Place).Select(n => $"coalesce({Database.Name(n)}, '∅')");
        return database.Rows($"select concat_ws('\u001f', {string.Join(", ", names)}) from {rows.From}", r => r.GetString(0));
    }
}
