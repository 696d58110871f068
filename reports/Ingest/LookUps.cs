using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What a source has gathered to look up for the rows of its dumps: tables in staged Parquet.</summary>
public sealed class LookUps
{
    private readonly Dictionary<string, (IReadOnlyList<string> Files, string Empty, string Digest)> _tables = new(StringComparer.Ordinal);

    /// <summary>Adds a table.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="files">Staged Parquet of its rows.</param>
    /// <param name="empty">A select of its columns, and of no row.</param>
    /// <param name="digest">Digest of what its rows come from.</param>
    internal void Add(string name, IReadOnlyList<string> files, string empty, string digest) => _tables[name] = (files, empty, digest);

    /// <summary>Whether there is a table of that name.</summary>
    internal bool Has(string name) => _tables.ContainsKey(name);

    /// <summary>Makes each table a view.</summary>
    internal void Show(Database database)
    {
        foreach (var (name, (files, empty, _)) in _tables)
        {
            database.Execute(files.Count == 0
                ? $"create or replace table {Database.Name(name)} as {empty}"
                : $"create or replace view {Database.Name(name)} as select * from read_parquet([{string.Join(", ", files.Select(Database.Quoted))}], hive_partitioning = false, union_by_name = true)");
        }
    }

    /// <summary>Digest of the tables that a section names.</summary>
    internal string DigestFor(SourceSection section) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', _tables.Where(t => section.Names(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key} {t.Value.Digest}")))));
}
