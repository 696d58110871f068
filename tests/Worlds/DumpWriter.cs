using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace CampaignBatch.Tests.Worlds;

/// <summary>Writes one dump in its form: text into DuckDB, and from there with a cast a column to Parquet.</summary>
internal static partial class DumpWriter
{
    public static void Write<TRow>(DuckDBConnection duck, Dump<TRow> dump, IReadOnlyList<Column<TRow>> known, string path)
    {
        var columns = Chosen(dump, known);
        Run(duck, $"create or replace table dump ({string.Join(", ", columns.Select(c => $"\"{c.Name}\" varchar"))})");
        using (var appender = duck.CreateAppender("dump"))
        {
            foreach (var row in dump.Rows)
            {
                var line = appender.CreateRow();
                foreach (var column in columns)
                {
                    if (column.Text(row) is { } text)
                    {
                        line.AppendValue(text);
                    }
                    else
                    {
                        line.AppendNullValue();
                    }
                }

                line.EndRow();
            }
        }

        var casts = columns.Select(c => $"{Cast(dump, c)} as \"{(dump.Form.UpperCaseNames ? c.Name.ToUpperInvariant() : c.Name)}\"");
        var extra = dump.Form.HasExtraColumn ? ", 'x' as \"surprise\"" : "";
        Run(duck, $"copy (select {string.Join(", ", casts)}{extra} from dump order by rowid) to '{path.Replace("'", "''", StringComparison.Ordinal)}' (format parquet, codec '{dump.Form.Codec}')");
    }

    public static void Run(DuckDBConnection duck, string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static IReadOnlyList<Column<TRow>> Chosen<TRow>(Dump<TRow> dump, IReadOnlyList<Column<TRow>> known)
    {
        var kept = known
            .Where(c => c.IsNeeded || !dump.Form.OmitsEmptyColumns || dump.Rows.Any(row => c.Text(row) is not null))
            .Where(c => dump.Fault != DumpFault.NoUserColumn || c.Name != "user_id");
        return dump.Form.ColumnOrder == 0 ? [.. kept] : new Dice(dump.Form.ColumnOrder).Shuffled(kept);
    }

    private static string Cast<TRow>(Dump<TRow> dump, Column<TRow> column) => column.Type switch
    {
        Columns.Id => $"\"{column.Name}\"::{IdType(dump, column)}",
        Columns.Time => Instant(dump, column),
        var type => $"\"{column.Name}\"::{type}",
    };

    private static string IdType<TRow>(Dump<TRow> dump, Column<TRow> column)
    {
        var values = dump.Rows.Select(column.Text).OfType<string>().ToList();
        return !dump.Form.TypedIds || values.Count == 0 ? "varchar"
            : values.TrueForAll(v => long.TryParse(v, CultureInfo.InvariantCulture, out var n) && n.ToString(CultureInfo.InvariantCulture) == v) ? "bigint"
            : values.TrueForAll(v => LowerUuid().IsMatch(v)) ? "uuid" : "varchar";
    }

    private static string Instant<TRow>(Dump<TRow> dump, Column<TRow> column)
    {
        var text = $"\"{column.Name}\"";
        var form = typeof(TRow) == typeof(RawEvent) || dump.Form.Time < TimeForm.TextZ ? dump.Form.Time : TimeForm.WithZone;
        return (dump.Fault, column.Name) switch
        {
            (DumpFault.IntegerTime, "occurred_at") => $"epoch_ms({text}::timestamp)",
            (DumpFault.WordyTime, "occurred_at") => $"case when rowid % 3 < 2 then 'yesterday' else {text} end",
            _ => form switch
            {
                TimeForm.WithZone => $"{text}::timestamptz",
                TimeForm.WithoutZone => $"{text}::timestamptz::timestamp",
                TimeForm.Milliseconds => $"{text}::timestamptz::timestamp::timestamp_ms",
                TimeForm.TextZ => text,
                TimeForm.TextOffset => $"strftime({text}::timestamptz::timestamp + interval 345 minute, '%Y-%m-%dT%H:%M:%S.%g+05:45')",
                _ => $"strftime({text}::timestamptz::timestamp, '%Y-%m-%dT%H:%M:%S.%f')",
            },
        };
    }

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    private static partial Regex LowerUuid();
}
