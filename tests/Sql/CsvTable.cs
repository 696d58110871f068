using System.Globalization;

namespace CampaignBatch.Tests.Sql;

/// <summary>A small CSV file of a case: values may be padded, a blank is null, two double quotes are empty text, a line that begins with # is a remark.</summary>
internal sealed record CsvTable(string File, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyDictionary<string, string?>> Rows)
{
    private const string Repeat = "repeat";

    public static CsvTable Read(string file)
    {
        var lines = System.IO.File.ReadLines(file).Where(l => !string.IsNullOrWhiteSpace(l) && l[0] != '#').Select(Values).ToList();
        if (lines.Count == 0 || lines[0].Contains(null))
        {
            throw new FormatException($"{file}: the first line names the columns.");
        }

        if (lines.Find(l => l.Count != lines[0].Count) is { } odd)
        {
            throw new FormatException($"{file}: {lines[0].Count} columns, and {odd.Count} values in '{string.Join(", ", odd)}'.");
        }

        var columns = lines[0].Select(c => c!).ToList();
        return new CsvTable(file, [.. columns.Where(c => c != Repeat)], [.. lines.Skip(1).SelectMany(l => Repeated(columns.Zip(l).ToDictionary(p => p.First, p => p.Second)))]);
    }

    private static List<string?> Values(string line) => [.. line.Split(',').Select(v => v.Trim()).Select(v => v switch { "" => null, "\"\"" => "", _ => v })];

    /// <summary>A row with 3 in its column "repeat" stands for three rows, with 1, 2 and 3 in place of each {n}.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, string?>> Repeated(Dictionary<string, string?> row)
    {
        var times = row.Remove(Repeat, out var repeat) && repeat is not null ? int.Parse(repeat, CultureInfo.InvariantCulture) : 1;
        return Enumerable.Range(1, times).Select(n => row.ToDictionary(c => c.Key, c => c.Value?.Replace("{n}", n.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)));
    }
}
