using System.Text;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// A dump of CSV, in the dialect of its first lines and no other: the database alone guesses one that fits most
/// rows, and drops or pads the rest.
/// All values are text: an id of digits must not lose its zeros. Nothing is a comment: every row counts.
/// </summary>
internal sealed class CsvDump
{
    private readonly Database _database;
    private readonly Dump _dump;
    private readonly DumpBytes _bytes;
    private readonly CsvDialect _dialect;
    private readonly IReadOnlyList<string> _columns;

    private CsvDump(Database database, Dump dump, DumpBytes bytes, CancellationToken cancel)
    {
        (_database, _dump, _bytes) = (database, dump, bytes);
        _dialect = CsvDialect.Of(bytes.Compression == "zstd" ? HeadOfZstd(cancel) : bytes.Head(CsvDialect.HeadLength));
        _columns = _dialect.Columns;
    }

    /// <summary>The rows as far as a look at the columns needs them: no row is looked at.</summary>
    /// <exception cref="RefusedDump">It is no CSV.</exception>
    public static DumpRows Look(Database database, Dump dump)
    {
        var csv = new CsvDump(database, dump, DumpBytes.Look(dump.Path), CancellationToken.None);
        return csv.Rows(csv.Read(dump.Path, csv._bytes.Compression, csv._dialect.LinesBefore), DumpRows.Counted);
    }

    /// <summary>The rows, all looked at, out of a copy in which each is read once and for all.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="dump">The file.</param>
    /// <param name="copy">Where the copy may lie as long as the rows are used.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="RefusedDump">A row is not like the header, or it is cut, or damaged.</exception>
    /// <exception cref="DuckDBException">It cannot be read.</exception>
    public static DumpRows Read(Database database, Dump dump, string copy, CancellationToken cancel)
    {
        var csv = new CsvDump(database, dump, DumpBytes.Read(dump.Path, cancel), cancel);
        csv.DemandNames();
        csv.Copy(copy, cancel);
        csv.DemandOneHeader(copy, cancel);
        var read = DumpFormat.Parquet.Read(copy);
        var isBlank = $"coalesce({csv.Names()}) is null";
        var hasBlanks = database.Scalar($"select exists(from {read} where {isBlank})", cancel) is true;
        return hasBlanks
            ? csv.Rows($"(select *, file_row_number + 1 as dump_row from {read} where not ({isBlank}))", "dump_row")
            : csv.Rows(read, "file_row_number + 1");
    }

    private DumpRows Rows(string from, string place) =>
        new(from, place) { HasDecimalCommas = _dialect.HasDecimalCommas };

    private string Names() => string.Join(", ", _columns.Select(Database.Name));

    /// <summary>The first lines as the database unpacks them.</summary>
    private byte[] HeadOfZstd(CancellationToken cancel)
    {
        const int lines = 100;
        var head = _database.Rows(
            $"select coalesce(line, '') from {ZstdText.Lines(_dump.Path)} limit {lines}", r => r.GetString(0), cancel);
        return Encoding.UTF8.GetBytes(string.Join('\n', head));
    }

    private string Read(string path, string compression, int linesBefore)
    {
        var columns = string.Join(", ", _columns.Select(c => $"{Database.Quoted(c)}: 'VARCHAR'"));
        var nulls = _dump.Sections.SelectMany(s => s.NullWords)
            .Prepend("\\N")
            .Prepend("")
            .Distinct(StringComparer.Ordinal)
            .Select(Database.Quoted);
        return $$"""
            read_csv({{DumpFormat.Literal(path)}}, auto_detect = false, strict_mode = true, null_padding = false,
                ignore_errors = false, hive_partitioning = false, compression = '{{compression}}',
                delim = {{Database.Quoted(_dialect.Delimiter.ToString())}}, quote = '"', escape = '"', comment = '',
                header = true, skip = {{linesBefore}}, nullstr = [{{string.Join(", ", nulls)}}],
                columns = { {{columns}} })
            """;
    }

    /// <summary>A column of ours that is there twice could be either.</summary>
    private void DemandNames()
    {
        var twice = _dialect.Header.Index().GroupBy(c => c.Item, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(g => g.Key.Length > 0 && g.Count() > 1 && IsUsed(g.Key));
        if (twice is null)
        {
            return;
        }

        var places = twice.Select(c => FormattableString.Invariant($"{c.Item} (column {c.Index + 1})"));
        throw new RefusedDump($"its header has the column {twice.Key.ToLowerInvariant()} more than once: "
            + $"{string.Join(" and ", places)}. Which one counts cannot be told: rename or leave out the others");
    }

    private bool IsUsed(string column) => _dump.Sections.Count == 0
        ? ContractColumn.Of(_dump.Kind).Any(c => Is(c, column))
        : _dump.Sections.Any(s => s.Names(column) || s.Columns.Any(c => Is(c, column)));

    private static bool Is(ContractColumn column, string name) =>
        string.Equals(column.Name.Trim('"'), name, StringComparison.OrdinalIgnoreCase);

    private void Copy(string copy, CancellationToken cancel)
    {
        if (_bytes.Compression == "zstd")
        {
            CopyOfZstd(copy, cancel);
            return;
        }

        // Rows keep their number in a text that is written anew; and behind lines that it skips, the database loses
        // rows without a word.
        if (_bytes.HasBlankLines || _dialect.LinesBefore > 0 || !IsCopied(copy, cancel))
        {
            CopyEvened(copy, cancel);
        }
    }

    /// <summary>Whether the file could be read as it is.</summary>
    private bool IsCopied(string copy, CancellationToken cancel)
    {
        try
        {
            Copy(copy, Read(_dump.Path, _bytes.Compression, 0), cancel);
        }
        catch (DuckDBException error) when (IsOfDump(error))
        {
            // Where no row is at fault, something between them is, such as line ends of two kinds.
            new CsvFaults(_bytes, _dialect).Demand(cancel);
            return false;
        }

        return _bytes.HasQuotes || Rows(copy, cancel) >= _bytes.LineEnds - 1;
    }

    private void CopyOfZstd(string copy, CancellationToken cancel)
    {
        try
        {
            Copy(copy, Read(_dump.Path, _bytes.Compression, _dialect.LinesBefore), cancel);
        }
        catch (DuckDBException error) when (IsOfDump(error))
        {
            DemandRowsOfZstd(copy, cancel);
            throw;
        }
    }

    private long Rows(string copy, CancellationToken cancel) =>
        (long)_database.Scalar($"select count(*) from {DumpFormat.Parquet.Read(copy)}", cancel)!;

    /// <summary>Of zstd the database alone sees the rows, so that they are unpacked where one is at fault.</summary>
    /// <exception cref="RefusedDump">Names the row.</exception>
    private void DemandRowsOfZstd(string copy, CancellationToken cancel)
    {
        var unpacked = copy + ".csv.tmp";
        try
        {
            if (ZstdText.Unpack(_database, _bytes, unpacked, cancel) is { } text)
            {
                new CsvFaults(text, _dialect).Demand(cancel);
            }
        }
        finally
        {
            File.Delete(unpacked);
        }
    }

    private void CopyEvened(string copy, CancellationToken cancel)
    {
        var evened = copy + ".csv.tmp";
        try
        {
            var rows = new CsvFaults(_bytes, _dialect).WriteEven(evened, cancel);
            Copy(copy, Read(evened, "none", 0), cancel);
            if (Rows(copy, cancel) is var read && read != rows)
            {
                throw RefusedDump.Because($"it has {rows} rows, of which only {read} could be read");
            }
        }
        finally
        {
            File.Delete(evened);
        }
    }

    /// <exception cref="IOException">The copy cannot be written.</exception>
    private void Copy(string copy, string read, CancellationToken cancel)
    {
        try
        {
            var options = "(format parquet, compression snappy)";
            _database.Execute($"copy (select * from {read}) to {Database.Quoted(copy)} {options}", cancel);
        }
        catch (DuckDBException error) when (IsOfDisk(error) && error.Message.Contains(copy, StringComparison.Ordinal))
        {
            throw new IOException(Staging.Line(error.Message), error);
        }
    }

    /// <summary>Whether the rows are at fault rather than memory or disk.</summary>
    private static bool IsOfDump(DuckDBException error) =>
        error.Message.StartsWith("Invalid Input Error", StringComparison.Ordinal);

    private static bool IsOfDisk(DuckDBException error) =>
        error.Message.StartsWith("IO Error", StringComparison.Ordinal);

    private void DemandOneHeader(string copy, CancellationToken cancel)
    {
        const int looked = 3;
        var header = _dialect.Header.Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(", ", header.Select(Database.Quoted));
        var isLikely = string.Join(" or ", _columns.Take(looked).Select(c => $"{Database.Name(c)} in ({names})"));
        var hits = $"len(list_distinct(list_filter([{Names()}], lambda value: value in ({names}))))";
        var again = _database.Scalar(FormattableString.Invariant($"""
            select min(file_row_number) + 1
            from (select * , file_row_number from {DumpFormat.Parquet.Read(copy)} where {isLikely})
            where {hits} >= {CsvFaults.HeaderHits(header.Count)}
            """), cancel);
        if (again is not null)
        {
            throw RefusedDump.Because($"row {again} is a header again: two files were put together");
        }
    }
}
