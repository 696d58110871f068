namespace CampaignBatch.Reports;

/// <summary>A report that one of several workers drew.</summary>
/// <param name="Token">The number under which it was drawn.</param>
/// <param name="Digest">Of all its files; empty where it could not be drawn.</param>
/// <param name="Failure">Why it could not be drawn; null where it was.</param>
public sealed record DrawnReport(long Token, string Digest, string? Failure);
