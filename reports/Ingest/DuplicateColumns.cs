using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Columns of one file whose names differ in case only, or not at all: which of them is meant, nobody can know.</summary>
internal static class DuplicateColumns
{
    /// <exception cref="RefusedDump">A Parquet file has twins of a column that is read.</exception>
    public static void Refuse(Database database, string path, IEnumerable<ContractColumn> read, CancellationToken cancel)
    {
        var schema = database.Rows($"select name, coalesce(num_children, 0) from parquet_schema({DumpFormat.Literal(path)})",
            r => (Name: r.GetString(0), Children: (long)r.GetInt64(1)), cancel);
        Refuse(TopLevel(schema), read);
    }

    /// <param name="names">Names of all columns, as they are written.</param>
    /// <param name="read">Columns that are read.</param>
    /// <exception cref="RefusedDump">There are twins of a column that is read.</exception>
    public static void Refuse(IEnumerable<string> names, IEnumerable<ContractColumn> read)
    {
        var wanted = read.Select(c => c.Name.Trim('"')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var twins = names.Where(wanted.Contains).GroupBy(n => n, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1);
        if (twins is not null)
        {
            var times = twins.Count() == 2 ? "twice" : "several times";
            throw new RefusedDump($"it has the column {twins.Key} {times}, written {string.Join(" and ", twins)}: "
                + "which one is meant cannot be known. Rename the others");
        }
    }

    /// <summary>The schema is a tree, written down parents first; its root is the file.</summary>
    private static IEnumerable<string> TopLevel(IReadOnlyList<(string Name, long Children)> schema)
    {
        var at = 1;
        while (at < schema.Count)
        {
            yield return schema[at].Name;
            var left = 1L;
            for (; left > 0 && at < schema.Count; at++)
            {
                left += schema[at].Children - 1;
            }
        }
    }
}
