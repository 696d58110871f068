using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Names of things, such as a platform or a goal, have a length beyond which they are something else that fell into their column, such as a whole
/// request. They are cut, and it is said: a page of them could not be read. Those that begin alike count as one.
/// </summary>
internal static class LongLabels
{
    /// <summary>Letters that are kept; the last of a cut text is "…".</summary>
    public const int Longest = 200;

    private const string Ellipsis = "…";

    /// <summary>Columns of a dump of events that are such names, and that <see cref="StagedFiles.Dims"/> has.</summary>
    private static readonly string[] OfDims = ["variant", "platform", "country", "app_version", "goal"];

    private static readonly string[] OfRows = ["bounce_reason"];

    /// <summary>A name, cut where it is too long.</summary>
    public static string Cut(string text, int longest = Longest)
    {
        if (text.Length <= longest || text.EnumerateRunes().Count() <= longest)
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Take(longest - 1)) + Ellipsis;
    }

    /// <summary>Columns of a dump that was staged with names that are too long: looked for where each name stands once.</summary>
    public static IReadOnlyList<string> Find(Database database, StagedFiles files, CancellationToken cancel)
    {
        var some = OfDims.Select(c => (Column: c, File: files.Dims)).Concat(OfRows.Select(c => (Column: c, File: files.Rows)));
        var asked = some.Select(s => $"exists(select 1 from {Database.Parquet([s.File])} where {IsLong(s.Column)})");
        var found = database.Rows($"select [{string.Join(", ", asked)}]", r => r.GetFieldValue<List<bool>>(0), cancel)[0];
        return [.. OfDims.Concat(OfRows).Where((_, i) => found[i])];
    }

    /// <summary>Makes the view "dump" one of the same rows, in which those columns are cut.</summary>
    public static void Cut(Database database, IReadOnlyList<string> columns, CancellationToken cancel)
    {
        var cut = columns.Select(c => $"case when {IsLong(c)} then left({c}, {Longest - 1}) || '{Ellipsis}' else {c} end as {c}");
        database.Execute(
            $"""
            drop view if exists dump_uncut;
            alter view dump rename to dump_uncut;
            create view dump as select * replace ({string.Join(", ", cut)}) from dump_uncut;
            """,
            cancel);
    }

    /// <summary>By its bytes first: to count letters takes longer, and nearly all names are short.</summary>
    private static string IsLong(string column) => FormattableString.Invariant($"strlen({column}) > {Longest} and length({column}) > {Longest}");
}
