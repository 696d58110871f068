using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace CampaignBatch.Jobs.Commands;

/// <summary>
/// How many files this process may have open at once. With too few it would fail anywhere, even at loading its own parts, and say something that is
/// not so: it is asked first.
/// </summary>
internal static class OpenFileLimit
{
    /// <summary>So many are needed: a run of the samples takes half of them.</summary>
    public const long Fewest = 256;

    private const string Words = "Too many open files";
    private const int StandardError = 2;
    private const int UnixNumber = 24;

    /// <summary>Says on standard error that the limit is too low, where it is.</summary>
    /// <returns>Whether it was.</returns>
    public static bool IsTooLow()
    {
        if (OperatingSystem.IsWindows() || Look() is not { } limit || limit >= Fewest)
        {
            return false;
        }

        // Not by the console: with few files it cannot be loaded any more.
        var bytes = Encoding.UTF8.GetBytes(Refusal(limit));
        _ = Write(StandardError, bytes, bytes.Length);
        return true;
    }

    /// <summary>Whether that is what an error comes from, or one inside of it.</summary>
    public static bool IsReached(Exception? error) => error is not null
        && (error.Message.Contains(Words, StringComparison.OrdinalIgnoreCase) || error is IOException { HResult: UnixNumber } || IsReached(error.InnerException));

    /// <summary>What to do about it.</summary>
    public static string Cure(Exception error) =>
        $"Too many files are open at once: {error.Message.TrimEnd('.')}. Raise the limit (ulimit -n), then run again. The published site is as it was.";

    private static string Refusal(long limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"campaign-batch: Only {limit} files may be open at once here, and {Fewest} are needed. Raise the limit (ulimit -n, or LimitNOFILE of systemd), then run again.\n");

    private static long? Look() => GetLimit(OperatingSystem.IsMacOS() ? 8 : 7, out var limit) == 0 ? (long)Math.Min(limit.Current, long.MaxValue) : null;

    [DllImport("libc", EntryPoint = "getrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetLimit(int resource, out Limit limit);

    [DllImport("libc", EntryPoint = "write")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint Write(int file, byte[] bytes, nint count);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Most;
    }
}
