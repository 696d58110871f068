using System.Buffers;
using System.IO.Enumeration;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// Removes old files of ours from the pickup folder. Ages count back from the newest files, not from the clock, and those stay
/// whatever their age.
/// </summary>
internal static class PickupRetention
{
    /// <summary>So many of the newest files stay, and the oldest of them is the one that ages are counted from.</summary>
    public const int NewestFiles = 100;

    private const string Ending = ".eml";
    private const int DigestLength = 32;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <returns>How many files went.</returns>
    public static int Apply(string folder, int days)
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        var files = Files(folder).OrderByDescending(file => file.At).ToList();
        if (files.Count <= NewestFiles)
        {
            return 0;
        }

        var before = files[NewestFiles - 1].At.AddDays(-days);
        return files.Skip(NewestFiles).Where(file => file.At < before).Count(file => IsRemoved(file.Path));
    }

    // Neither links nor files of others, such as those that a program which picks up has in hand.
    private static FileSystemEnumerable<(string Path, DateTimeOffset At)> Files(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => (entry.ToFullPath(), entry.LastWriteTimeUtc),
        new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Directory })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => IsOurs(entry.FileName),
    };

    private static bool IsOurs(ReadOnlySpan<char> name) =>
        name.Length == DigestLength + Ending.Length && name.EndsWith(Ending, StringComparison.Ordinal)
        && !name[..DigestLength].ContainsAnyExcept(Digits);

    private static bool IsRemoved(string path)
    {
        try
        {
            File.Delete(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody picks it up just now, or it is not ours to remove: the next round looks again.
            return false;
        }
    }
}
