namespace CampaignBatch.Reports.Model;

/// <summary>One identity that must hold for the report to be published.</summary>
/// <param name="Name">The identity in words and signs, such as "Σ daily impressions = total".</param>
/// <param name="Holds">Whether it does.</param>
/// <param name="Left">Value of its left side.</param>
/// <param name="Right">Value of its right side.</param>
public sealed record Check(string Name, bool Holds, long Left, long Right);
