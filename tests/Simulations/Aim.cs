namespace CampaignBatch.Simulations;

/// <summary>What a measure of a world should be.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Least">Least share, 0..1.</param>
/// <param name="Most">Greatest share, 0..1.</param>
internal sealed record Aim(string World, string Measure, double Least, double Most)
{
    /// <summary>The share itself must be in the bounds; else its Monte Carlo interval may reach into them.</summary>
    public bool IsStrict { get; init; }

    public AimResult Judge(Share share)
    {
        if (share.Value >= Least && share.Value <= Most)
        {
            return AimResult.Met;
        }

        var reaches = share.Count > 0 && share.High >= Least && share.Low <= Most;
        return reaches && !IsStrict ? AimResult.WithinError : AimResult.Missed;
    }
}
