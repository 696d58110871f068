using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>A dump of JSON: one object a line, a list of objects, or one object after another.</summary>
internal static class JsonDump
{
    private const string Auto = "format = 'auto'";

    /// <summary>The rows as far as a look at the columns needs them.</summary>
    /// <exception cref="RefusedDump">It is no text.</exception>
    public static DumpRows Look(Dump dump) => new(Read(DumpBytes.Look(dump.Path)));

    /// <summary>The rows, with their columns as they are written.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="dump">The file.</param>
    /// <param name="copy">Where a copy may lie as long as the rows are used.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="RefusedDump">It is cut, or damaged, or a line is not JSON.</exception>
    /// <exception cref="DuckDBException">It cannot be read.</exception>
    public static DumpRows Read(Database database, Dump dump, string copy, CancellationToken cancel)
    {
        var bytes = DumpBytes.Read(dump.Path, cancel);
        if (bytes.First == '[' && bytes.Last != ']')
        {
            // The database takes a list that ends behind a comma for one that is whole.
            JsonFaults.Demand(bytes, cancel);
            throw new RefusedDump("its list has no end (]): it is cut. Have it sent again");
        }

        try
        {
            var read = Read(bytes);
            var columns = JsonColumns.Of(database, read, dump, cancel);
            DemandObjects(database, bytes, columns.AsWritten(read) == read, cancel);
            return new DumpRows(columns.AsWritten(Exact(database, bytes, columns.NumberIds, copy, cancel)));
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Invalid Input Error", StringComparison.Ordinal))
        {
            Text(database, bytes, copy, text => JsonFaults.Demand(text, cancel), cancel);
            throw;
        }
    }

    /// <summary>A from clause over the text in which ids that are numbers have one spelling.</summary>
    private static string Exact(Database database, DumpBytes bytes, IReadOnlySet<string> ids, string copy, CancellationToken cancel)
    {
        if (ids.Count == 0 || !HasFloating(database, bytes, cancel))
        {
            return Read(bytes);
        }

        if (!Text(database, bytes, copy, text => JsonNumbers.Write(text, copy, ids, cancel), cancel))
        {
            throw new RefusedDump("its lines cannot be unpacked. Have it sent as gzip, or not compressed");
        }

        return Read(new DumpBytes(copy, "none"));
    }

    /// <summary>Whether a member is a number with a point or an exponent. A column that is null throughout looks as if one could be.</summary>
    private static bool HasFloating(Database database, DumpBytes bytes, CancellationToken cancel) => database.Scalar(
        $"""select exists(select 1 from {Objects(bytes)} where regexp_matches(json::varchar, '"\s*:\s*-?[0-9]+[.eE]'))""",
        cancel) is true;

    private static string Objects(DumpBytes bytes) =>
        $"read_json_objects({DumpFormat.Literal(bytes.Path)}, {FormatOf(bytes)}, compression = '{CompressionOf(bytes)}')";

    /// <summary>Does something with the text, which of zstd has to be unpacked first.</summary>
    /// <returns>Whether there is a text.</returns>
    private static bool Text(Database database, DumpBytes bytes, string copy, Action<DumpBytes> use, CancellationToken cancel)
    {
        if (bytes.Compression != "zstd")
        {
            use(bytes);
            return true;
        }

        var unpacked = copy + ".json.tmp";
        try
        {
            if (ZstdText.Unpack(database, bytes, unpacked, cancel) is not { } text)
            {
                return false;
            }

            use(text);
            return true;
        }
        finally
        {
            File.Delete(unpacked);
        }
    }

    /// <summary>By the first bytes: the name may say anything.</summary>
    private static string Read(DumpBytes bytes) =>
        $"{DumpFormat.Json.Read(bytes.Path)[..^1].Replace(Auto, FormatOf(bytes), StringComparison.Ordinal)}, compression = '{CompressionOf(bytes)}')";

    private static string FormatOf(DumpBytes bytes) => bytes.IsMarkedList ? "format = 'array'" : Auto;

    /// <summary>As the reader of JSON calls it.</summary>
    private static string CompressionOf(DumpBytes bytes) =>
        bytes.Compression == "none" ? "uncompressed" : bytes.Compression;

    /// <summary>What holds something else than objects has one column only, of no use.</summary>
    private static void DemandObjects(Database database, DumpBytes bytes, bool isLikelyOther, CancellationToken cancel)
    {
        if (!isLikelyOther)
        {
            return;
        }

        var others = database.Rows(
            $"""
            select place, type
            from (select row_number() over () as place, json_type(json) as type from {Objects(bytes)})
            where type <> 'OBJECT' order by place limit 1
            """,
            r => (Place: r.GetInt64(0), Type: r.GetString(1)),
            cancel);
        foreach (var (place, type) in others)
        {
            throw RefusedDump.Because($"value {place} in it is no object such as {{\"id\": 1}}, but a {type}");
        }
    }
}
