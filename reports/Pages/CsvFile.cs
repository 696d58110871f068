using System.Buffers;
using System.Globalization;
using System.Text;
using Apache.Arrow;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// A table as CSV after RFC 4180, lines ending in LF, UTF-8. Numbers are written so that they read back as themselves; a
/// text that a spreadsheet would take for a formula gets a leading apostrophe. Nothing stands for null, "" for empty text.
/// </summary>
public sealed class CsvFile
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private readonly StringBuilder text = new();

    /// <summary>A table's columns and rows.</summary>
    public static byte[] Of(RecordBatch table)
    {
        var file = new CsvFile();
        file.Row(table.Schema.FieldsList.Select(field => (object?)field.Name));
        for (var row = 0; row < table.Length; row++)
        {
            file.Row(table.Arrays.Select(column => ArrowCells.At(column, row)));
        }

        return file.Bytes();
    }

    /// <summary>Adds a row of text, numbers, days, instants, truth values and nulls.</summary>
    public void Row(IEnumerable<object?> cells) => text.AppendJoin(',', cells.Select(Cell)).Append('\n');

    /// <summary>The file, without byte order mark.</summary>
    public byte[] Bytes() => Encoding.UTF8.GetBytes(text.ToString());

    private static string Cell(object? value) => value switch
    {
        null => "",
        string cell => Text(cell),
        bool flag => flag ? "true" : "false",
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => JsonText.Iso(instant),
        _ => throw new NotSupportedException($"CSV has no form for a {value.GetType().Name}."),
    };

    private static string Text(string cell)
    {
        var harmless = cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + cell : cell;
        return harmless.Length == 0 || harmless.AsSpan().ContainsAny(Quoted) ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
