using System.Text;
using System.Text.Unicode;
using static System.FormattableString;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// What is wrong with a CSV file that the database refuses, by its first faulty row. Row 1 is the first below the
/// header, blank ones counted.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="dialect">How it is written.</param>
internal sealed class CsvFaults(DumpBytes bytes, CsvDialect dialect)
{
    /// <summary>Throws where a row is faulty.</summary>
    /// <returns>How many rows there are, blank ones counted.</returns>
    /// <exception cref="RefusedDump">Names the row.</exception>
    public long Demand(CancellationToken cancel)
    {
        using var records = Below();
        var row = 1L;
        for (; records.Next(); row++)
        {
            cancel.ThrowIfCancellationRequested();
            if (Fault(records, row) is { } fault)
            {
                throw RefusedDump.Because($"{fault} (line {records.Line} of the file)");
            }
        }

        return row - 1;
    }

    /// <summary>
    /// Writes the same rows anew: one line end throughout, and blank lines as rows without a value, so that rows
    /// keep their number.
    /// </summary>
    /// <returns>How many rows there are, blank ones counted.</returns>
    /// <exception cref="RefusedDump">A row is faulty.</exception>
    public long WriteEven(string path, CancellationToken cancel)
    {
        var rows = Demand(cancel);
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 20);
        file.Write(Encoding.UTF8.GetBytes(string.Join(dialect.Delimiter, dialect.Columns.Select(Quoted)) + "\n"));
        var blank = Encoding.UTF8.GetBytes(Blank() + "\n");
        using var records = Below();
        while (records.Next())
        {
            cancel.ThrowIfCancellationRequested();
            if (IsBlank(records))
            {
                file.Write(blank);
                continue;
            }

            file.Write(records.Bytes);
            file.WriteByte((byte)'\n');
        }

        return rows;
    }

    /// <summary>Whether a row is one of names of columns, in any order, for the most part.</summary>
    internal static bool IsHeader(IReadOnlyList<string> values, IReadOnlyList<string> header)
    {
        var names = header.Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        var hits = values.Distinct(StringComparer.Ordinal).Count(names.Contains);
        return hits > 0 && hits >= HeaderHits(names.Count);
    }

    /// <summary>How many names of columns make a row a header: no row of data holds half of them.</summary>
    internal static int HeaderHits(int names) => names <= 2 ? names : Math.Max(2, (names + 1) / 2);

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static bool IsBlank(CsvRecords records) => records.Bytes.IndexOfAnyExcept((byte)' ') < 0;

    private string Blank() =>
        dialect.Header.Count == 1 ? "\"\"" : new string(dialect.Delimiter, dialect.Header.Count - 1);

    /// <summary>The records below the header.</summary>
    private CsvRecords Below()
    {
        var records = new CsvRecords(bytes.Open(), dialect.Delimiter);
        for (var i = 0; i <= dialect.LinesBefore; i++)
        {
            records.Next();
        }

        return records;
    }

    private string? Fault(CsvRecords records, long row)
    {
        if (records.IsOpen)
        {
            return Invariant($"row {row} opens a quote (\") that is never closed");
        }

        if (!Utf8.IsValid(records.Bytes))
        {
            return Invariant($"row {row} is not text in UTF-8: save the file as CSV UTF-8");
        }

        if (records.TornValue > 0)
        {
            var place = Invariant($"row {row}, column {records.TornValue}");
            return $"{place}: text follows a closing quote; within a quoted value a quote is written twice";
        }

        return IsBlank(records) || records.Values == dialect.Header.Count ? null : OfLength(records, row);
    }

    private string OfLength(CsvRecords records, long row)
    {
        var values = CsvValues.Of(Encoding.UTF8.GetString(records.Bytes), dialect.Delimiter);
        return IsHeader(values, dialect.Header)
            ? Invariant($"row {row} is a header again, {OtherThan(values.Count)}: two files were put together")
            : Invariant($"row {row} has {records.Values} columns where the header has {dialect.Header.Count}");
    }

    private string OtherThan(int count) =>
        Invariant($"with {count} columns where the first has {dialect.Header.Count}");
}
