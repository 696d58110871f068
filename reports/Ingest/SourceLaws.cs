using System.Globalization;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What no mapping may do, whatever its files hold: found in its text, before anything is read.</summary>
internal static class SourceLaws
{
    /// <summary>Functions that give something else each time.</summary>
    private static readonly HashSet<string> Unsteady = new(StringComparer.Ordinal)
    {
        "now", "today", "random", "uuid", "uuidv4", "uuidv7", "gen_random_uuid", "setseed", "nextval", "currval", "transaction_timestamp",
        "txid_current", "get_current_timestamp", "get_current_time", "current_localtime", "current_localtimestamp", "current_query",
        "current_query_id", "current_transaction_id", "current_connection_id", "current_date", "current_time", "current_timestamp", "getenv",
    };

    /// <summary>Likewise, without brackets.</summary>
    private static readonly HashSet<string> UnsteadyWords = new(StringComparer.Ordinal)
    {
        "current_date", "current_time", "current_timestamp", "localtime", "localtimestamp", "tablesample",
    };

    /// <summary>Names that the database answers by itself where no column has them.</summary>
    private static readonly HashSet<string> Ambient = new(StringComparer.Ordinal)
    {
        "user", "current_user", "session_user", "current_role", "current_catalog", "current_database", "current_schema",
    };

    /// <summary>Names in a section that are columns of its file or nothing: where the file has none, the database would give its own.</summary>
    public static IReadOnlyList<(string Name, int Line)> AmbientNames(SourceSection section)
    {
        var words = SqlWords.Of(section.Sql);
        var given = words.Where(w => w.Before == "as").Select(w => w.Text).Concat(section.Columns.Select(c => c.Name.Trim('"'))).ToHashSet();
        return [.. words.Where(w => Ambient.Contains(w.Text) && w.IsBare && !given.Contains(w.Text)).Select(w => (w.Text, section.LineOf(w.Line)))];
    }

    /// <exception cref="SettingsError">A section breaks one.</exception>
    public static void Demand(IReadOnlyList<SourceSection> sections)
    {
        foreach (var section in sections)
        {
            DemandSteady(section);
            DemandLookUpsBefore(section, sections);
        }
    }

    private static void DemandSteady(SourceSection section)
    {
        var declared = section.Columns.Select(c => c.Name.Trim('"')).ToHashSet();
        var word = SqlWords.Of(section.Sql).FirstOrDefault(w =>
            (Unsteady.Contains(w.Text) && w.IsCalled) || (UnsteadyWords.Contains(w.Text) && w.IsBare && !declared.Contains(w.Text)));
        if (word is not null)
        {
            throw Wrong(section, word.Line, $"{word.Text} gives something else each time, and the same dump must give the same report. "
                + "Take it from a column of the dump; a column of that name has to be declared with -- needs: or -- may have:");
        }
    }

    /// <summary>A section that reads files reads them one by one, before anything is gathered; others follow the order of the text.</summary>
    private static void DemandLookUpsBefore(SourceSection section, IReadOnlyList<SourceSection> sections)
    {
        if (section.Kind != DumpKind.LookUp)
        {
            return;
        }

        var own = CommonTables(section);
        foreach (var word in SqlWords.Of(section.Sql).Where(w => w.Before is "from" or "join" && !own.Contains(w.Text)))
        {
            var made = sections.Where(s => s.Kind == DumpKind.LookUp && s.Makes == word.Text).ToList();
            if (made.Count > 0 && section.IsOfFiles)
            {
                throw Wrong(section, word.Line, $"the look-up {section.Makes} is gathered file by file, so it cannot read the look-up {word.Text}. "
                    + "Join the two in a further look-up, which has no -- from:");
            }

            if (made.Count > 0 && made.TrueForAll(s => !s.IsOfFiles && Place(sections, s) >= Place(sections, section)))
            {
                throw Wrong(section, word.Line, $"the look-up {section.Makes} reads {word.Text}, which is made after it: let it stand before");
            }
        }
    }

    private static int Place(IReadOnlyList<SourceSection> sections, SourceSection section) => sections.Index().First(s => s.Item == section).Index;

    /// <summary>Names that a select gives to selects of its own.</summary>
    private static HashSet<string> CommonTables(SourceSection section) =>
        [.. SqlWords.Of(section.Sql).Where(w => w.After == "as" && w.Before is "with" or "recursive" or ",").Select(w => w.Text)];

    /// <summary>What is wrong with a section, with its file and line.</summary>
    internal static SettingsError Wrong(SourceSection section, int line, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The mapping {section.Origin} cannot be used: line {section.LineOf(line)}: {what}. The format stands in reports/sources/README.md."));
}
