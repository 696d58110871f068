namespace CampaignBatch.Reports.Model;

/// <summary>From where on a finding in the data is one to look at, and one not to trust.</summary>
/// <param name="Name">Of the finding, such as <c>rejected_rows</c>.</param>
/// <param name="IsShare">True: both are shares in 0..1, and a finding lies above. False: both are days, 1 or more, and a finding has as many.</param>
/// <param name="Look">Null: never.</param>
/// <param name="Distrust">Null: never. Not below <paramref name="Look"/>.</param>
public sealed record TrustThreshold(string Name, bool IsShare, double? Look, double? Distrust)
{
    /// <summary>What a finding of that size is.</summary>
    public TrustLevel Judge(double size) => IsBeyond(size, Distrust) ? TrustLevel.DoNotTrust : IsBeyond(size, Look) ? TrustLevel.Look : TrustLevel.Fine;

    private bool IsBeyond(double size, double? limit) => limit is { } at && (IsShare ? size > at : size >= at);
}
