using System.Diagnostics;
using System.Globalization;

namespace CampaignBatch.Faults;

/// <summary>A disk of a few KiB, in memory, at a folder; taken away when disposed of.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string _folder;

    public SmallDisk(string folder, int kib)
    {
        _folder = folder;
        if (!Does("mount", "-t", "tmpfs", "-o", Size(kib), "tmpfs", folder))
        {
            throw new IOException($"No disk can be mounted at {folder}.");
        }
    }

    /// <summary>Why no disk can be made here; null where it can.</summary>
    public static string? Missing { get; } = FindMissing();

    /// <summary>Gives it another size; what is on it stays.</summary>
    public void Resize(int kib) => Does("mount", "-o", "remount," + Size(kib), _folder);

    public void Dispose() => Does("umount", "-l", _folder);

    private static string Size(int kib) => string.Create(CultureInfo.InvariantCulture, $"size={kib}k");

    private static string? FindMissing()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "small disks are mounted on Linux only";
        }

        var folder = Directory.CreateTempSubdirectory("campaign-batch-disk-");
        try
        {
            using var disk = new SmallDisk(folder.FullName, 64);
            return null;
        }
        catch (IOException)
        {
            return "this user may not mount a disk";
        }
        finally
        {
            folder.Delete();
        }
    }

    private static bool Does(string program, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
