using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// A run's own folder for what its databases cannot hold in memory. A locked file beside it shows that the run lives; the system lets go of
/// the lock when the run dies, however it dies, and the next run takes the folder away. Not by process id: several machines may share a cache.
/// </summary>
public sealed class SpillFolder : IDisposable
{
    private const int WouldBlock = 11, MacWouldBlock = 35, SharingViolation = unchecked((int)0x80070020);

    private readonly FileStream _lock;

    private SpillFolder(string path, FileStream held) => (Path, _lock) = (path, held);

    public string Path { get; }

    /// <summary>Whether no other run lives that took a folder beside this one.</summary>
    public bool IsAlone => Directory.EnumerateDirectories(System.IO.Path.GetDirectoryName(Path)!).All(f => f == Path);

    /// <summary>Takes away what dead runs left, and makes a folder for this one.</summary>
    /// <param name="parent">Where the folders of all runs are; made when missing.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static SpillFolder Take(string parent)
    {
        Directory.CreateDirectory(parent);
        foreach (var left in Directory.EnumerateDirectories(parent).ToList())
        {
            using var free = TryLock(left);
            if (free is not null)
            {
                FileCleanup.TryDeleteFolder(left);
            }
        }

        for (var n = 1; ; n++)
        {
            var path = System.IO.Path.Combine(parent, FormattableString.Invariant($"{Environment.ProcessId}-{n}"));
            if (TryLock(path) is { } held)
            {
                Directory.CreateDirectory(path);
                return new SpillFolder(path, held);
            }
        }
    }

    public void Dispose()
    {
        FileCleanup.TryDeleteFolder(Path);
        _lock.Dispose();
    }

    private static FileStream? TryLock(string folder)
    {
        try
        {
            return new FileStream(folder + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException error) when (error.HResult is WouldBlock or MacWouldBlock or SharingViolation)
        {
            return null;
        }
    }
}
