using System.Runtime.InteropServices;

namespace CampaignBatch.Reports.Publishing;

/// <summary>
/// What publishing needs of the file system and .NET does not give: fsync whose failure is seen (.NET drops it), fsync of a folder,
/// two names exchanged in one step, hard links. Elsewhere than on Linux and macOS the nearest that .NET offers.
/// </summary>
internal static class Durable
{
    private const int Interrupted = 4, Busy = 16, Exists = 17, OtherDevice = 18, InvalidArgument = 22;
    private const int LinuxNoSuchCall = 38, LinuxNotSupported = 95, MacNotSupported = 45;
    private const int CurrentFolder = -100;
    private const uint ExchangeFlag = 2;

    /// <summary>Bytes or names of a file or folder, on the disk once this returns. A folder's names cannot be flushed on Windows.</summary>
    /// <exception cref="IOException">They are not on the disk.</exception>
    public static void Flush(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            FlushOnWindows(path);
            return;
        }

        var file = Open(path, OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000);
        Demand(file >= 0, path);
        try
        {
            Demand(Again(() => FSync(file)) == 0, path);
        }
        finally
        {
            _ = Close(file);
        }
    }

    /// <summary>A new folder, never one that is there already, nor a link.</summary>
    public static void NewFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            if (Path.Exists(path))
            {
                throw new IOException($"The path exists already: '{path}'");
            }

            Directory.CreateDirectory(path);
            return;
        }

        Demand(MkDir(path, Convert.ToUInt32("755", 8)) == 0, path);
    }

    /// <summary>Gives a file or folder another name on the same disk; the new name must be free.</summary>
    public static void Rename(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.Move(from, to);
            return;
        }

        if (Path.Exists(to))
        {
            throw new IOException($"The path exists already: '{to}'", Exists);
        }

        Demand(RenameFile(from, to) == 0, to);
    }

    /// <summary>
    /// Each gets the other's name. In one step on Linux and macOS, so that both names exist at every instant; where the system or the
    /// file system cannot, by three renames, undone if one fails.
    /// </summary>
    /// <param name="one">A file or folder.</param>
    /// <param name="other">Another on the same disk.</param>
    /// <param name="spare">A free name on the same disk, for the way by renames.</param>
    public static void Exchange(string one, string other, string spare)
    {
        var done = OperatingSystem.IsLinux() ? RenameAt2(CurrentFolder, one, CurrentFolder, other, ExchangeFlag)
            : OperatingSystem.IsMacOS() ? RenameX(one, other, ExchangeFlag)
            : -1;
        if (done == 0)
        {
            return;
        }

        var error = Marshal.GetLastPInvokeError();
        var cannot = OperatingSystem.IsWindows() || error is InvalidArgument or LinuxNoSuchCall or LinuxNotSupported or MacNotSupported;
        if (!cannot)
        {
            throw Failure(error, other);
        }

        ExchangeByRenames(one, other, spare);
    }

    /// <summary>A second name for a file's bytes. False where this disk, system or owner does not allow it.</summary>
    public static bool TryLink(string existing, string fresh) =>
        !OperatingSystem.IsWindows() && Link(existing, fresh) == 0;

    /// <summary>Whether a rename failed because the folder is a disk, or mount, of its own.</summary>
    public static bool IsOtherDisk(IOException error) => error.HResult is Busy or OtherDevice;

    internal static void ExchangeByRenames(string one, string other, string spare)
    {
        Rename(other, spare);
        try
        {
            Rename(one, other);
        }
        catch
        {
            Rename(spare, other);
            throw;
        }

        Rename(spare, one);
    }

    private static void FlushOnWindows(string path)
    {
        if (File.Exists(path))
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }
    }

    private static int Again(Func<int> call)
    {
        int result;
        do
        {
            result = call();
        }
        while (result != 0 && Marshal.GetLastPInvokeError() == Interrupted);

        return result;
    }

    private static void Demand(bool done, string path)
    {
        if (!done)
        {
            throw Failure(Marshal.GetLastPInvokeError(), path);
        }
    }

    // The number as HResult: .NET's own errors carry it there too.
    private static IOException Failure(int error, string path) => new($"{Marshal.GetPInvokeErrorMessage(error)}: '{path}'", error);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int FSync(int file);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int file);

    [DllImport("libc", EntryPoint = "mkdir", SetLastError = true)]
    private static extern int MkDir([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
    private static extern int RenameFile([MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to);

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string fresh);

    [DllImport("libc", EntryPoint = "renameat2", SetLastError = true)]
    private static extern int RenameAt2(
        int fromFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string from, int toFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string to, uint flags);

    [DllImport("libc", EntryPoint = "renamex_np", SetLastError = true)]
    private static extern int RenameX(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string from, [MarshalAs(UnmanagedType.LPUTF8Str)] string to, uint flags);
}
