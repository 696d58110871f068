using System.Security;

namespace CampaignBatch.Reports.Publishing;

/// <summary>Says of a failed write what an operator can do about it.</summary>
public static class WriteFault
{
    /// <summary>Does work that writes; a failure of the file system becomes a <see cref="CannotWrite"/>.</summary>
    /// <param name="where">The folder or file being written, for the message.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="CannotWrite">The file system refused.</exception>
    public static T Guard<T>(string where, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsOne(e))
        {
            throw Of(e, where);
        }
    }

    /// <inheritdoc cref="Guard{T}"/>
    public static void Guard(string where, Action work) => Guard(where, () =>
    {
        work();
        return true;
    });

    /// <summary>Whether an error is the file system's.</summary>
    public static bool IsOne(Exception error) => error is IOException or UnauthorizedAccessException or SecurityException;

    /// <summary>Whether it is for want of permission, or of a file system that can be written.</summary>
    internal static bool IsForbidden(Exception error) => IsOne(error) && Number(error) is 1 or 13 or 19 or 30;

    /// <summary>The error to end the run with.</summary>
    public static CannotWrite Of(Exception error, string where) =>
        new($"Cannot write {where}: {Cure(error)} The published site is as it was.", error);

    // Linux and Windows tell these by different numbers, none of which means another of these on the other.
    private static string Cure(Exception error) => Number(error) switch
    {
        28 or 112 => "the disk is full. Free some space there, or choose another folder with --out (and --cache), then run again.",
        122 or 69 => "the disk quota is used up. Free some space or have it raised, then run again.",
        30 or 19 => "its file system is read-only. Mount it for writing, or choose another folder with --out, then run again.",
        13 or 1 => "no permission. Allow this user to write there, or choose another folder with --out, then run again.",
        5 => "the disk reports an error (input/output). Check the disk before running again.",
        24 or 23 => "too many files are open. Raise the limit (ulimit -n), then run again.",
        _ => $"{error.Message.TrimEnd('.')}. Check the folder and its disk, then run again.",
    };

    // Unix: errno. Windows: the low half of 0x8007xxxx. "Access denied" arrives wrapped on Unix.
    private static int Number(Exception error) => error switch
    {
        UnauthorizedAccessException { InnerException: IOException inner } => Number(inner),
        UnauthorizedAccessException or SecurityException => 13,
        _ when (error.HResult & 0xFFFF0000) == 0x80070000 => error.HResult & 0xFFFF,
        _ => error.HResult,
    };
}
