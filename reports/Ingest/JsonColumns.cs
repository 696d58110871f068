using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The columns of newline JSON as they are written. DuckDB by itself makes more of text than stands there: of an upper-case UUID a lower-case one, which is another
/// id than the same text in Parquet, and of 01-02-2026 a day that it guesses. And of whole numbers beyond 64 bits it makes floating ones, which are no ids.
/// </summary>
internal static partial class JsonColumns
{
    /// <summary>The arguments of the table function that name all columns with their types.</summary>
    /// <param name="database">Where it is read.</param>
    /// <param name="read">From clause over the file, in which DuckDB guesses.</param>
    /// <param name="sections">What reads it.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public static string AsWritten(Database database, string read, IReadOnlyList<SourceSection> sections, CancellationToken cancel)
    {
        var texts = sections.SelectMany(s => s.Columns).Where(c => c.Kind is ColumnKind.Id or ColumnKind.Text).Select(c => c.Name.Trim('"')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = database.Rows($"describe select * from {read}", r => (Name: r.GetString(0), Type: r.GetString(1)), cancel);
        var columns = found.Select(c => $"{Database.Quoted(c.Name)}: {Database.Quoted(c.Type == "DOUBLE" && texts.Contains(c.Name) ? "VARCHAR" : Guessed().Replace(c.Type, "VARCHAR"))}");
        // What is no object has one column that DuckDB names.
        return found is [] or [("json", _)] ? read : $"{read[..^1]}, columns = {{{string.Join(", ", columns)}}})";
    }

    [GeneratedRegex(@"(?<=^|[ (])(UUID|DATE|TIME|TIMESTAMP(_\w+)?( WITH TIME ZONE)?)(?=[,)\[]|$)")]
    private static partial Regex Guessed();
}
