using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What lies in a data folder: the dumps to read, and every other file with the reason why it is not read.</summary>
/// <param name="Dumps">Dumps of each kind, in ordinal order of their path.</param>
/// <param name="Skipped">Files that are not read, in ordinal order of their path.</param>
public sealed record DumpFolder(IReadOnlyList<Dump> Dumps, IReadOnlyList<FileFinding> Skipped)
{
    /// <summary>More unread files than these in one folder are told as that folder.</summary>
    private const int MostNamed = 100;

    /// <summary>What a disk has at its root for itself.</summary>
    private const string OfTheDisk = "lost+found";

    /// <summary>What their producer says of files, by path.</summary>
    internal IReadOnlyDictionary<string, Manifest.Promise> Promises { get; private init; } = new Dictionary<string, Manifest.Promise>();

    /// <summary>Folders whose files nobody can name, in ordinal order of their path. They are among <see cref="Refused"/> too.</summary>
    public IReadOnlyList<string> Unlisted { get; private init; } = [];

    /// <summary>
    /// Folders that cannot be read as plain files, or not be listed, and files that a manifest names and that are not there; in ordinal order of their path.
    /// </summary>
    public IReadOnlyList<FileFinding> Refused { get; private init; } = [];

    /// <summary>Looks through a data folder; or, for a glob such as <c>dumps/events/2026-*/*.parquet</c>, takes only the event dumps that it matches
    /// and finds the other dumps in the nearest folder above that has campaigns.</summary>
    /// <param name="location">The folder or glob.</param>
    /// <param name="source">Says which files are what.</param>
    /// <param name="own">Folders that this program writes, which hold no dumps wherever they lie.</param>
    /// <exception cref="NoUsableInput">There is no such folder.</exception>
    public static DumpFolder Find(string location, Source source, params IReadOnlyList<string> own) => Find(location, source, null, own);

    /// <summary>Likewise the copy of a folder, which has another name than that.</summary>
    /// <param name="location">The folder of the copies.</param>
    /// <param name="source">Says which files are what.</param>
    /// <param name="name">Name of the folder that was copied.</param>
    internal static DumpFolder FindCopy(string location, Source source, string name) => Find(location, source, name, []);

    private static DumpFolder Find(string location, Source source, string? name, IReadOnlyList<string> own)
    {
        var glob = !Directory.Exists(location) && location.AsSpan().IndexOfAny('*', '?') >= 0;
        var root = Root(location, glob, source);
        if (!Directory.Exists(root))
        {
            throw new NoUsableInput($"There is no data folder at '{location}'. Name a folder that holds campaigns.parquet and events/ with --data.");
        }

        var first = source.IsCanonical ? SkipReason.Folders : [];
        var but = own.Select(o => Path.TrimEndingDirectorySeparator(Path.GetFullPath(o))).ToList();
        var files = new FolderWalk(root, first, but).All().ToList();
        var tables = new TableFolders(files.Select(f => f.Name));
        var pattern = glob ? Named(Path.GetRelativePath(root, Path.GetFullPath(location))) : null;
        var classifier = new FileClassifier(source, pattern, name ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(root)));
        foreach (var file in files.Where(f => f.Bytes is not null && !tables.Hold(f.Name)))
        {
            classifier.Classify(file);
        }

        var unlisted = files.Where(f => f.Bytes is null && Path.GetFileName(f.Name) != OfTheDisk)
            .Select(f => f.Name.Length > 0 ? f.Name : "./").ToList();
        return Found(classifier, tables, files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal), unlisted);
    }

    private static DumpFolder Found(FileClassifier classifier, TableFolders tables, HashSet<string> names, IReadOnlyList<string> unlisted)
    {
        // Two may name a file: the one nearer to it was written beside it.
        var promises = classifier.Manifests.OrderByDescending(m => m.Name.Count(c => c == '/')).SelectMany(m => m.Promises)
            .DistinctBy(p => p.Key).ToDictionary(StringComparer.Ordinal);
        var missing = promises.Keys.Where(p => !names.Contains(p)).Select(p => new FileFinding(p, $"{Manifest.FileName} names it, and it is not there"));
        var refused = tables.Formats.Select(t => new FileFinding(t.Key.Length > 0 ? t.Key : "./", TableFolders.Reason(t.Value)));
        var closed = unlisted.Select(u => new FileFinding(u, "it is a folder that cannot be listed: no permission, or its disk fails"));
        return new DumpFolder(
            [.. classifier.Dumps.OrderBy(d => d.File, StringComparer.Ordinal)],
            [.. Grouped(classifier.Skipped).OrderBy(f => f.File, StringComparer.Ordinal)])
        {
            Promises = promises,
            Unlisted = unlisted,
            Refused = [.. refused.Concat(missing).Concat(closed).OrderBy(f => f.File, StringComparer.Ordinal)],
        };
    }

    /// <summary>A folder that holds other things altogether is told once.</summary>
    private static IEnumerable<FileFinding> Grouped(IReadOnlyList<FileFinding> skipped) =>
        skipped.GroupBy(f => f.File[..(f.File.LastIndexOf('/') + 1)]).SelectMany(folder => folder.Count() <= MostNamed
            ? folder
            : folder.GroupBy(f => f.Reason).Select(same => same.Count() == 1
                ? same.First()
                : same.First() with
                {
                    Reason = FormattableString.Invariant($"{same.First().Reason} (it, and {same.Count() - 1:N0} more of the folder {folder.Key})"),
                }));

    /// <summary>A path as files are named: with "/". Elsewhere than on Windows a "\" is a letter like any other.</summary>
    private static string Named(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    private static string Root(string location, bool glob, Source source)
    {
        if (!glob)
        {
            return Path.GetFullPath(location);
        }

        return source.IsCanonical ? RootOf(location) : PlainPart(location);
    }

    private static string RootOf(string glob)
    {
        var full = Path.GetFullPath(glob);
        var folder = full[..full.AsSpan().IndexOfAny('*', '?')];
        for (var at = Path.GetDirectoryName(folder); at is not null; at = Path.GetDirectoryName(at))
        {
            if (File.Exists(Path.Combine(at, "campaigns.parquet")) || Directory.Exists(Path.Combine(at, "campaigns")))
            {
                return at;
            }
        }

        throw new NoUsableInput($"No folder above '{glob}' has campaigns.parquet or campaigns/. A glob names event dumps inside a data folder.");
    }

    private static string PlainPart(string glob)
    {
        var full = Path.GetFullPath(glob);
        return Path.GetDirectoryName(full[..full.AsSpan().IndexOfAny('*', '?')]) ?? full;
    }
}
