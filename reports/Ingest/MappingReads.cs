using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// What a mapping may read: its dump, the look-ups of its source, and selects and lists of its own. Found out in the tree of each select, before
/// anything is read: no file, no setting, no catalog of the database.
/// </summary>
internal static class MappingReads
{
    private const string Rule = "A mapping reads its dump, the look-ups of its source, and nothing else";

    /// <summary>Functions in place of a table that make rows of what they are given, and of nothing else.</summary>
    private static readonly HashSet<string> PureTables = new(StringComparer.OrdinalIgnoreCase)
    {
        "unnest", "range", "generate_series", "repeat", "repeat_row", "json_each", "json_tree",
    };

    /// <summary>Functions that tell of settings, of the catalog, or of whoever runs the program; that write; or that wait.</summary>
    private static readonly HashSet<string> Outward = new(StringComparer.OrdinalIgnoreCase)
    {
        "getenv", "current_setting", "getvariable", "json_serialize_plan", "stats", "version", "write_log", "sleep_ms", "pg_sleep",
        "current_database", "current_catalog", "current_schema", "current_schemas", "in_search_path", "current_user", "current_role",
        "session_user", "user", "inet_client_addr", "inet_client_port", "inet_server_addr", "inet_server_port", "get_block_size",
        "pg_get_viewdef", "pg_get_constraintdef", "pg_get_expr", "pg_conf_load_time", "pg_postmaster_start_time", "pg_my_temp_schema",
        "col_description", "obj_description", "shobj_description", "map_to_pg_oid",
    };

    /// <summary>Functions of chance or of the present time, besides those that are known by their name alone.</summary>
    private static readonly HashSet<string> Unsteady = new(StringComparer.OrdinalIgnoreCase) { "ago", "reservoir_quantile" };

    /// <exception cref="SettingsError">A select is none, or reads something else; names file, line and what.</exception>
    public static void Demand(IReadOnlyList<SourceSection> sections)
    {
        var lookUps = sections.Where(s => s.Kind == DumpKind.LookUp).Select(s => s.Makes);
        var tables = lookUps.Append("dump").Aggregate((Scope?)null, (scope, name) => new Scope(name, scope));
        using var parser = new SelectParser();
        foreach (var section in sections)
        {
            var statement = parser.Parse(section.Sql, out var fault);
            if ((fault ?? FaultOf(section.Sql, statement!.Value, tables)) is { } wrong)
            {
                throw SourceLaws.Wrong(section, wrong.Line, wrong.Reason);
            }
        }
    }

    /// <summary>The first place, in the order of the text, at which a select reads what it may not.</summary>
    private static SelectParser.Fault? FaultOf(string sql, JsonElement statement, Scope? tables)
    {
        var faults = new List<SelectParser.Fault>();
        var open = new Stack<Place>([new Place(statement, tables, 0)]);
        while (open.TryPop(out var place))
        {
            var here = place.Node.ValueKind == JsonValueKind.Object ? place with { At = Location(place) } : place;
            if (here.Node.ValueKind == JsonValueKind.Object && Reason(here) is { } reason)
            {
                faults.Add(new SelectParser.Fault(SelectParser.LineOf(sql, here.At), reason));
            }

            foreach (var inner in Within(here))
            {
                open.Push(inner);
            }
        }

        return faults.MinBy(f => f.Line);
    }

    /// <summary>What stands within a place, each with the tables that it can see.</summary>
    private static IEnumerable<Place> Within(Place place)
    {
        if (place.Node.ValueKind == JsonValueKind.Array)
        {
            return place.Node.EnumerateArray().Select(item => place with { Node = item });
        }

        if (place.Node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        // Within itself only a recursive select has its name: any other would read a table of that name.
        var scope = Text(place.Node, "type") == "RECURSIVE_CTE_NODE" ? new Scope(Text(place.Node, "cte_name"), place.Scope) : place.Scope;
        var inner = new List<Place>();
        if (place.Node.TryGetProperty("cte_map", out var named) && named.TryGetProperty("map", out var entries))
        {
            foreach (var entry in entries.EnumerateArray())
            {
                inner.Add(new Place(entry.GetProperty("value"), scope, place.At));
                scope = new Scope(Text(entry, "key"), scope);
            }
        }

        var others = place.Node.EnumerateObject().Where(p => p.Name != "cte_map");
        return [.. inner, .. others.Select(p => new Place(p.Value, scope, place.At))];
    }

    /// <summary>Why what stands at a place is refused; null where it is not.</summary>
    private static string? Reason(Place place)
    {
        if (place.Node.TryGetProperty("sample", out var sample) && sample.ValueKind == JsonValueKind.Object)
        {
            return Changing("a sample");
        }

        return Text(place.Node, "type") switch
        {
            "BASE_TABLE" => ReasonOfTable(place.Node, place.Scope),
            "TABLE_FUNCTION" => ReasonOfTableFunction(place.Node.GetProperty("function")),
            "SHOW_REF" => $"describe, show and summarize tell of the database. {Rule}",
            _ => ReasonOfFunction(place.Node),
        };
    }

    private static string? ReasonOfTable(JsonElement table, Scope? scope)
    {
        var schema = Text(table, "catalog_name") + Text(table, "schema_name");
        var name = Text(table, "table_name");
        return schema.Length == 0 && Scope.Has(scope, name)
            ? null
            : $"\"{name}\" is neither dump, nor a look-up of this source, nor a select of its own. {Rule}";
    }

    private static string? ReasonOfTableFunction(JsonElement function)
    {
        var name = Text(function, "function_name");
        return PureTables.Contains(name) ? null : $"{name} does not read the dump. {Rule}";
    }

    private static string? ReasonOfFunction(JsonElement function)
    {
        var name = Text(function, "function_name");
        if (Outward.Contains(name))
        {
            return $"{name} tells of something else than the dump. {Rule}";
        }

        // With one time alone, an age is that of today.
        var isAgeOfToday = string.Equals(name, "age", StringComparison.OrdinalIgnoreCase)
            && function.GetProperty("children").GetArrayLength() == 1;
        return isAgeOfToday || Unsteady.Contains(name) ? Changing(name) : null;
    }

    private static string Changing(string what) => $"{what} gives something else each time, and the same dump must give the same report";

    /// <summary>
    /// The byte of the text at which a place begins; where the parser knows of none, that of the table it reads, or of what it stands in.
    /// </summary>
    private static long Location(Place place) =>
        Own(place.Node) ?? Table(place.Node) ?? (place.Node.TryGetProperty("query", out var query) ? Table(query) : null) ?? place.At;

    private static long? Table(JsonElement select) =>
        select.ValueKind == JsonValueKind.Object && select.TryGetProperty("from_table", out var table) ? Own(table) : null;

    private static long? Own(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty("query_location", out var location) && location.TryGetInt64(out var at)
            ? at
            : null;

    private static string Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    /// <param name="Node">A part of the tree.</param>
    /// <param name="Scope">Tables that it can see.</param>
    /// <param name="At">The byte of the text at which it begins.</param>
    private sealed record Place(JsonElement Node, Scope? Scope, long At);

    /// <summary>Names of tables that a part of a select can see, the last of them, and those before.</summary>
    private sealed record Scope(string Name, Scope? Before)
    {
        public static bool Has(Scope? scope, string name)
        {
            for (; scope is not null; scope = scope.Before)
            {
                if (string.Equals(scope.Name, name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
