using System.Text;
using DuckDB.NET.Data;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Writes a world as a folder of Parquet dumps.</summary>
public static class WorldWriter
{
    public static void Write(World world, string folder)
    {
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        DumpWriter.Run(duck, "set TimeZone = 'UTC'; set threads = 1");
        WriteAll(duck, world.Events, Columns.OfEvents, folder);
        WriteAll(duck, world.Campaigns, Columns.OfCampaigns, folder);
        WriteAll(duck, world.Audience, Columns.OfAudience, folder);
        WriteAll(duck, world.Identities, Columns.OfIdentities, folder);
        foreach (var path in world.Bystanders)
        {
            File.WriteAllText(Place(folder, path), "not a dump");
        }
    }

    private static void WriteAll<TRow>(
        DuckDBConnection duck, IReadOnlyList<Dump<TRow>> dumps, IReadOnlyList<Column<TRow>> columns, string folder)
    {
        foreach (var dump in dumps)
        {
            var path = Place(folder, dump.Path);
            switch (dump.Fault)
            {
                case DumpFault.ZeroBytes:
                    File.WriteAllBytes(path, []);
                    break;
                case DumpFault.NotParquet:
                    File.WriteAllText(path, "<html><body>502 Bad Gateway</body></html>", Encoding.UTF8);
                    break;
                default:
                    DumpWriter.Write(duck, dump, columns, path);
                    break;
            }

            if (dump.Fault == DumpFault.Truncated)
            {
                var bytes = File.ReadAllBytes(path);
                File.WriteAllBytes(path, bytes[..(bytes.Length * 3 / 5)]);
            }
        }
    }

    private static string Place(string folder, string path)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        return full;
    }
}
