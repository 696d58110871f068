using System.Globalization;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Maps the columns that a dump has onto those of the contract, whatever their order, case and type, before a row of it is read.
/// </summary>
public sealed class DumpSchema
{
    private const string Iso = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$";

    private static readonly HashSet<string> Integers = new(StringComparer.Ordinal)
    {
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
    };

    private readonly Database _database;
    private readonly string _read;
    private readonly Dictionary<string, (string Name, string Type)> _has;

    private DumpSchema(Database database, string path)
    {
        _database = database;
        _read = $"read_parquet({Database.Quoted(Literal(path))}, hive_partitioning = false, file_row_number = false)";
        _has = database.Rows($"describe select * from {_read}", r => (Name: r.GetString(0), Type: r.GetString(1)))
            .GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A select over the file at <paramref name="path"/> with the columns of the contract, in its order and types; a missing one is null.</summary>
    /// <exception cref="RefusedDump">A needed column is missing, or a column is of a type that cannot hold what it should.</exception>
    public static string Select(Database database, string path, DumpKind kind) => new DumpSchema(database, path).Select(ContractColumn.Of(kind));

    /// <summary>A path that DuckDB takes for a name and not for a pattern.</summary>
    private static string Literal(string path) => path.AsSpan().IndexOfAny('*', '?', '[') < 0
        ? path
        : string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : $"{c}"));

    private string Select(IReadOnlyList<ContractColumn> columns)
    {
        var missing = columns.Where(c => c.Needed && !_has.ContainsKey(c.Name)).Select(c => c.Name).ToList();
        if (missing.Count > 0)
        {
            throw new RefusedDump($"it has no column {string.Join(", ", missing)}");
        }

        return $"select {string.Join(",\n    ", columns.Select(c => $"{Expression(c)} as {c.Name}"))}\nfrom {_read}";
    }

    private string Expression(ContractColumn column)
    {
        if (!_has.TryGetValue(column.Name, out var has))
        {
            return $"null::{SqlType(column.Kind)}";
        }

        var (name, type) = (Database.Name(has.Name), has.Type.ToUpperInvariant());
        var expression = column.Kind switch
        {
            ColumnKind.Id => AsText(name, type) is { } text ? $"nullif({text}, '')" : null,
            ColumnKind.Text => AsText(name, type),
            ColumnKind.Instant => AsInstant(column, name, type),
            ColumnKind.Number => IsNumber(type) ? $"{name}::double" : null,
            ColumnKind.WholeNumber => IsNumber(type) ? $"try_cast({name} as bigint)" : null,
            ColumnKind.Flag => type == "BOOLEAN" ? name : null,
            _ => type == "VARCHAR[]" ? name : type.EndsWith("[]", StringComparison.Ordinal) && AsText(name, type[..^2]) is not null ? $"{name}::varchar[]" : null,
        };
        return expression ?? (column.Needed || !IsEmpty(name) ? throw Mismatch(column, type) : $"null::{SqlType(column.Kind)}");
    }

    private static string? AsText(string name, string type) =>
        type == "VARCHAR" ? name
        : type == "BLOB" ? $"try(decode({name}))"
        : type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) ? null
        : $"{name}::varchar";

    private string? AsInstant(ContractColumn column, string name, string type)
    {
        if (type.StartsWith("TIMESTAMP", StringComparison.Ordinal) && !type.EndsWith(']'))
        {
            return Finite(column, type.Contains("TIME ZONE", StringComparison.Ordinal) ? Utc(type == "TIMESTAMP WITH TIME ZONE" ? name : $"{name}::timestamptz")
                : type == "TIMESTAMP" ? name : $"try_cast({name} as timestamp)");
        }

        if (type != "VARCHAR")
        {
            return null;
        }

        var cast = $"try_cast({name} as timestamptz)";
        var isOdd = $"{name} is not null and (not regexp_full_match({name}, '{Iso}') or {cast} is null)";
        if (_database.Scalar($"select exists(from {_read} where {isOdd})") is false)
        {
            return Finite(column, Utc(cast));
        }

        var odd = _database.Rows($"select text, place from (select {name} as text, {isOdd} as is_odd, row_number() over () as place from {_read}) where is_odd order by place limit 1",
            r => (Text: r.GetString(0), Row: r.GetInt64(1)))[0];
        throw new RefusedDump(string.Create(CultureInfo.InvariantCulture, $"column {column.Name} is text, and row {odd.Row} (\"{Beginning(odd.Text)}\") is not ISO 8601, such as 2026-01-31T08:30:00Z"));
    }

    /// <summary>By the count of microseconds, which is in UTC as it is: a cast would ask the calendar, at twenty times the cost.</summary>
    private static string Utc(string instant) => $"make_timestamp(epoch_us({instant}))";

    private static string Beginning(string text) => string.Concat(text.EnumerateRunes().Take(40));

    /// <summary>
    /// Infinity is no instant. An event's time beyond the calendar is cut to its edge, where the fault of its row is the same and a day more
    /// does not overflow; others are dates that people wrote.
    /// </summary>
    private static string Finite(ContractColumn column, string timestamp) => column.Name is "occurred_at" or "received_at"
        ? $"case when {timestamp} between timestamp '0001-01-01' and timestamp '9999-01-01' then {timestamp} when isfinite({timestamp}) then least(greatest({timestamp}, timestamp '0001-01-01'), timestamp '9999-01-01') end"
        : $"case when {timestamp} between timestamp '0001-01-01' and timestamp '9999-12-30' then {timestamp} end";

    private static bool IsNumber(string type) => Integers.Contains(type) || type is "DOUBLE" or "FLOAT" || type.StartsWith("DECIMAL", StringComparison.Ordinal);

    /// <summary>A column without a single value may be of any type: many writers give such a column one that means nothing.</summary>
    private bool IsEmpty(string name) => _database.Scalar($"select count({name}) from {_read}") is 0L;

    private static RefusedDump Mismatch(ContractColumn column, string type) => new(column.Kind switch
    {
        ColumnKind.Instant when Integers.Contains(type) => $"column {column.Name} is a bare integer ({type}), and nothing says whether it counts seconds, milli-, micro- or nanoseconds",
        ColumnKind.Instant => $"column {column.Name} is of type {type}, not a timestamp or ISO 8601 text",
        _ => $"column {column.Name} is of type {type}, which cannot be read as {column.Kind.ToString().ToLowerInvariant()}",
    });

    private static string SqlType(ColumnKind kind) => kind switch
    {
        ColumnKind.Id or ColumnKind.Text => "varchar",
        ColumnKind.Instant => "timestamp",
        ColumnKind.Number => "double",
        ColumnKind.WholeNumber => "bigint",
        ColumnKind.Flag => "boolean",
        _ => "varchar[]",
    };
}
