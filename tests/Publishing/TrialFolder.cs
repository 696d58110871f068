using System.Diagnostics;
using Xunit;

namespace CampaignBatch.Tests.Publishing;

/// <summary>A folder to try things in, gone afterwards; as a disk of its own where this machine lets us mount one.</summary>
internal sealed class TrialFolder : IDisposable
{
    private readonly bool isMounted;

    public TrialFolder() => Path = Directory.CreateTempSubdirectory("campaign-batch-test-").FullName;

    private TrialFolder(string options)
        : this()
    {
        isMounted = Succeeds("mount", "-t", "tmpfs", "-o", options, "tmpfs", Path);
        if (!isMounted)
        {
            Dispose();
            Assert.Skip("This user cannot mount a tmpfs.");
        }
    }

    public string Path { get; }

    /// <summary>Skips the test where no disk can be mounted.</summary>
    public static TrialFolder OnDiskOf(string size) => OperatingSystem.IsLinux() ? new TrialFolder("size=" + size) : SkipElsewhere();

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void MakeReadOnly() => Assert.True(Succeeds("mount", "-o", "remount,ro", Path));

    /// <summary>Names at the top, in order.</summary>
    public IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)).Order(StringComparer.Ordinal);

    public void Dispose()
    {
        if (isMounted)
        {
            Succeeds("umount", Path);
        }

        Directory.Delete(Path, recursive: true);
    }

    private static TrialFolder SkipElsewhere()
    {
        Assert.Skip("Only Linux mounts a tmpfs.");
        return new TrialFolder();
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
