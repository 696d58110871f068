using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Marks of the dumps that are being read in a process that does more than that: one whose process is gone was left in the midst, perhaps because the
/// dump brought it down.
/// </summary>
/// <param name="folder">Where the marks are: files that their process holds locked.</param>
public sealed class BeingRead(string folder)
{
    /// <summary>Marks a dump until what is returned is disposed of; null where it cannot be marked, which harms nothing.</summary>
    public IDisposable? Begin(Dump dump)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new Mark(Open(dump, FileMode.OpenOrCreate));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Whether a process that was reading a dump, as it is now, did not come to its end.</summary>
    public bool IsLeft(Dump dump)
    {
        try
        {
            if (!File.Exists(PathOf(dump)))
            {
                return false;
            }

            Open(dump, FileMode.Open).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Held by one that reads it now, or gone.
            return false;
        }
    }

    /// <summary>Takes back the mark of a dump that can be read after all.</summary>
    public void Forget(Dump dump)
    {
        // Where it cannot be deleted it stays marked.
        FileCleanup.TryDelete(PathOf(dump));
    }

    /// <summary>Takes back the marks of all dumps but those that are there.</summary>
    /// <exception cref="IOException">They cannot be taken back.</exception>
    internal void Tidy(IEnumerable<Dump> dumps)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        var present = dumps.Select(PathOf).ToHashSet(StringComparer.Ordinal);
        foreach (var mark in Directory.EnumerateFiles(folder).Where(m => !present.Contains(m)))
        {
            File.Delete(mark);
        }
    }

    private FileStream Open(Dump dump, FileMode mode) => new(PathOf(dump), mode, FileAccess.ReadWrite, FileShare.None, 1);

    private string PathOf(Dump dump) => Path.Combine(folder,
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{dump.Path}\n{dump.Bytes}\n{dump.ModifiedAt.Ticks}"))))[..40]);

    private sealed class Mark(FileStream file) : IDisposable
    {
        public void Dispose()
        {
            if (OperatingSystem.IsWindows())
            {
                file.Dispose();
                FileCleanup.TryDelete(file.Name);
                return;
            }

            // Gone before it is free: nobody sees it left.
            FileCleanup.TryDelete(file.Name);
            file.Dispose();
        }
    }
}
