using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Instants of INT96, which DuckDB turns into microseconds without a look at whether they fit: days after the year 294,247 come out as any others.
/// So the days of such a column are looked at as they are written.
/// </summary>
internal static class Int96
{
    /// <summary>What an instant beyond counts as: later than anything that is read.</summary>
    private const string Beyond = "timestamp '294247-01-01'";

    /// <summary>
    /// A from clause over a Parquet file, of the same columns and rows as <paramref name="read"/>, in which no instant that is used has wrapped;
    /// <paramref name="read"/> itself where none could.
    /// </summary>
    /// <param name="database">Where it is read; rows with instants beyond are kept in the table "int96_beyond".</param>
    /// <param name="read">From clause over it.</param>
    /// <param name="dump">The file.</param>
    /// <param name="copy">Where a copy may lie for the moment.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="RefusedDump">An instant within a list or a struct is beyond, or it cannot be told.</exception>
    /// <exception cref="DuckDBException">The dump cannot be read.</exception>
    public static string Unwrapped(Database database, string read, Dump dump, string copy, CancellationToken cancel)
    {
        var columns = Columns(database, read, cancel);
        if (!columns.Exists(c => c.Type.Contains("TIMESTAMP", StringComparison.Ordinal) && IsUsed(dump, c.Name))
            || database.Scalar($"select exists(from parquet_schema({DumpFormat.Literal(dump.Path)}) where type = 'INT96')", cancel) is false)
        {
            return read;
        }

        try
        {
            Int96Footer.Copy(dump.Path, copy).GetAwaiter().GetResult();
            var bytes = DumpFormat.Parquet.Read(copy);
            var place = columns.Exists(c => string.Equals(c.Name, "file_row_number", StringComparison.OrdinalIgnoreCase)) ? "row_number() over ()" : "file_row_number";
            database.Execute("create or replace temp table int96_beyond (name varchar, place bigint)", cancel);
            foreach (var (name, type) in Columns(database, bytes, cancel).Zip(columns).Where(p => p.First.Type != p.Second.Type && IsUsed(dump, p.First.Name)).Select(p => p.First))
            {
                if (type != "BLOB")
                {
                    DemandNoneWithin(database, read, bytes, name, cancel);
                    continue;
                }

                database.Execute($"insert into int96_beyond select {Database.Quoted(name)}, place from (select {Database.Name(name)} as bytes, {place} as place from {bytes}) where {IsBeyond("bytes")}", cancel);
            }

            var beyond = database.Rows("select distinct name from int96_beyond order by name", r => r.GetString(0), cancel);
            // A name longer than any is none of theirs.
            var at = "place".PadRight(columns.Max(c => c.Name.Length) + 1, '_');
            return beyond.Count == 0 ? read : $"""
                (select * exclude ({at}) replace ({string.Join(", ", beyond.Select(b => $"case when {at} in (select place from int96_beyond where name = {Database.Quoted(b)}) then {Beyond} else {Database.Name(b)} end as {Database.Name(b)}"))})
                from (select *, {place} as {at} from {read}))
                """;
        }
        catch (InvalidDataException error)
        {
            throw new RefusedDump($"it has instants of type INT96, and {error.Message}");
        }
        finally
        {
            File.Delete(copy);
        }
    }

    private static List<(string Name, string Type)> Columns(Database database, string read, CancellationToken cancel) =>
        database.Rows($"describe select * from {read}", r => (r.GetString(0), r.GetString(1)), cancel);

    /// <summary>
    /// By the highest byte of the Julian day, which counts from 4713 BC: it is other than 0 from the year 41,222 on, and only far after that days are too many.
    /// </summary>
    private static string IsBeyond(string column) => $"{column} is not null and {column}[12:12] <> '\\x00'::blob";

    /// <summary>Whether anything is made of a column: of all others a dump may hold what it likes. A select with a star may take any.</summary>
    private static bool IsUsed(Dump dump, string column) => dump.Sections.Count == 0
        ? ContractColumn.Of(dump.Kind).Any(c => string.Equals(c.Name, column, StringComparison.OrdinalIgnoreCase))
        : dump.Sections.Any(s => s.Sql.Contains('*', StringComparison.Ordinal) || s.Names(column) || s.Columns.Any(c => string.Equals(c.Name.Trim('"'), column, StringComparison.OrdinalIgnoreCase)));

    /// <summary>One inside of others is not replaced but refused.</summary>
    private static void DemandNoneWithin(Database database, string read, string bytes, string name, CancellationToken cancel)
    {
        string Leaves(string from) => $"(select unnest({Database.Name(name)}, recursive := true) from {from})";
        List<int> ofInt96;
        try
        {
            var pairs = Columns(database, Leaves(bytes), cancel).Zip(Columns(database, Leaves(read), cancel)).Index().Where(p => p.Item.First.Type != p.Item.Second.Type).ToList();
            ofInt96 = pairs.TrueForAll(p => p.Item.First.Type == "BLOB") ? [.. pairs.Select(p => p.Index)] : [];
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Binder Error", StringComparison.Ordinal))
        {
            ofInt96 = [];
        }

        if (ofInt96.Count == 0)
        {
            throw new RefusedDump($"column {name} holds instants of type INT96 in maps, or in lists within others, where it cannot be seen whether they fit: have them written as TIMESTAMP");
        }

        foreach (var index in ofInt96)
        {
            var aliases = string.Join(", ", Enumerable.Range(0, index + 1).Select(i => FormattableString.Invariant($"leaf{i}")));
            if (database.Scalar(FormattableString.Invariant($"select exists(from {Leaves(bytes)} as leaves({aliases}) where {IsBeyond($"leaf{index}")})"), cancel) is true)
            {
                throw new RefusedDump($"column {name} holds an instant of type INT96 beyond the calendar");
            }
        }
    }
}
