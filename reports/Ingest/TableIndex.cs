using System.IO.Enumeration;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The sections of a source by the tables that they read.</summary>
/// <param name="sections">The sections.</param>
internal sealed class TableIndex(IReadOnlyList<SourceSection> sections)
{
    private readonly ILookup<string, SourceSection> _byName =
        sections.SelectMany(s => s.Tables.Where(t => !IsPattern(t)).Select(t => (Table: t, Section: s))).ToLookup(t => t.Table, t => t.Section, StringComparer.Ordinal);

    private readonly IReadOnlyList<(string Table, SourceSection Section)> _byPattern =
        [.. sections.SelectMany(s => s.Tables.Where(IsPattern).Select(t => (t, s)))];

    /// <summary>Sections that read the table of one part of a path.</summary>
    /// <param name="names">Names that the part may mean.</param>
    public IReadOnlySet<SourceSection> Of(IReadOnlyList<string> names)
    {
        var found = new HashSet<SourceSection>(names.SelectMany(n => _byName[n]), ReferenceEqualityComparer.Instance);
        found.UnionWith(_byPattern.Where(t => names.Any(n => FileSystemName.MatchesSimpleExpression(t.Table, n))).Select(t => t.Section));
        return found;
    }

    private static bool IsPattern(string table) => table.AsSpan().IndexOfAny('*', '?') >= 0;
}
