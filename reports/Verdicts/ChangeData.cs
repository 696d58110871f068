using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Verdicts;

/// <summary>What the data say of the compared weeks of one campaign.</summary>
/// <param name="Comparison">The weeks, with the figures of both stretches and no interval.</param>
/// <param name="Rates">For each rate that is compared its days, and its sums over users.</param>
public sealed record ChangeData(Comparison Comparison, IReadOnlyDictionary<string, (IReadOnlyList<ComparedDay> Days, ComparedUsers Users)> Rates);
