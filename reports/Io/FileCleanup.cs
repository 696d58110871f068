namespace CampaignBatch.Reports.Io;

/// <summary>
/// Deletes what is needed no more. Where the system refuses, it stays for a later run to sweep: what was done is done all the same.
/// </summary>
internal static class FileCleanup
{
    /// <returns>Whether it is gone.</returns>
    public static bool TryDelete(string file) => Succeeds(() => File.Delete(file));

    /// <summary>Deletes a folder with all that is in it.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool TryDeleteFolder(string folder) => Succeeds(() =>
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, true);
        }
    });

    private static bool Succeeds(Action delete)
    {
        try
        {
            delete();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
