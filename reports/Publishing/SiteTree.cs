using System.Security.Cryptography;
using System.Text;

namespace CampaignBatch.Reports.Publishing;

/// <summary>A folder of plain files, as a site is one: no links anywhere in it.</summary>
internal static class SiteTree
{
    // More than the processors: they wait for the disk, and a disk flushes many files in one go.
    private const int FlushesAtOnce = 8;

    /// <summary>Every file of a site, by path with "/" relative to it, in ordinal order.</summary>
    /// <exception cref="IOException">A link is among them.</exception>
    public static IReadOnlyList<string> Files(string folder) =>
        [.. Entries(folder).OfType<FileInfo>().Select(file => Relative(folder, file.FullName)).Order(StringComparer.Ordinal)];

    /// <summary>The full path of a file of the site; null where it would lie elsewhere.</summary>
    public static string? Below(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    /// <summary>The digest of a file's bytes, lower-case hex.</summary>
    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>The digest of all files of a folder, their names included.</summary>
    public static string Digest(string folder) => Digest(Files(folder).Select(file => KeyValuePair.Create(file, Sha256(Path.Combine(folder, file)))));

    /// <param name="files">The digest of each file, by path, in ordinal order.</param>
    public static string Digest(IEnumerable<KeyValuePair<string, string>> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.Select(file => $"{file.Value} {file.Key}")))));

    /// <summary>Puts files, and the names in every folder, onto the disk.</summary>
    public static void Flush(string folder, IEnumerable<string> files, CancellationToken cancel)
    {
        var together = new ParallelOptions { MaxDegreeOfParallelism = FlushesAtOnce, CancellationToken = cancel };
        var folders = Entries(folder).OfType<DirectoryInfo>().Select(entry => entry.FullName).Append(folder);
        try
        {
            Parallel.ForEach(files, together, file => Durable.Flush(Path.Combine(folder, file)));
            Parallel.ForEach(folders, together, Durable.Flush);
        }
        catch (AggregateException e) when (e.InnerExceptions.FirstOrDefault(WriteFault.IsOne) is { } first)
        {
            throw new IOException(first.Message, first) { HResult = first.HResult };
        }
    }

    /// <summary>Carries files over by hard links, else by copies.</summary>
    public static void Carry(string from, string to, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(to, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!Durable.TryLink(Path.Combine(from, file), target))
            {
                File.Copy(Path.Combine(from, file), target);
            }
        }
    }

    /// <summary>Removes a site or a part of one; the mark that it is ours goes last, so that a kill in between leaves what the next run knows.</summary>
    public static void Remove(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (entry.Name != Published.FileName)
            {
                Delete(entry);
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Deletes a file, a whole folder, or a link without what it leads to.</summary>
    public static void Delete(FileSystemInfo entry)
    {
        if (entry is DirectoryInfo { LinkTarget: null } directory)
        {
            directory.Delete(recursive: true);
        }
        else
        {
            entry.Delete();
        }
    }

    private static IEnumerable<FileSystemInfo> Entries(string folder, bool isTop = true)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            if (isTop && SitePlace.IsApart(entry.Name))
            {
                continue;
            }

            if (entry.LinkTarget is not null)
            {
                throw new IOException($"A link stands where a plain file or folder of the site should: '{entry.FullName}'");
            }

            yield return entry;
            if (entry is DirectoryInfo)
            {
                foreach (var below in Entries(entry.FullName, isTop: false))
                {
                    yield return below;
                }
            }
        }
    }

    private static string Relative(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
