using System.Runtime.InteropServices;

namespace CampaignBatch.Reports.Io;

/// <summary>
/// Errors of the operating system, told from faults of a file: what is wrong with a disk, a network or a limit says nothing of what a file holds,
/// and may be over in a moment.
/// </summary>
public static class SystemErrors
{
    /// <summary>Pauses before a second and each further attempt.</summary>
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(1500)];

    // Linux and macOS: EPERM, EINTR, EIO, ENXIO, EAGAIN, ENOMEM, EACCES, EBUSY, ENFILE, EMFILE, ETIMEDOUT, ESTALE, EREMOTEIO, ENETDOWN and their kin.
    // Windows: too many files, access denied, not ready, CRC, sharing, lock, network, device.
    private static readonly int[] Linux = [1, 4, 5, 6, 11, 12, 13, 16, 23, 24, 100, 101, 102, 103, 105, 110, 112, 113, 116, 121];
    private static readonly int[] MacOs = [1, 4, 5, 6, 12, 13, 16, 23, 24, 35, 50, 51, 52, 60, 64, 65, 70];
    private static readonly int[] Windows = [4, 5, 21, 23, 32, 33, 51, 53, 54, 55, 59, 64, 121, 1117, 1450];

    private static readonly string[] Texts = [.. Numbers().Select(Marshal.GetPInvokeErrorMessage).Where(t => t.Length > 0).Distinct()];

    /// <summary>What the operating system said, such as "Input/output error".</summary>
    /// <param name="message">Of DuckDB, which ends with that.</param>
    /// <returns>Null for a message that ends otherwise.</returns>
    public static string? Find(string message)
    {
        var line = message.Split('\n')[0].TrimEnd('.', ' ', '"');
        return Texts.FirstOrDefault(text => line.EndsWith($": {text}", StringComparison.Ordinal) || line.EndsWith($": \"{text}", StringComparison.Ordinal));
    }

    /// <summary>Whether an error of the file system is another than that something is not there.</summary>
    public static bool IsOne(Exception error) =>
        error is UnauthorizedAccessException or (IOException and not (FileNotFoundException or DirectoryNotFoundException or EndOfStreamException));

    private static int[] Numbers()
    {
        if (OperatingSystem.IsWindows())
        {
            return Windows;
        }

        return OperatingSystem.IsMacOS() ? MacOs : Linux;
    }

    /// <summary>Tries a few times, within two seconds in all.</summary>
    /// <param name="attempt">What to do.</param>
    /// <param name="isTransient">Errors after which to try again.</param>
    /// <param name="cancel">Ends the pauses.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static T Retry<T>(Func<T> attempt, Func<Exception, bool> isTransient, CancellationToken cancel)
    {
        for (var n = 0; ; n++)
        {
            try
            {
                return attempt();
            }
            catch (Exception error) when (n < Pauses.Length && isTransient(error))
            {
                cancel.WaitHandle.WaitOne(Pauses[n]);
                cancel.ThrowIfCancellationRequested();
            }
        }
    }
}
