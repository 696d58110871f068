using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The values of a row of campaigns: as the database has them where their column has a type, else read from their
/// text, as people write it.
/// </summary>
/// <param name="reader">Stands at the row; its columns are those of the contract, then the texts of the same, then
/// the place of the row.</param>
internal sealed class CampaignCells(DuckDBDataReader reader)
{
    private const int Shown = 40;

    /// <summary>Whole numbers below are exact.</summary>
    private const double Largest = 1e15;

    private static readonly IReadOnlyList<ContractColumn> Columns = ContractColumn.Of(DumpKind.Campaigns);

    private readonly List<string> _faults = [];

    /// <summary>Texts that cannot be read, in words: which, and how to write them.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The place of the row in its file, from 1; null where that is not known.</summary>
    public long? Place => HasTexts ? reader.GetInt64(2 * Columns.Count) : null;

    private bool HasTexts => reader.FieldCount > 2 * Columns.Count;

    public string? Text(string column) => reader.IsDBNull(At(column)) ? null : reader.GetString(At(column));

    public CampaignTime? Time(string column)
    {
        if (Written(column) is { } text)
        {
            return CampaignTime.Read(text) ?? Fault<CampaignTime?>(column, text, CampaignTime.Cure(text));
        }

        return reader.IsDBNull(At(column)) ? null : CampaignTime.OfUtc(reader.GetDateTime(At(column)));
    }

    public double? Number(string column)
    {
        if (Written(column) is { } text)
        {
            return ToNumber(text) ?? Fault<double?>(column, text, "write a number, such as 24 or 0.5");
        }

        return reader.IsDBNull(At(column)) ? null : reader.GetDouble(At(column));
    }

    public long? Whole(string column)
    {
        if (Written(column) is { } text)
        {
            // In 12.000 the point may stand for thousands.
            var number = HasFraction(text) ? null : ToNumber(text);
            var isWhole = number == Math.Truncate(number ?? 0.5) && Math.Abs(number.Value) < Largest;
            return isWhole ? (long)number!.Value : Fault<long?>(column, text, "write a whole number, such as 12000");
        }

        return reader.IsDBNull(At(column)) ? null : reader.GetInt64(At(column));
    }

    /// <summary>A list: as JSON, or with | between its items.</summary>
    public IReadOnlyList<string> Texts(string column)
    {
        if (Written(column) is { } text)
        {
            return Items(text) ?? Fault<IReadOnlyList<string>>(column, text, "write A|B, or [\"A\", \"B\"]") ?? [];
        }

        return reader.IsDBNull(At(column)) ? [] : [.. reader.GetFieldValue<List<string?>>(At(column)).OfType<string>()];
    }

    /// <summary>A list of numbers, null for an item that is none.</summary>
    public IReadOnlyList<double?> Numbers(string column)
    {
        if (Written(column) is not { } text)
        {
            return reader.IsDBNull(At(column)) ? [] : reader.GetFieldValue<List<double?>>(At(column));
        }

        var numbers = Items(text)?.Select(item => ToNumber(item.TrimEnd('%', ' '))).ToList();
        return numbers is not null && numbers.TrueForAll(n => n is not null)
            ? numbers
            : Fault<IReadOnlyList<double?>>(column, text, "write 0.5|0.5, or [0.5, 0.5]") ?? [];
    }

    private static int At(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Name == column)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(column), column, "Not of the contract.");
    }

    private static bool HasFraction(string text) =>
        text.Contains('.', StringComparison.Ordinal) && !text.TrimEnd().EndsWith(".0", StringComparison.Ordinal);

    private static double? ToNumber(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static List<string>? Items(string text)
    {
        if (!text.TrimStart().StartsWith('['))
        {
            return [.. text.Split('|').Select(item => item.Trim()).Where(item => item.Length > 0)];
        }

        try
        {
            using var list = JsonDocument.Parse(text);
            var items = list.RootElement.EnumerateArray().Where(item => item.ValueKind != JsonValueKind.Null);
            return [.. items.Select(item => item.ToString())];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of a column that has no type; null for one that has, and for a text of blanks.</summary>
    private string? Written(string column)
    {
        if (!HasTexts)
        {
            return null;
        }

        var at = Columns.Count + At(column);
        return reader.IsDBNull(at) || string.IsNullOrWhiteSpace(reader.GetString(at)) ? null : reader.GetString(at);
    }

    private T? Fault<T>(string column, string text, string cure)
    {
        var beginning = string.Concat(text.EnumerateRunes().Take(Shown));
        _faults.Add($"its {column} is \"{beginning}\": {cure}");
        return default;
    }
}
