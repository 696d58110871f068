using System.Diagnostics;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

/// <summary>A folder to try things in, gone afterwards; as a disk of its own where this machine lets us mount one.</summary>
internal sealed class TrialFolder : IDisposable
{
    private readonly List<string> mounted = [];

    public TrialFolder() => Path = Directory.CreateTempSubdirectory("campaign-batch-test-").FullName;

    private TrialFolder(string options)
        : this()
    {
        try
        {
            Mount(Path, options);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Skips the test where no disk can be mounted.</summary>
    public static TrialFolder OnDiskOf(string size) => new("size=" + size);

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Makes an existing folder a disk of its own; skips the test where that cannot be.</summary>
    public void Mount(string folder, string options)
    {
        if (!OperatingSystem.IsLinux() || !Succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder))
        {
            Assert.Skip("This user cannot mount a tmpfs.");
        }

        mounted.Add(folder);
    }

    public void MakeReadOnly() => Assert.True(Succeeds("mount", "-o", "remount,ro", Path));

    /// <summary>Names at the top, in order.</summary>
    public IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        foreach (var folder in mounted)
        {
            // Lazily: a program that was started meanwhile may hold a file of it for a moment.
            Succeeds("umount", "-l", folder);
        }

        Directory.Delete(Path, recursive: true);
    }

    private static bool Succeeds(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
