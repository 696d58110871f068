using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// A list of records, in whichever way its writer has for lists: as such; within the structs "list" and "element" of Parquet's own convention, or those
/// of other writers; as a map; as JSON text. What is none of these refuses the file, and the sentence names its shape.
/// </summary>
/// <param name="database">Where it is read.</param>
/// <param name="read">From clause over the file.</param>
internal sealed partial class ListShape(Database database, string read)
{
    private const int ShownOfType = 120;

    /// <summary>Members that stand for nothing but a list, and for one of its items.</summary>
    private static readonly HashSet<string> Lists = ["list", "array", "bag", "values", "items"], Items = ["element", "array_element", "item", "array", "list"];

    /// <summary>Whether a column is declared as a list of records.</summary>
    public static bool IsList(ContractColumn column) => column.Type?.EndsWith(")[]", StringComparison.Ordinal) == true;

    /// <summary>The column in its declared type.</summary>
    /// <exception cref="RefusedDump">It is no list that can be read.</exception>
    public string Read(ContractColumn column, string name, string type)
    {
        var cast = $"try_cast({Unwrapped(name, type, column.Type!)} as {column.Type})";
        var isItem = string.Join(" or ", Members(column.Type![..^2]).Select(m => $"item.{Database.Name(m.Name)} is not null"));
        var isList = $"{cast} is not null and (len({cast}) = 0 or len(list_filter({cast}, lambda item: {isItem})) > 0)";
        var isRead = Holds($"select 1 from {read} where {isList} limit 1") || !Holds($"select 1 from {read} where {name} is not null limit 1");
        return isRead
            ? cast
            : throw new RefusedDump($"column {column.Name} has another shape than the list of records that it should be: {Shown(type)}. "
                + "Export it as a list of records, or as the JSON text of one");
    }

    /// <exception cref="RefusedDump">A list is not there, but its members are, as columns of their own.</exception>
    public static void DemandWhole(IEnumerable<ContractColumn> missing, IEnumerable<string> names)
    {
        foreach (var column in missing.Where(IsList))
        {
            var members = Members(column.Type![..^2]).Select(m => m.Name).ToList();
            var parts = names.Where(n => members.Exists(m => Regex.IsMatch(n, $"^{Regex.Escape(column.Name)}[._]+{Regex.Escape(m)}", RegexOptions.IgnoreCase))).ToList();
            if (parts.Count > 0)
            {
                throw new RefusedDump($"column {column.Name} is flattened into {string.Join(", ", parts.Take(3))}: which of its values belong together "
                    + "is lost so. Export it as a list of records, or as the JSON text of one");
            }
        }
    }

    private bool Holds(string select)
    {
        try
        {
            return database.Scalar($"select exists({select})") is true;
        }
        catch (DuckDBException error) when (error.Message.StartsWith("Binder Error", StringComparison.Ordinal))
        {
            // Types that have nothing in common.
            return false;
        }
    }

    private static string Unwrapped(string name, string type, string wanted)
    {
        if (type is "JSON" or "VARCHAR")
        {
            return $"try_cast({name} as json)";
        }

        if (type is "JSON[]" or "VARCHAR[]")
        {
            return $"list_transform({name}, lambda item: try_cast(item as json))";
        }

        if (type.StartsWith("MAP(", StringComparison.Ordinal) && !type.EndsWith("[]", StringComparison.Ordinal))
        {
            return $"map_entries({name})";
        }

        var inner = Inner(name, type, wanted);
        return inner is { } found ? Unwrapped(found.Name, found.Type, wanted) : name;
    }

    /// <summary>What a struct of one member, or a list of such, is but for that member; null where it is no such wrapper.</summary>
    private static (string Name, string Type)? Inner(string name, string type, string wanted)
    {
        if (Members(type) is [var list] && Lists.Contains(list.Name))
        {
            return ($"{name}.{Database.Name(list.Name)}", list.Type);
        }

        var isList = type.EndsWith("[]", StringComparison.Ordinal);
        if (isList && Members(type[..^2]) is [var item] && Items.Contains(item.Name) && Members(wanted[..^2]).TrueForAll(m => m.Name != item.Name))
        {
            return ($"list_transform({name}, lambda item: item.{Database.Name(item.Name)})", item.Type + "[]");
        }

        return null;
    }

    /// <summary>Names, in lower case, and types of a struct's members; none for another type.</summary>
    private static List<(string Name, string Type)> Members(string type)
    {
        var members = new List<(string, string)>();
        if (!type.StartsWith("struct(", StringComparison.OrdinalIgnoreCase) || !type.EndsWith(')'))
        {
            return members;
        }

        foreach (var part in SourceText.Items(type["struct(".Length..^1]))
        {
            var member = Member().Match(part);
            members.Add((member.Groups["name"].Value.Trim('"').ToLowerInvariant(), member.Groups["type"].Value));
        }

        return members;
    }

    private static string Shown(string type) => type.Length <= ShownOfType ? type : type[..ShownOfType] + "…";

    [GeneratedRegex("""^(?<name>"[^"]*"|\S+)\s+(?<type>.*)$""", RegexOptions.Singleline)]
    private static partial Regex Member();
}
