namespace CampaignBatch.Reports;

/// <summary>
/// Has reports drawn by several workers: each by one at a time, under a number that rises with everybody who takes it, and what counts is what was
/// handed in under the highest.
/// </summary>
/// <param name="order">What the reports are made from, as the workers know it.</param>
/// <param name="reports">The reports by their folders' names, in order.</param>
/// <param name="draw">Draws one here, under the number given.</param>
/// <param name="cancel">Stops within a moment.</param>
/// <returns>What counts, of every report, in their order.</returns>
public delegate IReadOnlyList<DrawnReport> CampaignSharing(
    string order, IReadOnlyList<string> reports, Func<string, long, CancellationToken, DrawnReport> draw, CancellationToken cancel);
