using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What a source has gathered to look up for the rows of its dumps: tables in staged Parquet.</summary>
public sealed class LookUps
{
    private readonly Dictionary<string, Table> _tables = new(StringComparer.Ordinal);

    /// <param name="Name">Its name.</param>
    /// <param name="Files">Staged Parquet of its rows.</param>
    /// <param name="Empty">A select of its columns, and of no row.</param>
    /// <param name="Digest">Digest of what its rows come from.</param>
    internal sealed record Table(string Name, IReadOnlyList<string> Files, string Empty, string Digest);

    /// <summary>Tables in order of name.</summary>
    internal IReadOnlyList<Table> Tables => [.. _tables.Values.OrderBy(t => t.Name, StringComparer.Ordinal)];

    internal static LookUps Of(IEnumerable<Table> tables)
    {
        var all = new LookUps();
        foreach (var table in tables)
        {
            all.Add(table);
        }

        return all;
    }

    internal void Add(Table table) => _tables[table.Name] = table;

    /// <summary>Makes each table a view.</summary>
    internal void Show(Database database)
    {
        foreach (var (name, files, empty, _) in Tables)
        {
            if (files.Count == 0)
            {
                ShowEmpty(database, name, empty);
                continue;
            }

            database.Execute($"create or replace view {Database.Name(name)} as select * from read_parquet([{string.Join(", ", files.Select(Database.Quoted))}], hive_partitioning = false, union_by_name = true)");
        }
    }

    /// <summary>No file was there to find out by that its select does not work.</summary>
    private static void ShowEmpty(Database database, string name, string empty)
    {
        try
        {
            database.Execute($"create or replace table {Database.Name(name)} as {empty}");
        }
        catch (DuckDBException error)
        {
            throw new SettingsError($"The look-up {name} cannot be made: {Staging.Line(error.Message)}");
        }
    }

    /// <summary>Digest of the tables that a section names.</summary>
    internal string DigestFor(SourceSection section) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Tables.Where(t => section.Names(t.Name)).Select(t => $"{t.Name} {t.Digest}")))));
}
