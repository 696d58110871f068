using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign's report as it stands published, read back from its own files.</summary>
/// <param name="Slug">Its folder below campaigns/.</param>
/// <param name="Report">Its figures.</param>
/// <param name="Tables">The same as columns.</param>
/// <param name="Failure">Why the latest run gave no new report, so that this is an earlier one; null where it did.</param>
public sealed record PublishedReport(string Slug, CampaignReport Report, CampaignTables Tables, string? Failure)
{
    /// <summary>Reads the files of a campaign.</summary>
    /// <param name="slug">Its folder below campaigns/.</param>
    /// <param name="file">Gives a file of the site by its path with "/", relative to the site.</param>
    /// <param name="failure">As <see cref="Failure"/>.</param>
    /// <exception cref="System.Text.Json.JsonException">report.json is none.</exception>
    /// <exception cref="InvalidDataException">report.arrow is none.</exception>
    public static PublishedReport Read(string slug, Func<string, byte[]> file, string? failure) => new(
        slug, ReportFile.Read(file($"campaigns/{slug}/report.json")), ArrowFile.Read(file($"campaigns/{slug}/data/report.arrow")), failure);
}
