using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// The files below a folder, in an order that depends on names alone. A folder reached twice, by a link, is entered once, under the
/// first of its names.
/// </summary>
/// <param name="root">The folder.</param>
/// <param name="first">Folders of the root that are entered first: whatever is reached through them is named by them.</param>
/// <param name="but">Folders that are not entered, by their full paths.</param>
internal sealed class FolderWalk(string root, IReadOnlyCollection<string> first, IReadOnlyCollection<string> but)
{
    private readonly HashSet<string> _entered = new(StringComparer.Ordinal);

    /// <param name="Name">Path relative to the root, with "/".</param>
    /// <param name="Path">Where it is.</param>
    /// <param name="Bytes">Size; 0 for a link that leads nowhere; null for a folder that cannot be listed.</param>
    /// <param name="ModifiedAt">Time of the last change. UTC.</param>
    public readonly record struct Found(string Name, string Path, long? Bytes, DateTime ModifiedAt);

    /// <summary>Every file, and every folder that cannot be listed.</summary>
    public IEnumerable<Found> All() => Below(new DirectoryInfo(root), RealPath.Of(root), "");

    private IEnumerable<Found> Below(DirectoryInfo folder, string real, string prefix)
    {
        if (!_entered.Add(real))
        {
            yield break;
        }

        if (Entries(folder) is not { } entries)
        {
            yield return new Found(prefix.TrimEnd('/'), folder.FullName, null, default);
            yield break;
        }

        foreach (var entry in prefix.Length > 0 ? entries : [.. entries.OrderByDescending(e => first.Contains(e.Name))])
        {
            var name = prefix + entry.Name;
            if (entry is not DirectoryInfo inner)
            {
                yield return Of(name, (FileInfo)entry);
                continue;
            }

            if (but.Contains(inner.FullName))
            {
                continue;
            }

            foreach (var found in Below(inner, RealPath.Of(Path.Combine(real, inner.Name)), name + "/"))
            {
                yield return found;
            }
        }
    }

    /// <summary>Null for a folder that may not be entered.</summary>
    private static FileSystemInfo[]? Entries(DirectoryInfo folder)
    {
        try
        {
            var entries = SystemErrors.Retry(folder.GetFileSystemInfos, error => error is IOException && SystemErrors.IsOne(error), CancellationToken.None);
            return [.. entries.OrderBy(e => e.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Found Of(string name, FileInfo file)
    {
        try
        {
            var real = file.LinkTarget is null ? file : file.ResolveLinkTarget(true) as FileInfo;
            return real is { Exists: true } ? new Found(name, file.FullName, real.Length, real.LastWriteTimeUtc) : new Found(name, file.FullName, 0, default);
        }
        catch (IOException)
        {
            // A link that leads to itself.
            return new Found(name, file.FullName, 0, default);
        }
    }
}
