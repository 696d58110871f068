using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>There is no published site to mail from.</summary>
internal sealed class NoSite(string site, string why) : LineError($"No site that could be mailed stands in {Path.GetFullPath(site)}: {why} Publish one with run first.");
