using System.Globalization;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Tables as templates know them. The first cell of a row is its heading; a cell says what it sorts by where that is not its text.</summary>
internal sealed class PageTable(Wording words)
{
    /// <summary>Rows of one table on a page. What data alone makes long is cut: a page is to be opened, a file holds the rest.</summary>
    public const int Longest = 500;

    /// <summary>A table as long as it is.</summary>
    public static ScriptObject Of(string caption, IEnumerable<ScriptObject> columns, IEnumerable<IEnumerable<ScriptObject>> rows) => new()
    {
        ["caption"] = caption,
        ["columns"] = columns.ToArray(),
        ["rows"] = rows.Select(Row).ToArray(),
        ["more"] = null,
    };

    /// <summary>A table of the first of <paramref name="all"/>, that says how many more there are and which file has them.</summary>
    public ScriptObject Of<T>(string caption, IEnumerable<ScriptObject> columns, IReadOnlyCollection<T> all, Func<T, IEnumerable<ScriptObject>> row, string file)
    {
        var table = Of(caption, columns, all.Take(Longest).Select(row));
        table["more"] = all.Count <= Longest ? null : words.Plural("more_rows", all.Count - Longest, ("file", file));
        return table;
    }

    /// <summary>A column of words.</summary>
    public static ScriptObject Words(string heading) => new() { ["text"] = heading, ["css"] = "" };

    /// <summary>A column of numbers.</summary>
    public static ScriptObject Numbers(string heading) => new() { ["text"] = heading, ["css"] = "number" };

    /// <summary>A cell of words: of ours or from data.</summary>
    public static ScriptObject Text(string text, string? sort = null) => Cell(text, "", sort);

    /// <summary>A cell of text from data: a null says that none was given.</summary>
    public ScriptObject Given(string? text) => text is null ? Cell(words["not_given"], "muted", "") : Cell(text, "", null);

    /// <summary>A number as it is written, and what it sorts by; null sorts last.</summary>
    public static ScriptObject Number(string text, double? sort) => Cell(text, "number", Key(sort));

    public ScriptObject Number(long count) => Number(words.Count(count), count);

    /// <summary>A rate with n/N and interval beneath; greyed where it is small.</summary>
    public ScriptObject Rate(TableRate rate)
    {
        var share = words.Share(rate.Numerator, rate.Denominator);
        var cell = Cell(words.Numbers.Percent(rate.Numerator, rate.Denominator), rate.IsSmall ? "number small" : "number", Key(rate.Value));
        cell["note"] = rate is { Low: { } low, High: { } high } ? $"{share} · {words.Numbers.Percent(low, high)}" : share;
        return cell;
    }

    private static ScriptObject Row(IEnumerable<ScriptObject> cells)
    {
        var all = cells.ToArray();
        return new ScriptObject { ["head"] = all[0], ["cells"] = all[1..] };
    }

    private static string Key(double? sort) => sort?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static ScriptObject Cell(string text, string css, string? sort) => new() { ["text"] = text, ["css"] = css, ["note"] = null, ["sort"] = sort };
}
