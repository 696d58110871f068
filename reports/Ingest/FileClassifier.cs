using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>Tells which files of a data folder are dumps, and why the others are not read.</summary>
/// <param name="source">Says which files are what.</param>
/// <param name="pattern">Only event dumps of such a path are wanted; null for all.</param>
/// <param name="root">Name of the data folder.</param>
internal sealed class FileClassifier(Source source, string? pattern, string root)
{
    private static readonly string[] Codecs = [".snappy", ".gz", ".zst", ".zstd", ".lz4", ".br", ".brotli", ".lzo"];

    private readonly List<Dump> _dumps = [];
    private readonly List<FileFinding> _skipped = [];
    private readonly List<(string Name, IReadOnlyDictionary<string, Manifest.Promise> Promises)> _manifests = [];

    /// <summary>What is to be read.</summary>
    public IReadOnlyList<Dump> Dumps => _dumps;

    /// <summary>What is not, and why.</summary>
    public IReadOnlyList<FileFinding> Skipped => _skipped;

    /// <summary>What their producers say of files.</summary>
    public IReadOnlyList<(string Name, IReadOnlyDictionary<string, Manifest.Promise> Promises)> Manifests => _manifests;

    public void Classify(FolderWalk.Found file)
    {
        if (file.Name.Split('/')[^1] == Manifest.FileName)
        {
            Promise(file);
        }
        else if (IsWanted(file.Name) && !SkipReason.IsExpected(file.Name))
        {
            var (dumps, why) = Look(file);
            _dumps.AddRange(dumps);
            if (why is not null)
            {
                _skipped.Add(new FileFinding(file.Name, why)
                {
                    Bytes = file.Bytes,
                    LooksLikeDump = SkipReason.LooksLikeDump(file, source),
                });
            }
        }
    }

    private void Promise(FolderWalk.Found file)
    {
        try
        {
            _manifests.Add((file.Name, Manifest.Read(file.Name, file.Path)));
        }
        catch (InvalidDataException error)
        {
            _skipped.Add(new FileFinding(file.Name, error.Message));
        }
    }

    /// <summary>Whoever names files by a pattern does not want to hear of the others.</summary>
    private bool IsWanted(string name)
    {
        if (pattern is null || (source.IsCanonical && KindOf(name) is not (null or DumpKind.Events)))
        {
            return true;
        }

        return PathPattern.Matches(pattern, name);
    }

    private (IReadOnlyList<Dump> Dumps, string? Why) Look(FolderWalk.Found file)
    {
        if (SkipReason.ByName(file.Name) is { } why)
        {
            return ([], why);
        }

        var looked = source.IsCanonical ? Canonical(file) : Mapped(file);
        return looked.Why is not null && file.Bytes == 0 && SkipReason.IsLost(file.Path) ? ([], SkipReason.Lost) : looked;
    }

    private static (IReadOnlyList<Dump> Dumps, string? Why) Canonical(FolderWalk.Found file)
    {
        if (KindOf(file.Name) is not { } kind)
        {
            return ([], SkipReason.Outside(file));
        }

        if (IsParquet(file))
        {
            return ([Of(file, kind)], null);
        }

        // People write campaigns by hand.
        return kind == DumpKind.Campaigns && DumpFormat.Of(file.Name) is not null
            ? ([Of(file, kind) with { IsBeside = true }], null)
            : ([], SkipReason.ByEnding(file, kind == DumpKind.Campaigns ? "*.parquet, *.csv, *.jsonl" : "*.parquet"));
    }

    /// <summary>
    /// By all sections that read it, one dump a kind of rows. Campaigns, audience and identities in the columns of the contract, of any format, stand beside
    /// them: they say what the vendor does not.
    /// </summary>
    private (IReadOnlyList<Dump> Dumps, string? Why) Mapped(FolderWalk.Found file)
    {
        if (DumpFormat.Of(file.Name) is null && !IsParquet(file))
        {
            return ([], SkipReason.ByEnding(file, "*.parquet, *.csv, *.json, *.jsonl, *.avro, also *.gz of text"));
        }

        var sections = source.Reading(file.Name);
        if (sections.Count == 0 && KindOf(file.Name) is { } kind and not DumpKind.Events)
        {
            return ([Of(file, kind) with { IsBeside = true }], null);
        }

        // People name the folder of one table as their data folder, too.
        sections = sections.Count > 0 ? sections : source.Reading($"{root}/{file.Name}");
        var mapped = sections.GroupBy(s => (s.Kind, s.Kind == DumpKind.LookUp ? s.Makes : "")).OrderBy(g => g.Key)
            .Select(g => Of(file, g.Key.Kind) with { Sections = [.. g] }).ToList();
        return mapped.Count > 0 ? (mapped, null) : ([], $"nothing in {source.Name} reads a file of this name");
    }

    private static Dump Of(FolderWalk.Found file, DumpKind kind) => new(kind, file.Name, file.Path, file.Bytes!.Value, file.ModifiedAt);

    /// <summary>
    /// By its ending; or, where that says nothing or only how its pages are compressed, by what it is inside.
    /// </summary>
    private static bool IsParquet(FolderWalk.Found file)
    {
        var end = Ending(file.Name);
        return end is ".parquet" or ".parq" or ".pq"
            || ((end.Length == 0 || Codecs.Contains(end)) && file.Bytes > 0 && FileSniffer.IsParquet(file.Path));
    }

    /// <summary>In lower case; empty for none. What begins with a digit, as in 2026.03.01, is a part of the name.</summary>
    private static string Ending(string name)
    {
        var end = Path.GetExtension(name).ToLowerInvariant();
        return end.Length > 1 && char.IsAsciiLetter(end[1]) ? end : "";
    }

    private static DumpKind? KindOf(string name) => name.Split('/') switch
    {
        ["events", _, ..] => DumpKind.Events,
        ["audience", _, ..] => DumpKind.Audience,
        ["identities", _, ..] => DumpKind.Identities,
        ["campaigns", _] => DumpKind.Campaigns,
        [var file] when file.StartsWith("campaigns.", StringComparison.OrdinalIgnoreCase) => DumpKind.Campaigns,
        _ => null,
    };
}
