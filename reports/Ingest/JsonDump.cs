using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>A dump of JSON: one object a line, a list of objects, or one object after another.</summary>
internal static class JsonDump
{
    /// <summary>The rows as far as a look at the columns needs them.</summary>
    /// <exception cref="RefusedDump">It is no text.</exception>
    public static DumpRows Look(Dump dump) => new(Read(DumpBytes.Look(dump.Path)));

    /// <summary>The rows, with their columns as they are written.</summary>
    /// <exception cref="RefusedDump">It is cut, or damaged, or a line is not JSON.</exception>
    /// <exception cref="DuckDBException">It cannot be read.</exception>
    public static DumpRows Read(Database database, Dump dump, CancellationToken cancel)
    {
        var bytes = DumpBytes.Read(dump.Path, cancel);
        if (bytes.First == '[' && bytes.Last != ']')
        {
            // The database takes a list that ends behind a comma for one that is whole.
            JsonFaults.Demand(bytes, cancel);
            throw new RefusedDump("its list has no end (]): it is cut. Have it sent again");
        }

        var read = Read(bytes);
        try
        {
            var columns = JsonColumns.AsWritten(database, read, dump.Sections, cancel);
            DemandObjects(database, bytes, columns == read, cancel);
            return new DumpRows(columns);
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Invalid Input Error", StringComparison.Ordinal))
        {
            if (bytes.Compression == "zstd")
            {
                throw;
            }

            JsonFaults.Demand(bytes, cancel);
            throw;
        }
    }

    /// <summary>By the first bytes: the name may say anything.</summary>
    private static string Read(DumpBytes bytes) =>
        $"{DumpFormat.Json.Read(bytes.Path)[..^1]}, compression = '{CompressionOf(bytes)}')";

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

        var path = DumpFormat.Literal(bytes.Path);
        var read = $"read_json_objects({path}, format = 'auto', compression = '{CompressionOf(bytes)}')";
        var others = database.Rows(
            $"""
            select place, type
            from (select row_number() over () as place, json_type(json) as type from {read})
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
