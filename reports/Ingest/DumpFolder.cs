using System.IO.Enumeration;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What lies in a data folder: the dumps to read, in ordinal order of their path, and the files to skip.</summary>
/// <param name="Dumps">Campaigns, events and audience dumps.</param>
/// <param name="Skipped">Files that are unfinished or hidden by their name.</param>
public sealed record DumpFolder(IReadOnlyList<Dump> Dumps, IReadOnlyList<FileFinding> Skipped)
{
    private static readonly string[] Unfinished = [".tmp", ".partial", ".crdownload"];

    /// <summary>Looks through a data folder; or, for a glob such as <c>dumps/events/2026-*/*.parquet</c>, takes only the event dumps that it matches
    /// and finds campaigns and audience in the nearest folder above that has campaigns.</summary>
    /// <exception cref="NoUsableInput">There is no such folder.</exception>
    /// <exception cref="SettingsError">The location is of a kind that this program does not read.</exception>
    public static DumpFolder Find(string location)
    {
        if (location.Contains("://", StringComparison.Ordinal))
        {
            throw new SettingsError($"The data location '{location}' is not a folder of this machine. Object stores are not read: copy the dumps into a folder and name that.");
        }

        var glob = !Directory.Exists(location) && location.AsSpan().IndexOfAny('*', '?') >= 0;
        var root = glob ? RootOf(location) : Path.GetFullPath(location);
        if (!Directory.Exists(root))
        {
            throw new NoUsableInput($"There is no data folder at '{location}'. Name a folder that holds campaigns.parquet and events/ with --data.");
        }

        var pattern = glob ? Named(Path.GetRelativePath(root, Path.GetFullPath(location))) : null;
        var found = new List<Dump>();
        var skipped = new List<FileFinding>();
        foreach (var file in new FolderWalk(root, name => KindOf(name + "/") is not null).All())
        {
            if (KindOf(file.Name) is not { } kind || (kind == DumpKind.Events && pattern is not null && !Matches(pattern, file.Name)))
            {
                continue;
            }

            if (WhySkipped(file) is { } why)
            {
                skipped.Add(new FileFinding(file.Name, why));
            }
            else if (IsParquet(file.Name) && file.Bytes is { } bytes)
            {
                found.Add(new Dump(kind, file.Name, file.Path, bytes, file.ModifiedAt));
            }
        }

        return new DumpFolder(
            [.. found.OrderBy(d => d.File, StringComparer.Ordinal)],
            [.. skipped.OrderBy(f => f.File, StringComparer.Ordinal)]);
    }

    private static bool IsParquet(string name) => name.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase);

    private static DumpKind? KindOf(string name) => name.Split('/') switch
    {
        ["events", _, ..] => DumpKind.Events,
        ["audience", _, ..] => DumpKind.Audience,
        ["campaigns", _] => DumpKind.Campaigns,
        [var file] when file.StartsWith("campaigns.parquet", StringComparison.OrdinalIgnoreCase) => DumpKind.Campaigns,
        _ => null,
    };

    private static string? WhySkipped(FolderWalk.Found file)
    {
        var parts = file.Name.Split('/');
        if (Unfinished.FirstOrDefault(e => file.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } end)
        {
            return $"its name ends in {end}: still being written";
        }

        return file.Bytes is null ? "it is a folder that cannot be listed: no permission, or it is gone"
            : !IsParquet(file.Name) ? null
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

    /// <summary>A "*" or "?" stays within one part of the path; "**" spans any number of them.</summary>
    private static bool Matches(string pattern, string name) => Matches(pattern.Split('/'), name.Split('/'));

    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name)
    {
        if (pattern.IsEmpty)
        {
            return name.IsEmpty;
        }

        if (pattern[0] == "**")
        {
            return Matches(pattern[1..], name) || (!name.IsEmpty && Matches(pattern, name[1..]));
        }

        return !name.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], name[0], false) && Matches(pattern[1..], name[1..]);
    }
}
