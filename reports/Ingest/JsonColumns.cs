using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The columns of newline JSON as they are written. DuckDB by itself makes more of text than stands there: of an upper-case UUID a lower-case one, which is another
/// id than the same text in Parquet, and of 01-02-2026 a day that it guesses. And of whole numbers beyond 64 bits it makes floating ones, which are no ids.
/// </summary>
internal sealed partial class JsonColumns
{
    private readonly List<(string Name, string Type)> _columns;

    private JsonColumns(List<(string Name, string Type)> columns, IReadOnlySet<string> numberIds) =>
        (_columns, NumberIds) = (columns, numberIds);

    /// <summary>Columns of ids, or with ids within them, some of which are numbers that may have a point or an exponent.</summary>
    public IReadOnlySet<string> NumberIds { get; }

    /// <summary>Finds them.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="read">From clause over the file, in which DuckDB guesses.</param>
    /// <param name="dump">What reads it.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public static JsonColumns Of(Database database, string read, Dump dump, CancellationToken cancel)
    {
        var found = database.Rows($"describe select * from {read}", r => (Name: r.GetString(0), Type: r.GetString(1)), cancel);
        var declared = Declared(dump).ToLookup(c => c.Name.Trim('"'), StringComparer.OrdinalIgnoreCase);
        var columns = new List<(string, string)>();
        var numberIds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, type) in found)
        {
            var exact = declared[name].Aggregate(type, Exact);
            if (exact != type)
            {
                numberIds.Add(name);
            }

            var isText = dump.Sections.Count > 0 && declared[name].Any(c => c.Kind == ColumnKind.Text);
            columns.Add((name, exact == "DOUBLE" && isText ? "VARCHAR" : Guessed().Replace(exact, "VARCHAR")));
        }

        return new JsonColumns(columns, numberIds);
    }

    /// <summary>A from clause that names all columns with their types.</summary>
    /// <param name="read">From clause over the file.</param>
    public string AsWritten(string read)
    {
        // What is no object has one column that DuckDB names.
        if (_columns is [] or [("json", _)])
        {
            return read;
        }

        var columns = _columns.Select(c => $"{Database.Quoted(c.Name)}: {Database.Quoted(c.Type)}");
        return $"{read[..^1]}, columns = {{{string.Join(", ", columns)}}})";
    }

    private static IEnumerable<ContractColumn> Declared(Dump dump) =>
        dump.Sections.Count == 0 ? ContractColumn.Of(dump.Kind) : dump.Sections.SelectMany(s => s.Columns);

    /// <summary>The type in which no number that is read as text is a floating one.</summary>
    private static string Exact(string type, ContractColumn column) => column.Kind switch
    {
        ColumnKind.Id => Numbers().Replace(type, "VARCHAR"),
        ColumnKind.Typed => Exact(type, column.Type!),
        _ => type,
    };

    private static string Exact(string type, string declared)
    {
        if (declared.Equals("varchar", StringComparison.OrdinalIgnoreCase))
        {
            return Numbers().Replace(type, "VARCHAR");
        }

        if (type.EndsWith("[]", StringComparison.Ordinal) && declared.EndsWith("[]", StringComparison.Ordinal))
        {
            return Exact(type[..^2], declared[..^2]) + "[]";
        }

        var wanted = Members(declared).ToLookup(m => m.Name.Trim('"'), m => m.Type, StringComparer.OrdinalIgnoreCase);
        var members = Members(type);
        return wanted.Count == 0 || members.Count == 0
            ? type
            : $"STRUCT({string.Join(", ", members.Select(m => $"{m.Name} {wanted[m.Name.Trim('"')].Aggregate(m.Type, Exact)}"))})";
    }

    /// <summary>The members of a struct, as their names are written; none for another type.</summary>
    private static List<(string Name, string Type)> Members(string type)
    {
        const string head = "STRUCT(";
        return type.StartsWith(head, StringComparison.OrdinalIgnoreCase) && type.EndsWith(')')
            ? [.. SourceText.Items(type[head.Length..^1]).Select(m => Member().Match(m)).Select(m => (m.Groups[1].Value, m.Groups[2].Value))]
            : [];
    }

    [GeneratedRegex(@"(?<=^|[ (])(UUID|DATE|TIME|TIMESTAMP(_\w+)?( WITH TIME ZONE)?)(?=[,)\[]|$)")]
    private static partial Regex Guessed();

    /// <summary>Types in which a number that is written with a point or an exponent may lie.</summary>
    [GeneratedRegex(@"(?<=^|[ (])(DOUBLE|JSON)(?=[,)\[]|$)")]
    private static partial Regex Numbers();

    [GeneratedRegex("""^("(?:[^"]|"")*"|\S+)\s+(.*)$""", RegexOptions.Singleline)]
    private static partial Regex Member();
}
