using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Maps the columns that a dump has onto those of the contract, whatever their order, case and type, before a row of it is read.
/// </summary>
public sealed class DumpSchema
{
    private const string Iso = @"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?$";

    /// <summary>Seconds since 1970 of the years between which the instants of dumps lie.</summary>
    private const double From2000 = 946_684_800, Until2100 = 4_102_444_800;

    /// <summary>Microseconds since 1970 of 0001-01-01 and of 9999-01-01.</summary>
    private const string FirstMicro = "-62135596800000000", LastMicro = "253370764800000000";

    private static readonly Dictionary<ColumnKind, (double PerSecond, string Name)> Units = new()
    {
        [ColumnKind.Seconds] = (1, "seconds"),
        [ColumnKind.Milliseconds] = (1e3, "milliseconds"),
        [ColumnKind.Microseconds] = (1e6, "microseconds"),
        [ColumnKind.Nanoseconds] = (1e9, "nanoseconds"),
    };

    private static readonly Regex Wrapper = new(@"^""?(string|int|long|double|float|boolean|bytes)""? (\w+)$", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Integers = new(StringComparer.Ordinal)
    {
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT",
    };

    private readonly Database _database;
    private readonly string _read;
    private readonly Dictionary<string, (string Name, string Type)> _has;

    private readonly string? _whose;
    private readonly bool _isStrict;
    private readonly IReadOnlyDictionary<string, string?> _folders;
    private readonly ICollection<DumpNote>? _notes;

    /// <summary>The place of a row in its file, from 1.</summary>
    private string Place { get; init; } = DumpRows.Counted;

    private bool HasDecimalCommas { get; init; }

    /// <param name="database">Where it is read.</param>
    /// <param name="read">From clause over it.</param>
    /// <param name="whose">The section that declares the columns; null for the contract.</param>
    /// <param name="isStrict">Whether text is nothing but text.</param>
    /// <param name="file">Path of the dump, whose folders may say values; null for rows of no file.</param>
    /// <param name="notes">Takes what is odd about its columns; null where nobody asks.</param>
    private DumpSchema(Database database, string read, string? whose, bool isStrict, string? file, ICollection<DumpNote>? notes)
    {
        (_database, _read, _whose, _isStrict, _notes) = (database, read, whose, isStrict, notes);
        _folders = HivePartitions.Of(file ?? "");
        _has = database.Rows($"describe select * from {_read}", r => (Name: r.GetString(0), Type: r.GetString(1)))
            .GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A select over a file, or a table, with the columns of the contract, in its order and types; a missing one is null.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="read">From clause over it.</param>
    /// <param name="kind">What its rows are.</param>
    /// <param name="file">Path of the dump; null for rows of no file.</param>
    /// <param name="notes">Takes what is odd about its columns.</param>
    /// <exception cref="RefusedDump">A needed column is missing, or a column is of a type that cannot hold what it should.</exception>
    public static string Select(Database database, string read, DumpKind kind, string? file = null, ICollection<DumpNote>? notes = null) =>
        new DumpSchema(database, read, null, true, file, notes).Select(ContractColumn.Of(kind));

    /// <summary>Likewise, for what people write beside the dumps of a vendor: it needs no more than ids, and may be CSV, which knows nothing but text.</summary>
    internal static string SelectBeside(Database database, Dump dump, DumpRows rows, ICollection<DumpNote>? notes = null) =>
        Beside(database, dump, rows, notes).Select(OnlyIdsNeeded(ContractColumn.Of(dump.Kind)));

    /// <summary>
    /// Likewise for campaigns, which people write by hand: behind the columns of the contract stand the texts of those that are written as text and mean
    /// something else, under their names and " text". What such a text means is judged with its row.
    /// </summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="dump">The file; of one that stands beside the dumps of a vendor no more than ids is needed.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="notes">Takes what is odd about its columns.</param>
    internal static string SelectCampaigns(Database database, Dump dump, DumpRows rows, ICollection<DumpNote>? notes = null)
    {
        var schema = dump.IsBeside
            ? Beside(database, dump, rows, notes)
            : new DumpSchema(database, rows.From, null, true, dump.File, notes) { Place = rows.Place };
        var all = ContractColumn.Of(DumpKind.Campaigns);
        var columns = dump.IsBeside ? OnlyIdsNeeded(all) : all;
        schema.Demand(columns);
        var values = columns.Select(c => $"{schema.Value(c)} as {Database.Name(c.Name)}");
        var texts = columns.Select(c => $"{schema.Text(c) ?? "null::varchar"} as {Database.Name(c.Name + " text")}");
        var selected = values.Concat(texts).Append($"{rows.Place} as place");
        return $"select {string.Join(",\n    ", selected)}\nfrom {rows.From}";
    }

    /// <summary>The value of a column, null where it stands as text.</summary>
    private string Value(ContractColumn column) => Text(column) is null ? Expression(column) : $"null::{SqlType(column)}";

    private static DumpSchema Beside(Database database, Dump dump, DumpRows rows, ICollection<DumpNote>? notes) =>
        new(database, rows.From, null, false, dump.File, notes) { Place = rows.Place, HasDecimalCommas = rows.HasDecimalCommas };

    private static List<ContractColumn> OnlyIdsNeeded(IEnumerable<ContractColumn> columns) =>
        [.. columns.Select(c => c with { Needed = c.Kind == ColumnKind.Id && c.Needed })];

    /// <summary>
    /// A select over a file with what a section of a source sees of it: dump_row, from 1; dump_file; the columns that it declares, under their names
    /// and in their types; and every other column as it is.
    /// </summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="dump">The file.</param>
    /// <param name="section">The section.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="notes">Takes what is odd about its columns.</param>
    /// <exception cref="RefusedDump">A needed column is missing, or a column is of a type that cannot hold what it should.</exception>
    internal static string View(Database database, Dump dump, SourceSection section, DumpRows rows, ICollection<DumpNote>? notes = null)
    {
        var schema = new DumpSchema(database, rows.From, section.Origin, false, dump.File, notes)
        {
            Place = rows.Place,
            HasDecimalCommas = rows.HasDecimalCommas,
        };
        schema.DemandAmbient(section);
        var isPlain = rows.From == DumpFormat.Parquet.Read(dump.Path) && !schema._has.ContainsKey("file_row_number");
        var place = isPlain ? "file_row_number + 1" : rows.Place;
        var given = GivenColumns(section);
        var own = section.Columns.Select(Bare).Concat(given.Select(NameOfGiven)).Append("dump_row").Append("dump_file");
        var others = schema._has.Values.Where(c => !own.Contains(c.Name, StringComparer.OrdinalIgnoreCase));
        string[] columns =
        [
            $"{place} as dump_row",
            $"{Database.Quoted(dump.File)} as dump_file",
            .. schema.Columns(section.Columns),
            .. given.Select(c => $"{schema.IsGiven(c)} as {Database.Name(NameOfGiven(c))}"),
            .. others.Select(c => Database.Name(c.Name)),
        ];
        return $"select {string.Join(",\n    ", columns)}\nfrom {schema._read}";
    }

    /// <summary>Some names are answered by the database itself where no column has them: then all rows would be those of one user.</summary>
    private void DemandAmbient(SourceSection section)
    {
        foreach (var (name, line) in section.AmbientNames.Where(n => !_has.ContainsKey(n.Name)))
        {
            throw new RefusedDump(string.Create(
                CultureInfo.InvariantCulture,
                $"it has no column {name}, which {section.Origin} reads in line {line}: the database would answer with a name of its own"));
        }
    }

    /// <summary>A select of what a section sees where there is no file for it.</summary>
    internal static string Empty(SourceSection section)
    {
        string[] columns =
        [
            "null::bigint as dump_row",
            "null::varchar as dump_file",
            .. section.Columns.Select(c => $"null::{SqlType(c)} as {Database.Name(Bare(c))}"),
            .. GivenColumns(section).Select(c => $"false as {Database.Name(NameOfGiven(c))}"),
        ];
        return $"select {string.Join(", ", columns)} where false";
    }

    /// <summary>Columns of which the section asks whether a row has a value at all, be it one that cannot be read.</summary>
    private static List<ContractColumn> GivenColumns(SourceSection section) => [.. section.Columns.Where(c => section.Names(NameOfGiven(c)))];

    private static string NameOfGiven(ContractColumn column) => Bare(column) + "_given";

    private string IsGiven(ContractColumn column)
    {
        if (!_has.TryGetValue(Bare(column), out var has))
        {
            return _folders.GetValueOrDefault(Bare(column)) is null ? "false" : "true";
        }

        var (name, type) = Unwrapped(Database.Name(has.Name), has.Type);
        return type == "VARCHAR" ? $"(nullif(trim({name}), '') is not null)" : $"({name} is not null)";
    }

    private string Select(IReadOnlyList<ContractColumn> columns) => $"select {string.Join(",\n    ", Columns(columns))}\nfrom {_read}";

    private List<string> Columns(IReadOnlyList<ContractColumn> columns)
    {
        ListShape.DemandWhole(columns.Where(c => !_has.ContainsKey(Bare(c))), _has.Keys);
        Demand(columns);
        return [.. columns.Select(c => $"{Expression(c)} as {Database.Name(Bare(c))}")];
    }

    private void Demand(IReadOnlyList<ContractColumn> columns)
    {
        Note(columns);
        var missing = columns.Where(c => c.Needed && !_has.ContainsKey(Bare(c)) && !_folders.ContainsKey(Bare(c))).Select(c => c.Name).ToList();
        if (missing.Count > 0)
        {
            var whose = _whose is null ? "" : $", which {_whose} needs";
            throw new RefusedDump($"it has no column {string.Join(", ", missing)}{whose}");
        }
    }

    /// <summary>A column of text, or of days, that should be something else; null for any other.</summary>
    private string? Text(ContractColumn column)
    {
        if (column.Kind is ColumnKind.Id or ColumnKind.Text || !_has.TryGetValue(column.Name, out var has))
        {
            return null;
        }

        var (name, type) = Unwrapped(Database.Name(has.Name), has.Type);
        var isDay = type == "DATE" && column.Kind == ColumnKind.Instant;
        if (type != "VARCHAR" && !isDay)
        {
            return null;
        }

        return IsOfNumbers(column.Kind) ? Pointed($"{name}::varchar") : $"{name}::varchar";
    }

    private static bool IsOfNumbers(ColumnKind kind) =>
        kind is ColumnKind.Number or ColumnKind.Whole or ColumnKind.Numbers;

    /// <summary>Numbers with a point, where they may be written with a comma.</summary>
    private string Pointed(string text)
    {
        const string number = @"(^|[|])(\s*[+-]?\d+),(\d+\s*)";
        return HasDecimalCommas
            ? $@"case when starts_with(trim({text}), '[') then {text} else regexp_replace({text}, '{number}', '\1\2.\3', 'g') end"
            : text;
    }

    /// <summary>Names that are nearly those of columns that are missing.</summary>
    private void Note(IReadOnlyList<ContractColumn> columns)
    {
        if (_whose is not null)
        {
            // Of what a source declares, MisspeltColumns looks at all files together: a vendor's older ones lack columns.
            return;
        }

        var isOfCampaigns = columns.Any(c => c.Name == "starts_at");
        var missing = columns.Select(Bare).Where(c => !_has.ContainsKey(c) && !_folders.ContainsKey(c)).ToList();
        var others = _has.Values.Select(c => c.Name).Where(n => !columns.Select(Bare).Contains(n, StringComparer.OrdinalIgnoreCase));
        foreach (var name in others)
        {
            if ((SimilarName.Of(name, missing) ?? ColumnWords.Meant(name, missing, isOfCampaigns)) is { } meant)
            {
                _notes?.Add(new DumpNote(DumpNote.NearColumn, name, meant));
            }
        }
    }

    private static string Bare(ContractColumn column) => column.Name.Trim('"');

    private string Expression(ContractColumn column)
    {
        if (!_has.TryGetValue(Bare(column), out var has))
        {
            return _folders.GetValueOrDefault(Bare(column)) is { } said
                ? Expression(column, Database.Quoted(said), "VARCHAR", isText: true)
                : $"null::{SqlType(column)}";
        }

        var (name, type) = _isStrict || column.Kind is ColumnKind.Any or ColumnKind.Typed ? (Database.Name(has.Name), has.Type.ToUpperInvariant()) : Unwrapped(Database.Name(has.Name), has.Type);
        return Expression(column, name, type, !_isStrict);
    }

    /// <param name="column">What it should be.</param>
    /// <param name="name">SQL of it.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isText">Whether text may hold what is no text, as in CSV and in the names of folders.</param>
    private string Expression(ContractColumn column, string name, string type, bool isText)
    {
        var isTyped = isText && type == "VARCHAR";
        var expression = column.Kind switch
        {
            ColumnKind.Id => AsId(column, name, type) is { } text ? $"nullif({text}, '')" : null,
            ColumnKind.Text => AsText(name, type),
            ColumnKind.Instant => AsInstant(column, name, type),
            ColumnKind.Seconds or ColumnKind.Milliseconds or ColumnKind.Microseconds or ColumnKind.Nanoseconds => AsCount(column, name, type) ?? AsInstant(column, name, type),
            ColumnKind.Number when isTyped => Cast(column, Pointed(name), "double"),
            ColumnKind.Number => IsNumber(type) ? $"{name}::double" : null,
            ColumnKind.Whole when isTyped => Cast(column, Pointed(name), "bigint"),
            ColumnKind.Whole => IsNumber(type) ? $"try_cast({name} as bigint)" : null,
            ColumnKind.Flag when isTyped => Cast(column, name, "boolean"),
            ColumnKind.Flag when isText && IsNumber(type) => $"try_cast({name} as boolean)",
            ColumnKind.Flag => type == "BOOLEAN" ? name : null,
            ColumnKind.Texts when type == "VARCHAR" => AsList(name),
            ColumnKind.Numbers when type == "VARCHAR" => $"list_transform({AsList(name)}, lambda item: try_cast(trim(item) as double))",
            ColumnKind.Texts => type == "VARCHAR[]" ? name : type.EndsWith("[]", StringComparison.Ordinal) && AsText(name, type[..^2]) is not null ? $"{name}::varchar[]" : null,
            ColumnKind.Numbers => type.EndsWith("[]", StringComparison.Ordinal) && IsNumber(type[..^2]) ? $"{name}::double[]" : null,
            ColumnKind.Typed => AsTyped(column, name, _has.TryGetValue(Bare(column), out var has) ? has.Type : type),
            _ => name,
        };
        return expression ?? (column.Needed || !IsEmpty(name) ? throw Mismatch(column, name, type) : $"null::{SqlType(column)}");
    }

    /// <summary>SQL of the value that a text is. One that is none would be missing without a word.</summary>
    private string Cast(ContractColumn column, string text, string type)
    {
        var cast = $"try_cast({text} as {type})";
        if (_database.Scalar($"select exists(from {_read} where nullif(trim({text}), '') is not null and {cast} is null)") is true)
        {
            _notes?.Add(new DumpNote(DumpNote.UnreadValues, Bare(column)));
        }

        return cast;
    }

    /// <summary>JSON as its text, and what Avro's JSON wraps, such as <c>{"string": "x"}</c>, as what it wraps.</summary>
    private static (string Name, string Type) Unwrapped(string name, string type)
    {
        if (type == "JSON")
        {
            return ($"({name} ->> '$')", "VARCHAR");
        }

        var members = type.StartsWith("STRUCT(", StringComparison.Ordinal) && type.EndsWith(')') ? type["STRUCT(".Length..^1].Split(", ").Select(m => Wrapper.Match(m)).ToList() : [];
        return members.Count == 0 || members.Exists(m => !m.Success) ? (name, type.ToUpperInvariant())
            : members.Count == 1 ? ($"{name}.{Database.Name(members[0].Groups[1].Value)}", members[0].Groups[2].Value.ToUpperInvariant())
            : ($"coalesce({string.Join(", ", members.Select(m => $"{name}.{Database.Name(m.Groups[1].Value)}::varchar"))})", "VARCHAR");
    }

    /// <summary>A list that is written as text: as JSON, or with | between its items.</summary>
    private static string AsList(string name) =>
        $"case when starts_with(trim({name}), '[') then from_json({name}, '[\"VARCHAR\"]') else string_split(nullif(trim({name}), ''), '|') end";

    /// <summary>Null throughout where the column has nothing in common with the type. A list is always meant to be read.</summary>
    private string AsTyped(ContractColumn column, string name, string type)
    {
        if (ListShape.IsList(column))
        {
            return new ListShape(_database, _read).Read(column, name, type);
        }

        var cast = $"try_cast({name} as {column.Type})";
        try
        {
            _database.Scalar($"select {cast} from {_read} limit 0");
            return cast;
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Binder Error", StringComparison.Ordinal))
        {
            return $"null::{column.Type}";
        }
    }

    /// <summary>
    /// One spelling of a number, whatever its type: writers make floating numbers of whole ones where a value is missing, and 7.0 is the id that other
    /// files call 7. What is no number is no id.
    /// </summary>
    private string? AsId(ContractColumn column, string name, string type)
    {
        if (type is "DOUBLE" or "FLOAT")
        {
            var whole = $"try_cast({name} as hugeint)::varchar";
            return $"case when isfinite({name}) then case when {name} = trunc({name}) then coalesce({whole}, {name}::varchar) else {name}::varchar end end";
        }

        if (type.StartsWith("DECIMAL", StringComparison.Ordinal))
        {
            return $@"regexp_replace(regexp_replace({name}::varchar, '(\.\d*?)0+$', '\1'), '\.$', '')";
        }

        return type == "VARCHAR" && AreFloats(column, name) ? $"regexp_replace({name}, '\\.0+$', '')" : AsText(name, type);
    }

    /// <summary>Whether all ids of a column of text are whole numbers that were written as floating ones. Asked of the first alone where that says no.</summary>
    private bool AreFloats(ContractColumn column, string name)
    {
        const string Float = @"-?\d+\.0+";
        var isOne = $"regexp_full_match({name}, '{Float}')";
        var given = $"from {_read} where nullif({name}, '') is not null";
        var isFirst = _database.Scalar($"select {isOne} {given} limit 1") is true;
        if (!isFirst || _database.Scalar($"select bool_and({isOne}) {given}") is not true)
        {
            return false;
        }

        _notes?.Add(new DumpNote(DumpNote.FloatIds, Bare(column)));
        return true;
    }

    private static string? AsText(string name, string type) =>
        type == "VARCHAR" ? name
        : type == "BLOB" ? $"try(decode({name}))"
        : type.EndsWith(']') || type.StartsWith("STRUCT", StringComparison.Ordinal) || type.StartsWith("MAP", StringComparison.Ordinal) ? null
        : $"{name}::varchar";

    private string? AsInstant(ContractColumn column, string name, string type)
    {
        // A day is the instant with which it begins, of what is counted once a day; an event has an hour.
        var isDaily = column.Name == "as_of";
        if (isDaily && type == "DATE")
        {
            return Finite(column, $"try_cast({name} as timestamp)");
        }

        if (type.StartsWith("TIMESTAMP", StringComparison.Ordinal) && !type.EndsWith(']'))
        {
            return Finite(column, type.Contains("TIME ZONE", StringComparison.Ordinal) ? Utc(type == "TIMESTAMP WITH TIME ZONE" ? name : $"{name}::timestamptz")
                : type == "TIMESTAMP" ? name : $"try_cast({name} as timestamp)");
        }

        if (type != "VARCHAR")
        {
            return null;
        }

        // Of a source also as databases write it: a blank for the T, "UTC" for the Z, the offset apart, or in hours alone.
        var text = _isStrict ? name
            : $@"nullif(regexp_replace(regexp_replace(regexp_replace(regexp_replace({name}, ' ?UTC$', 'Z'), '^(\d{{4}}-\d{{2}}-\d{{2}}) ', '\1T'), '(:\d{{2}}(?:\.\d+)?) ?([+-]\d{{2}})$', '\1\2:00'), ' ?([+-]\d{{2}}):?(\d{{2}})$', '\1:\2'), '')";
        text = isDaily ? $@"regexp_replace({text}, '^(\d{{4}}-\d{{2}}-\d{{2}})$', '\1T00:00:00Z')" : text;
        var cast = $"try_cast({text} as timestamptz)";
        var isOdd = $"{text} is not null and (not regexp_full_match({text}, '{Iso}') or {cast} is null)";
        if (!HasOdd(column, name, text, isOdd, "ISO 8601, such as 2026-01-31T08:30:00Z"))
        {
            return Finite(column, Utc(cast));
        }

        return Finite(column, Utc($"case when regexp_full_match({text}, '{Iso}') then {cast} end"));
    }

    /// <summary>Whether some texts of a column are not what they should be: then their rows have none.</summary>
    /// <exception cref="RefusedDump">More than half of them are not.</exception>
    private bool HasOdd(ContractColumn column, string name, string text, string isOdd, string what)
    {
        var (all, odd) = _database.Rows(
            $"select count({text}), count(*) filter ({isOdd}) from {_read}", r => (All: r.GetInt64(0), Odd: r.GetInt64(1)))[0];
        if (odd * 2 <= all)
        {
            NoteOdd(column, odd);
            return odd > 0;
        }

        var first = _database.Rows(
            $"""
            select text, place from (select {name} as text, {isOdd} as is_odd, {Place} as place from {_read})
            where is_odd order by place limit 1
            """,
            r => (Text: r.GetString(0), Row: r.GetInt64(1)))[0];
        throw RefusedDump.Because($"column {column.Name} is text, and row {first.Row} (\"{Beginning(first.Text)}\") is not {what}");
    }

    /// <summary>A time that costs its row is counted there; any other would be missing without a word.</summary>
    private void NoteOdd(ContractColumn column, long odd)
    {
        var costsRow = _whose is null && column.Name == "occurred_at";
        if (odd > 0 && !costsRow)
        {
            _notes?.Add(new DumpNote(DumpNote.UnreadTimes, Bare(column)));
        }
    }

    /// <summary>
    /// The instant of a count since 1970; null for a column of another kind. A count beyond the calendar is cut to its edge and never wraps.
    /// </summary>
    /// <exception cref="RefusedDump">By another unit than the declared one more of the counts are instants of this century.</exception>
    private string? AsCount(ContractColumn column, string name, string type)
    {
        if (type == "VARCHAR")
        {
            if (!IsCount(name))
            {
                return null;
            }

            var text = $"nullif({name}, '')";
            var isOdd = $"{text} is not null and try_cast({text} as double) is null";
            HasOdd(column, name, text, isOdd, $"a count of {Units[column.Kind].Name}");
            name = $"try_cast({name} as double)";
        }
        else if (!IsNumber(type))
        {
            return null;
        }

        DemandUnit(column, name);
        // Doubles hold every microsecond until the year 2255; those of nanoseconds are off by less than half of one.
        var perMicro = Units[column.Kind].PerSecond / 1e6;
        var micros = perMicro < 1 ? FormattableString.Invariant($"({name})::double * {1 / perMicro:F0}") : FormattableString.Invariant($"({name})::double / {perMicro:F0}");
        return $"make_timestamp(case when isfinite({micros}) then round(least(greatest({micros}, {FirstMicro}), {LastMicro}))::bigint end)";
    }

    /// <summary>Whether more of the texts are numbers than instants.</summary>
    private bool IsCount(string name)
    {
        var isInstant = $"starts_with(ltrim({name}), '2') and contains({name}, ':')";
        var counts = $"count(try_cast(nullif({name}, '') as double))";
        return _database.Scalar($"select {counts} >= count(*) filter ({isInstant}) from {_read}") is true;
    }

    private void DemandUnit(ContractColumn column, string name)
    {
        var (counts, example) = _database.Rows($"select [{string.Join(", ", Units.Values.Select(u => $"count(*) filter ({InThisCentury(name, u.PerSecond)})"))}], any_value({name})::varchar from {_read}",
            r => (r.GetFieldValue<List<long>>(0), r.IsDBNull(1) ? "" : r.GetString(1)))[0];
        var likely = Units.Keys.ElementAt(counts.IndexOf(counts.Max()));
        if (counts.Max() > counts[Units.Keys.ToList().IndexOf(column.Kind)])
        {
            throw new RefusedDump($"column {column.Name} counts {Units[column.Kind].Name}, says {_whose}, but its values, such as {example}, look like {Units[likely].Name}");
        }
    }

    private static string InThisCentury(string name, double perSecond) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} between {From2000 * perSecond:F0} and {Until2100 * perSecond:F0}");

    /// <summary>The unit by which most values are instants of this century, in words; nothing where there is none.</summary>
    private string Guess(string name)
    {
        var unit = Units.Values.FirstOrDefault(u => _database.Scalar($"select count(*) filter ({InThisCentury(name, u.PerSecond)}) * 2 > count({name}) from {_read}") is true);
        return unit.Name is null ? "" : $" (they look like {unit.Name}; a mapping of your own can say so)";
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

    private RefusedDump Mismatch(ContractColumn column, string name, string type) => new(column.Kind switch
    {
        ColumnKind.Instant when Integers.Contains(type) => $"column {column.Name} is a bare integer ({type}), and nothing says whether it counts seconds, milli-, micro- or nanoseconds{Guess(name)}",
        ColumnKind.Instant => $"column {column.Name} is of type {type}, not a timestamp or ISO 8601 text",
        _ => $"column {column.Name} is of type {type}, which cannot be read as {column.Kind.ToString().ToLowerInvariant()}",
    });

    private static string SqlType(ContractColumn column) => column.Kind switch
    {
        ColumnKind.Id or ColumnKind.Text => "varchar",
        ColumnKind.Instant or ColumnKind.Seconds or ColumnKind.Milliseconds or ColumnKind.Microseconds or ColumnKind.Nanoseconds => "timestamp",
        ColumnKind.Number => "double",
        ColumnKind.Whole => "bigint",
        ColumnKind.Flag => "boolean",
        ColumnKind.Texts => "varchar[]",
        ColumnKind.Numbers => "double[]",
        ColumnKind.Typed => column.Type!,
        _ => "json",
    };
}
