namespace CampaignBatch.Reports.Ingest;

/// <summary>Why a file of the data folder is not read, in words a person can act on.</summary>
internal static class SkipReason
{
    private static readonly string[] Unfinished = [".tmp", ".partial", ".crdownload"];

    /// <summary>What is true of sample dumps stands beside them.</summary>
    private const string TruthsOfSamples = "truths.json";

    /// <summary>Why a link that leads nowhere is not read.</summary>
    public const string Lost = "it is a link that points to nothing: what it names is gone, or is not mounted here";

    /// <summary>The folders of a data folder that hold dumps.</summary>
    public static readonly string[] Folders = ["events", "audience", "identities", "campaigns"];

    /// <summary>Whether a path is that of a link that leads nowhere, or to itself.</summary>
    public static bool IsLost(string path)
    {
        try
        {
            var file = new FileInfo(path);
            return file.LinkTarget is not null && file.ResolveLinkTarget(true) is not { Exists: true };
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Whether a file is left behind by the writers of dumps and is never named: it holds no rows.</summary>
    /// <param name="name">Path relative to the data folder.</param>
    public static bool IsExpected(string name)
    {
        var file = name.Split('/')[^1];
        return file is "_SUCCESS" or Manifest.FileName or TruthsOfSamples
            || file.EndsWith(".crc", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Why its name forbids to read it, whatever it holds; null where it does not.</summary>
    public static string? ByName(string name)
    {
        if (Array.Find(Unfinished, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } end)
        {
            return $"its name ends in {end}: still being written";
        }

        var parts = name.Split('/');
        if (parts[^1][0] is '_' or '.')
        {
            return $"its name begins with \"{parts[^1][0]}\"";
        }

        return parts[..^1].FirstOrDefault(p => p[0] is '_' or '.') is { } folder
            ? $"it lies in a folder whose name begins with \"{folder[0]}\""
            : null;
    }

    /// <summary>Why a file in a folder of dumps is not read: its ending, and what it looks like inside.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">What is read there, such as "*.parquet".</param>
    public static string ByEnding(FolderWalk.Found file, string read)
    {
        var end = Path.GetExtension(file.Name);
        var what = end.Length > 0 ? $"a name that ends in {end} is not read" : "a name without an ending is read only where it is Parquet inside";
        var inside = file.Bytes is > 0 ? FileSniffer.Of(file.Path) : null;
        return inside switch
        {
            null => $"{what}: what is read there is {read}",
            "Parquet" => $"{what}, though it is Parquet inside: name it *.parquet, if it is a dump",
            _ => $"{what}, and it looks like {inside}: what is read there is {read}",
        };
    }

    /// <summary>Why a file outside the folders of dumps is not read.</summary>
    public static string Outside(FolderWalk.Found file)
    {
        var top = file.Name.Split('/')[0];
        if (Meant(top) is not { } meant)
        {
            return "it lies in none of the folders that are read: campaigns, events, audience, identities";
        }

        return file.Name.Contains('/', StringComparison.Ordinal)
            ? $"it lies in the folder {top}/, whose name is only like {meant}/: that one is read"
            : $"it lies beside the folder {meant}/, not in it";
    }

    /// <summary>Whether a file that is not read was perhaps meant to be: rows in a folder that is nearly one of ours, or Parquet in one of them.</summary>
    public static bool LooksLikeDump(FolderWalk.Found file, Source source)
    {
        var top = file.Name.Split('/')[0];
        if (file.Bytes is 0 && IsLost(file.Path))
        {
            return Folders.Contains(top);
        }

        if (file.Bytes is not > 0 || ByName(file.Name) is not null)
        {
            return false;
        }

        var isNear = source.IsCanonical && (Folders.Contains(top) || Meant(top) is not null);
        return (isNear || DumpFormat.Of(file.Name) is null) && FileSniffer.IsParquet(file.Path);
    }

    /// <summary>The folder of dumps that a name was meant to be.</summary>
    private static string? Meant(string top)
    {
        var stem = SimilarName.Bare(top.Split('.')[0]);
        return SimilarName.Of(stem, Folders)
            ?? Array.Find(Folders, f => stem.StartsWith(f.TrimEnd('s'), StringComparison.Ordinal) || stem.EndsWith(f, StringComparison.Ordinal));
    }
}
