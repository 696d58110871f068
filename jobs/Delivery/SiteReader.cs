using System.Security.Cryptography;
using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Reads the published site: every byte is of one generation of it, by the digests that it was published with.</summary>
internal sealed class SiteReader
{
    // The site may be swapped for a newer one while it is read: then it is read anew.
    private const int Attempts = 5;

    private readonly string site;
    private readonly Published published;
    private readonly Dictionary<string, string> failures;

    private SiteReader(string site, Published published)
    {
        (this.site, this.published) = (site, published);
        failures = Failures();
    }

    /// <summary>Does work with the site as it stands.</summary>
    /// <exception cref="NoSite">There is none, or it is damaged.</exception>
    public static T Read<T>(string site, Func<SiteReader, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return work(new SiteReader(site, Published.Read(site) ?? throw new NoSite(site, "There is none there.")));
            }
            catch (Exception error) when (error is IOException or JsonException or UnauthorizedAccessException)
            {
                if (attempt == Attempts)
                {
                    throw new NoSite(site, error.Message);
                }
            }
        }
    }

    /// <summary>Campaigns with a report, in the order of the index: those that failed, that run, that are to come, that ended.</summary>
    public IReadOnlyList<IndexEntry> Entries() =>
    [
        .. published.Files.Keys.Where(file => file.StartsWith("campaigns/", StringComparison.Ordinal) && file.EndsWith("/entry.json", StringComparison.Ordinal))
            .Select(file => IndexEntry.FromJson(File(file)))
            .OrderBy(entry => !failures.ContainsKey(entry.Id ?? ""))
            .ThenBy(entry => entry.Status switch { CampaignStatus.Running => 0, CampaignStatus.Scheduled => 1, _ => 2 })
            .ThenByDescending(entry => entry.StartsAt)
            .ThenBy(entry => entry.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id, StringComparer.Ordinal),
    ];

    public PublishedReport Report(IndexEntry entry) => PublishedReport.Read(entry.Slug!, File, failures.GetValueOrDefault(entry.Id ?? ""));

    /// <summary>A file of the site by its path with "/".</summary>
    /// <exception cref="IOException">It is not what was published.</exception>
    public byte[] File(string file)
    {
        var bytes = System.IO.File.ReadAllBytes(Path.Combine(site, file));
        return published.Files.TryGetValue(file, out var digest) && Convert.ToHexStringLower(SHA256.HashData(bytes)) == digest
            ? bytes
            : throw new IOException($"{file} is not what was published.");
    }

    private Dictionary<string, string> Failures()
    {
        using var latest = JsonDocument.Parse(File("runs/latest.json"));
        return latest.RootElement.GetProperty("failed_campaigns").EnumerateArray()
            .Where(failed => failed.GetProperty("id").ValueKind == JsonValueKind.String)
            .GroupBy(failed => failed.GetProperty("id").GetString()!, failed => failed.GetProperty("reason").GetString()!, StringComparer.Ordinal)
            .ToDictionary(failed => failed.Key, failed => failed.First(), StringComparer.Ordinal);
    }
}
