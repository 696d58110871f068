using System.Globalization;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Which ids stand for which person, made of all dumps of identities: the relation given.identities.</summary>
/// <param name="Digest">Changes with any pair.</param>
/// <param name="Count">Ids that stand for another.</param>
/// <param name="Ambiguous">Ids that are said to be of several persons, and stay themselves.</param>
internal sealed record Identities(string Digest, long Count, long Ambiguous)
{
    /// <summary>Makes the relation.</summary>
    /// <param name="database">With the schema given.</param>
    /// <param name="files">Staged dumps of identities.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public static Identities Resolve(Database database, IReadOnlyList<string> files, CancellationToken cancel)
    {
        database.Execute(files.Count == 0
            ? "create table given.identity_pairs (alias_key ubigint, user_key ubigint)"
            : $"create table given.identity_pairs as select distinct alias_key, user_key from {Database.Parquet(files)}", cancel);
        database.Execute(SqlShelf.Text("0_given/identities.sql"), cancel);
        var linked = database.Rows("select alias_key, user_key from given.linked_identities order by all",
            r => (Alias: (ulong)r.GetValue(0), User: (ulong)r.GetValue(1)), cancel);
        var graph = new IdentityGraph(linked.GroupBy(l => l.Alias)
            .ToDictionary(g => g.Key, IReadOnlyList<ulong> (g) => [.. g.Select(l => l.User)]));
        var persons = graph.Persons().Where(p => p.Key != p.Value).ToList();
        database.Append("given", "identities", persons, (row, p) => row.AppendValue(p.Key).AppendValue(p.Value));
        database.Execute("drop table given.linked_identities; drop table given.identity_pairs", cancel);
        var (digest, count) = database.Rows("select bit_xor(hash(alias_key, user_key))::varchar, count(*) from given.identities",
            r => (r.IsDBNull(0) ? "" : r.GetString(0), r.GetInt64(1)), cancel)[0];
        return new Identities(string.Create(CultureInfo.InvariantCulture, $"{digest} {count}"), count, graph.Ambiguous);
    }
}
