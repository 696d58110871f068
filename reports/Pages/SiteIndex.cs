using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>What the index page says.</summary>
/// <param name="AsOf">T of the run.</param>
/// <param name="Entries">Every campaign, in any order.</param>
/// <param name="DataQuality">What became of the rows of all dumps.</param>
/// <param name="FilesRead">Dumps that were read, in this run or an earlier one.</param>
public sealed record SiteIndex(DateTimeOffset AsOf, IReadOnlyList<IndexEntry> Entries, DataQuality DataQuality, int FilesRead);
