namespace CampaignBatch.Simulations;

/// <summary>What a measure of a world should be.</summary>
/// <param name="World">Name of the world.</param>
/// <param name="Measure">Name of the measure.</param>
/// <param name="Least">Least share, 0..1.</param>
/// <param name="Most">Greatest share, 0..1.</param>
internal sealed record Aim(string World, string Measure, double Least, double Most)
{
    /// <summary>That the share itself must be within the bounds; else only its Monte Carlo interval must reach into them.</summary>
    public bool IsStrict { get; init; }

    public AimResult Judge(Share share)
    {
        if (share.Value >= Least && share.Value <= Most)
        {
            return AimResult.Met;
        }

        return share.Count > 0 && !IsStrict && share.High >= Least && share.Low <= Most ? AimResult.WithinError : AimResult.Missed;
    }
}
