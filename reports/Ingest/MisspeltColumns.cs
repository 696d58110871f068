namespace CampaignBatch.Reports.Ingest;

/// <summary>Columns that a source may read and that no file has, where the files have one of nearly that name: it reads as null, and says nothing.</summary>
internal static class MisspeltColumns
{
    /// <summary>In words, each once, in the order of the source.</summary>
    /// <param name="dumps">All dumps, and what reading them gave.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReadDump> dumps)
    {
        var read = dumps.Where(d => d.Staged.Refused is null);
        var bySection = read.SelectMany(d => d.Dump.Sections.Select(s => (Section: s, Read: d))).GroupBy(p => (p.Section.Origin, p.Section.Line));
        return [.. bySection.OrderBy(g => g.Key).SelectMany(g => OfSection(g.First().Section, [.. g.Select(p => p.Read)])).Distinct()];
    }

    private static IEnumerable<string> OfSection(SourceSection section, IReadOnlyList<ReadDump> dumps)
    {
        var names = dumps.SelectMany(d => (d.Staged.Columns?.Keys ?? []).Select(c => (Column: c, d.Dump.File))).DistinctBy(c => c.Column).ToList();
        var has = names.Select(n => n.Column).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var declared = section.Columns.Select(c => c.Name.Trim('"')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in section.Columns.Where(c => !c.Needed).Select(c => c.Name.Trim('"')).Where(n => !has.Contains(n)))
        {
            var (column, file) = names.Find(n => !declared.Contains(n.Column) && SimilarName.Of(n.Column, [name]) is not null);
            if (column is not null)
            {
                yield return $"no file has the column {name}, which {section.Origin} may read; {file} has {column}";
            }
        }
    }
}
