using System.Security.Cryptography;

namespace CampaignBatch.Faults;

/// <summary>What a site holds, to compare sites byte by byte; what tells of runs made before is left aside.</summary>
internal sealed class SiteDigest
{
    private readonly SortedDictionary<string, string> _files;

    private SiteDigest(SortedDictionary<string, string> files) => _files = files;

    /// <summary>Null where no site stands.</summary>
    public static SiteDigest? Of(string site)
    {
        if (!Directory.Exists(site))
        {
            return null;
        }

        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };
        var digests = Directory.EnumerateFiles(site, "*", all)
            .Select(path => (Name: Path.GetRelativePath(site, path).Replace('\\', '/'), path))
            .Where(file => !TellsOfRuns(file.Name))
            .ToDictionary(file => file.Name, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.path))));
        return new SiteDigest(new SortedDictionary<string, string>(digests, StringComparer.Ordinal));
    }

    /// <summary>Files that are there in one and not in the other, or differ.</summary>
    public IReadOnlyList<string> DifferencesTo(SiteDigest other) =>
    [
        .. _files.Keys.Union(other._files.Keys)
            .Where(name => _files.GetValueOrDefault(name) != other._files.GetValueOrDefault(name))
            .Order(StringComparer.Ordinal),
    ];

    private static bool TellsOfRuns(string file) =>
        file == Reports.Publishing.Published.FileName || file.StartsWith("runs/", StringComparison.Ordinal);
}
