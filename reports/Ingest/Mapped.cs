using System.Globalization;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The rows that a source makes of one dump.</summary>
internal static partial class Mapped
{
    /// <summary>
    /// Makes the table "mapped", in an order that depends on nothing but its rows, and the view "dump" of it: with the columns of the contract, or, for a part
    /// of a look-up, with those that its section gives.
    /// </summary>
    /// <exception cref="RefusedDump">The dump lacks what a section needs, or the section does not fit it.</exception>
    /// <exception cref="DuckDBException">The dump cannot be read.</exception>
    public static void Make(Database database, Dump dump, DumpRows rows, ICollection<DumpNote> notes, CancellationToken cancel)
    {
        var parts = new List<string>();
        foreach (var section in dump.Sections)
        {
            database.Execute($"create or replace view dump as {DumpSchema.View(database, dump, section, rows, notes)}", cancel);
            parts.Add(Part(database, section, parts.Count, cancel, notes));
        }

        database.Execute($"""
            create or replace table mapped as select * from ({string.Join("\nunion all by name\n", parts)}) order by all;
            create or replace view dump as select * {(dump.Kind == DumpKind.LookUp ? "" : "exclude (dump_row) ")}from mapped;
            {string.Concat(parts.Index().Select(p => $"drop table mapped_{p.Index};"))}
            """, cancel);
    }

    /// <summary>Makes the rows of one section, of what the view "dump" shows or of look-ups alone.</summary>
    /// <param name="database">Where they are made.</param>
    /// <param name="section">The section.</param>
    /// <param name="number">Its place among those that are made together.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <param name="notes">Takes what is odd about the columns that it gives.</param>
    /// <returns>A select of them, with the columns of the contract.</returns>
    public static string Part(Database database, SourceSection section, int number, CancellationToken cancel, ICollection<DumpNote>? notes = null)
    {
        var table = FormattableString.Invariant($"mapped_{number}");
        try
        {
            database.Execute($"create or replace table {table} as select * from (\n{section.Sql}\n)", cancel);
        }
        catch (DuckDBException error) when (IsOfMapping(error))
        {
            throw new RefusedDump($"the mapping {section.Origin} does not fit it{Place(section, error.Message)}: {Staging.Line(error.Message)}");
        }

        if (section.Kind == DumpKind.LookUp)
        {
            return $"select * from {table}";
        }

        var hasPlace = database.Scalar($"select count(*) from (describe {table}) where lower(column_name) = 'dump_row'", cancel) is 1L;
        var select = Selected();
        return $"select {(hasPlace ? "dump_row::bigint" : "null::bigint")} as dump_row,{select["select".Length..]}";

        string Selected()
        {
            try
            {
                return DumpSchema.Select(database, table, section.Kind, notes: notes);
            }
            catch (RefusedDump refusal)
            {
                throw new RefusedDump($"what the mapping {section.Origin} makes of it does not fit: {refusal.Message}");
            }
        }
    }

    /// <summary>The line of the mapping's file that an error names; where it names none, that of the select.</summary>
    private static string Place(SourceSection section, string message)
    {
        // The select stands one line below what it is wrapped in.
        var told = NamedLine().Match(message);
        var line = told.Success ? int.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture) - 1 : 1;
        return string.Create(CultureInfo.InvariantCulture, $" (line {section.LineOf(Math.Max(line, 1))})");
    }

    [GeneratedRegex(@"^LINE (\d+):", RegexOptions.Multiline)]
    private static partial Regex NamedLine();

    /// <summary>Whether the select is at fault rather than the bytes of the dump.</summary>
    private static bool IsOfMapping(DuckDBException error) =>
        new[] { "Parser", "Binder", "Catalog", "Conversion", "Out of Range" }.Any(k => error.Message.StartsWith($"{k} Error", StringComparison.Ordinal));
}
