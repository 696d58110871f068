using System.Runtime.InteropServices;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// When a file's bytes or metadata last changed, by the file system's own clock: the ctime of Unix. Size and time of modification can be the same after the
/// bytes were written over; this cannot, since no program can set it.
/// </summary>
internal static class ChangeTime
{
    /// <summary>Where the system does not tell.</summary>
    public const long Unknown = 0;

    private const int CurrentFolder = -100;

    private const uint ChangedAt = 0x80;

    private const long Nanoseconds = 1_000_000_000;

    /// <summary>Of a file, or of what a link leads to.</summary>
    /// <returns>Nanoseconds since 1970 UTC; <see cref="Unknown"/> elsewhere than on Linux, and where there is no such file.</returns>
    public static long Of(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return Unknown;
        }

        try
        {
            var isKnown = StatX(CurrentFolder, path, 0, ChangedAt, out var stat) == 0 && (stat.Mask & ChangedAt) != 0;
            return isKnown ? (stat.Seconds * Nanoseconds) + stat.Nanoseconds : Unknown;
        }
        catch (Exception error) when (error is EntryPointNotFoundException or DllNotFoundException)
        {
            // A C library from before 2018. Size and time of modification must do.
            return Unknown;
        }
    }

    [DllImport("libc", EntryPoint = "statx")]
    private static extern int StatX(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, out Stat stat);

    /// <summary>The part of Linux's struct statx that is read; it is the same on every processor.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private readonly struct Stat
    {
        [FieldOffset(0)]
        public readonly uint Mask;

        [FieldOffset(96)]
        public readonly long Seconds;

        [FieldOffset(104)]
        public readonly uint Nanoseconds;
    }
}
