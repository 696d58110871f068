namespace CampaignBatch.Tests.Sql;

/// <summary>What a case says of one relation.</summary>
/// <param name="Relation">Such as metrics.figures.</param>
/// <param name="Table">Its columns and rows.</param>
/// <param name="IsWhole">Whether the relation has no other rows than these.</param>
internal sealed record ExpectedRows(string Relation, CsvTable Table, bool IsWhole)
{
    private const string Some = ".some";

    /// <summary>metrics.figures.csv says all of metrics.figures, metrics.figures.some.csv some rows of it.</summary>
    public static ExpectedRows Of(CsvTable table)
    {
        var name = Path.GetFileNameWithoutExtension(table.File);
        return name.EndsWith(Some, StringComparison.Ordinal) ? new(name[..^Some.Length], table, false) : new(name, table, true);
    }

    /// <summary>Empty where the made rows are as expected, else a line for each row that is missing (-) or should not be (+).</summary>
    public string Difference(IEnumerable<object?[]> made)
    {
        var surplus = made.ToList();
        var missing = new List<string?[]>();
        foreach (var row in Table.Rows.Select(r => Table.Columns.Select(c => r[c]).ToArray()))
        {
            var place = surplus.FindIndex(m => row.Zip(m).All(v => Cell.Is(v.First, v.Second)));
            if (place < 0)
            {
                missing.Add(row);
            }
            else
            {
                surplus.RemoveAt(place);
            }
        }

        // Where only some rows are spoken of, those that begin alike show what was made instead.
        var shown = surplus.Where(m => IsWhole || missing.Exists(e => e.Zip(m).Take(2).All(v => Cell.Is(v.First, v.Second)))).ToList();
        return missing.Count == 0 && (!IsWhole || surplus.Count == 0) ? "" : Text(missing, shown);
    }

    private string Text(List<string?[]> missing, List<object?[]> shown)
    {
        var lines = missing.Select(r => $"- {Line(r)}").Concat(shown.Select(r => $"+ {Line(r.Select(Cell.Text))}"));
        return $"{Relation}, - expected, + made:\n  {string.Join(" | ", Table.Columns)}\n{string.Join('\n', lines)}\n";
    }

    private static string Line(IEnumerable<string?> values) => string.Join(" | ", values.Select(v => v ?? "(null)"));
}
