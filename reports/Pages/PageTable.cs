using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>A table as templates know it. The first cell of a row is its heading.</summary>
internal static class PageTable
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
    public static ScriptObject Of<T>(string caption, IEnumerable<ScriptObject> columns, IReadOnlyCollection<T> all, Func<T, IEnumerable<ScriptObject>> row, string file)
    {
        var table = Of(caption, columns, all.Take(Longest).Select(row));
        table["more"] = all.Count <= Longest ? null : $"{Wording.Plural(all.Count - Longest, "more row")} left out here: {file} has all.";
        return table;
    }

    /// <summary>A column of words.</summary>
    public static ScriptObject Words(string heading) => new() { ["text"] = heading, ["css"] = "" };

    /// <summary>A column of numbers.</summary>
    public static ScriptObject Numbers(string heading) => new() { ["text"] = heading, ["css"] = "number" };

    /// <summary>A cell of words: of ours or from data.</summary>
    public static ScriptObject Text(string text) => Cell(text, "");

    /// <summary>A cell of text from data: a null says that none was given.</summary>
    public static ScriptObject Given(string? text) => text is null ? Cell("not given", "muted") : Cell(text, "");

    public static ScriptObject Number(string text) => Cell(text, "number");

    public static ScriptObject Number(long count) => Number(Wording.Count(count));

    /// <summary>A rate with n/N and interval beneath; greyed below 30 in the denominator.</summary>
    public static ScriptObject Rate(long numerator, long denominator)
    {
        var rate = new Proportion(numerator, denominator);
        var share = Wording.Share(numerator, denominator);
        var cell = Cell(Percent.Format(numerator, denominator), rate.IsSmall ? "number small" : "number");
        cell["note"] = rate.Wilson() is { } interval ? $"{share} · {Percent.Format(interval.Low, interval.High)}" : share;
        return cell;
    }

    private static ScriptObject Row(IEnumerable<ScriptObject> cells)
    {
        var all = cells.ToArray();
        return new ScriptObject { ["head"] = all[0], ["cells"] = all[1..] };
    }

    private static ScriptObject Cell(string text, string css) => new() { ["text"] = text, ["css"] = css, ["note"] = null };
}
