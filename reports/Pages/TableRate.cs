namespace CampaignBatch.Reports.Pages;

/// <summary>A rate in a cell of a table.</summary>
/// <param name="Numerator">n.</param>
/// <param name="Denominator">N.</param>
/// <param name="Low">Lower end of its interval, 0..1; null for none.</param>
/// <param name="High">Upper end, as <paramref name="Low"/>.</param>
/// <param name="IsSmall">Whether fewer than 30 users stand behind N.</param>
internal sealed record TableRate(long Numerator, long Denominator, double? Low, double? High, bool IsSmall)
{
    /// <summary>n ÷ N; null for 0/0.</summary>
    public double? Value => Denominator == 0 ? null : (double)Numerator / Denominator;
}
