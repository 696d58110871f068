using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The text of a zstd file, which the database alone unpacks, as a file of its own.</summary>
internal static class ZstdText
{
    /// <summary>Unpacks it, line by line; line ends are those of Unix.</summary>
    /// <param name="database">Which unpacks it.</param>
    /// <param name="packed">The file.</param>
    /// <param name="path">Where its text is to lie.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>The text; null where the database cannot read it as lines.</returns>
    public static DumpBytes? Unpack(Database database, DumpBytes packed, string path, CancellationToken cancel)
    {
        try
        {
            database.Execute(
                $"""
                copy (select coalesce(line, '') as line from {Lines(packed.Path)})
                to {Database.Quoted(path)} (format csv, header false, delimiter '', quote '', escape '')
                """,
                cancel);
            return new DumpBytes(path, "none");
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Invalid Input Error", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>A from clause over its lines: of one column, which is null for an empty line.</summary>
    public static string Lines(string path) => $$"""
        read_csv({{DumpFormat.Literal(path)}}, auto_detect = false, compression = 'zstd', max_line_size = {{CsvRecords.Longest}},
            header = false, delim = '', quote = '', escape = '', columns = {'line': 'VARCHAR'})
        """;
}
