using CampaignBatch.Reports;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Held by the one service of an embedded ledger. The system lets go of it when the service dies, however it dies.</summary>
internal static class ServiceLock
{
    /// <exception cref="SettingsError">Another service holds it.</exception>
    /// <exception cref="CannotWrite">The folder cannot be written.</exception>
    public static IDisposable Take(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), "serve.lock");
        try
        {
            MakePrivate(Path.GetDirectoryName(path)!);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new SettingsError($"Another service has the ledger in {folder}. Stop it first, or give this one a folder of its own with the setting Ledger; several machines share a PostgreSQL.");
        }
        catch (Exception error) when (WriteFault.IsOne(error))
        {
            throw WriteFault.Of(error, folder);
        }
    }

    // It holds addresses, messages and keys.
    private static void MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
