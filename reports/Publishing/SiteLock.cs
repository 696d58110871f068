using System.Diagnostics;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Publishing;

/// <summary>Held by the one run that publishes to a folder. The system lets go of it when the run dies, however it dies.</summary>
internal sealed class SiteLock : IDisposable
{
    private const int WouldBlock = 11, MacWouldBlock = 35, SharingViolation = unchecked((int)0x80070020);
    private const int Attempts = 5;
    private readonly FileStream file;

    private SiteLock(FileStream file) => this.file = file;

    /// <exception cref="CannotWrite">Another run holds it.</exception>
    public static SiteLock Take(string path, string outFolder)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var file = Open(path, outFolder);
            if (IsWhatThePathNames(file, path))
            {
                return new SiteLock(file);
            }

            file.Dispose();
        }

        throw Taken(path, outFolder);
    }

    public void Dispose()
    {
        // Before letting go, so that no other run's lock can be what is deleted.
        if (!OperatingSystem.IsWindows())
        {
            FileCleanup.TryDelete(file.Name);
        }

        file.Dispose();
    }

    private static FileStream Open(string path, string outFolder)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new CannotWrite($"Cannot write {outFolder}: {path} is a link, which no run leaves there. Remove it, then run again.");
        }

        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
            });
        }
        catch (IOException e) when (e.HResult is WouldBlock or MacWouldBlock or SharingViolation)
        {
            throw Taken(path, outFolder);
        }
    }

    // A run that ends takes its lock file away; one that opened that file just before would then hold a lock nobody else can see.
    private static bool IsWhatThePathNames(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var mark = DateTime.UnixEpoch.AddTicks(Stopwatch.GetTimestamp() + Environment.ProcessId);
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        return File.Exists(path) && File.GetLastWriteTimeUtc(path) == File.GetLastWriteTimeUtc(file.SafeFileHandle);
    }

    private static CannotWrite Taken(string path, string outFolder) =>
        new($"Cannot write {outFolder}: another run is publishing to it. Wait for it to end, or choose another folder with --out. (It holds {path}.)") { IsTaken = true };
}
