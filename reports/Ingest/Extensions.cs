using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Extensions of DuckDB, which are not part of this program: loaded where they are installed, never fetched.</summary>
internal static class Extensions
{
    /// <exception cref="RefusedDump">It is not installed; says how to.</exception>
    public static void Load(Database database, string name, string what)
    {
        try
        {
            database.Execute($"load {name}");
        }
        catch (DuckDBException)
        {
            throw new RefusedDump($"{what} needs the extension {name} of DuckDB, which is not installed for this user. {HowTo(database, name)}");
        }
    }

    /// <summary>How an extension is installed, in words.</summary>
    public static string HowTo(Database database, string name) =>
        $"Install it once, from DuckDB {database.Version} of the same version: duckdb -c \"install {name}\"; or put {name}.duckdb_extension into ~/.duckdb/extensions/{database.Version}/{database.Platform}/";
}
