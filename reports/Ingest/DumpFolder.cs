using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What lies in a data folder: the dumps to read, in ordinal order of their path, and the files to skip.</summary>
/// <param name="Dumps">Campaigns, events and audience dumps.</param>
/// <param name="Skipped">Files that are unfinished or hidden by their name.</param>
public sealed record DumpFolder(IReadOnlyList<Dump> Dumps, IReadOnlyList<FileFinding> Skipped)
{
    /// <summary>What their producer says of files, by path.</summary>
    internal IReadOnlyDictionary<string, Manifest.Promise> Promises { get; private init; } = new Dictionary<string, Manifest.Promise>();

    /// <summary>Files that a manifest names and that are not there, in ordinal order of their path.</summary>
    public IReadOnlyList<FileFinding> Missing { get; private init; } = [];

    private static readonly string[] Unfinished = [".tmp", ".partial", ".crdownload"];

    /// <summary>Looks through a data folder; or, for a glob such as <c>dumps/events/2026-*/*.parquet</c>, takes only the event dumps that it matches
    /// and finds campaigns and audience in the nearest folder above that has campaigns.</summary>
    /// <param name="location">The folder or glob.</param>
    /// <param name="source">Says which files are what.</param>
    /// <exception cref="NoUsableInput">There is no such folder.</exception>
    public static DumpFolder Find(string location, Source source)
    {
        var glob = !Directory.Exists(location) && location.AsSpan().IndexOfAny('*', '?') >= 0;
        var root = !glob ? Path.GetFullPath(location) : source.IsCanonical ? RootOf(location) : PlainPart(location);
        if (!Directory.Exists(root))
        {
            throw new NoUsableInput($"There is no data folder at '{location}'. Name a folder that holds campaigns.parquet and events/ with --data.");
        }

        var pattern = glob ? Named(Path.GetRelativePath(root, Path.GetFullPath(location))) : null;
        var found = new List<Dump>();
        var skipped = new List<FileFinding>();
        var manifests = new List<(string Name, IReadOnlyDictionary<string, Manifest.Promise> Promises)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in new FolderWalk(root, []).All())
        {
            names.Add(file.Name);
            if (file.Name.Split('/')[^1] == Manifest.FileName)
            {
                try
                {
                    manifests.Add((file.Name, Manifest.Read(file.Name, file.Path)));
                }
                catch (InvalidDataException error)
                {
                    skipped.Add(new FileFinding(file.Name, error.Message));
                }

                continue;
            }

            var dumps = source.IsCanonical ? Canonical(file) : Mapped(file, source);
            if (dumps is null || (pattern is not null && (!source.IsCanonical || KindOf(file.Name) == DumpKind.Events) && !PathPattern.Matches(pattern, file.Name)))
            {
                continue;
            }

            if (WhySkipped(file, source) is { } why)
            {
                skipped.Add(new FileFinding(file.Name, why));
            }
            else
            {
                found.AddRange(dumps);
                if (dumps.Count == 0 && IsRead(file.Name, source) && !source.IsCanonical)
                {
                    skipped.Add(new FileFinding(file.Name, $"nothing in {source.Name} reads a file of this name"));
                }
            }
        }

        // Two may name a file: the one nearer to it was written beside it.
        var promises = manifests.OrderByDescending(m => m.Name.Count(c => c == '/')).SelectMany(m => m.Promises).DistinctBy(p => p.Key).ToDictionary(StringComparer.Ordinal);
        return new DumpFolder(
            [.. found.OrderBy(d => d.File, StringComparer.Ordinal)],
            [.. skipped.OrderBy(f => f.File, StringComparer.Ordinal)])
        {
            Promises = promises,
            Missing = [.. promises.Keys.Where(p => !names.Contains(p)).Order(StringComparer.Ordinal).Select(p => new FileFinding(p, $"{Manifest.FileName} names it, and it is not there"))],
        };
    }

    /// <summary>Null for what is passed over without a word.</summary>
    private static IReadOnlyList<Dump>? Canonical(FolderWalk.Found file) =>
        KindOf(file.Name) is not { } kind || (!file.Name.Contains('/', StringComparison.Ordinal) && !file.Name.StartsWith("campaigns.parquet", StringComparison.OrdinalIgnoreCase)) ? null
        : IsParquet(file.Name) && file.Bytes is not null ? [Of(file, kind)] : [];

    /// <summary>
    /// By all sections that read it, one dump a kind of rows. Campaigns and audience in the columns of the contract, of any format, stand beside them:
    /// they say what the vendor does not.
    /// </summary>
    private static IReadOnlyList<Dump> Mapped(FolderWalk.Found file, Source source)
    {
        if (file.Bytes is null || DumpFormat.Of(file.Name) is null)
        {
            return [];
        }

        var mapped = source.Sections.Where(s => s.Reads(file.Name)).GroupBy(s => (s.Kind, s.Kind == DumpKind.LookUp ? s.Makes : "")).OrderBy(g => g.Key)
            .Select(g => Of(file, g.Key.Kind) with { Sections = [.. g] }).ToList();
        return mapped.Count == 0 && KindOf(file.Name) is { } kind and not DumpKind.Events ? [Of(file, kind) with { IsBeside = true }] : mapped;
    }

    private static Dump Of(FolderWalk.Found file, DumpKind kind) => new(kind, file.Name, file.Path, file.Bytes!.Value, file.ModifiedAt);

    private static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static bool IsRead(string name, Source source) => source.IsCanonical ? IsParquet(name) : DumpFormat.Of(name) is not null;

    private static DumpKind? KindOf(string name) => name.Split('/') switch
    {
        ["events", _, ..] => DumpKind.Events,
        ["audience", _, ..] => DumpKind.Audience,
        ["identities", _, ..] => DumpKind.Identities,
        ["campaigns", _] => DumpKind.Campaigns,
        [var file] when file.StartsWith("campaigns.", StringComparison.OrdinalIgnoreCase) => DumpKind.Campaigns,
        _ => null,
    };

    private static string? WhySkipped(FolderWalk.Found file, Source source)
    {
        var parts = file.Name.Split('/');
        if (Unfinished.FirstOrDefault(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } end)
        {
            return $"its name ends in {end}: still being written";
        }

        return file.Bytes is null ? "it is a folder that cannot be listed: no permission, or it is gone"
            : !IsRead(file.Name, source) ? null
            : parts[^1][0] is '_' or '.' ? $"its name begins with \"{parts[^1][0]}\""
            : parts[..^1].FirstOrDefault(p => p[0] is '_' or '.') is { } folder ? $"it lies in a folder whose name begins with \"{folder[0]}\""
            : null;
    }

    /// <summary>A path as files are named: with "/". Elsewhere than on Windows a "\" is a letter like any other.</summary>
    private static string Named(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

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
