using CampaignBatch.Tests.Worlds;
using DuckDB.NET.Data;

namespace CampaignBatch.Tests.Sql;

/// <summary>The CSV files of a case as a folder of Parquet dumps, with the types of the data contract.</summary>
internal static class CaseDumps
{
    public static void Write(SqlCase sqlCase, string folder)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        DumpWriter.Run(duck, "set TimeZone = 'UTC'; set threads = 1");
        Write(duck, sqlCase.Table("events.csv"), Columns.OfEvents, folder, "events/events.parquet");
        Write(duck, sqlCase.Table("campaigns.csv"), Columns.OfCampaigns, folder, "campaigns.parquet");
        Write(duck, sqlCase.Table("audience.csv"), Columns.OfAudience, folder, "audience/snapshot.parquet");
    }

    /// <summary>Rows go to the file that their column "file" names, else to the usual one.</summary>
    private static void Write<TRow>(DuckDBConnection duck, CsvTable? table, IReadOnlyList<Column<TRow>> known, string folder, string usual)
    {
        if (table?.Columns.FirstOrDefault(c => c != "file" && known.All(k => k.Name != c)) is { } unknown)
        {
            throw new FormatException($"{table.File}: the data contract knows no column '{unknown}'.");
        }

        var columns = known.Where(k => k.IsNeeded || table?.Columns.Contains(k.Name) == true)
            .Select(k => new Column<IReadOnlyDictionary<string, string?>>(k.Name, k.Type, k.IsNeeded, row => row.GetValueOrDefault(k.Name))).ToList();
        foreach (var file in table?.Rows.GroupBy(r => r.GetValueOrDefault("file") ?? usual) ?? [])
        {
            var path = Path.Combine(folder, file.Key);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            DumpWriter.Write(duck, new Dump<IReadOnlyDictionary<string, string?>>(file.Key, [.. file]), columns, path);
        }
    }
}
