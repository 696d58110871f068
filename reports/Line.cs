namespace CampaignBatch.Reports;

/// <summary>The whole way from a folder of dumps to a published site.</summary>
public static class Line
{
    /// <summary>Runs once. Everything it needs to know comes as <paramref name="settings"/>; it has no clock of its own.</summary>
    /// <exception cref="LineError">The run ended without touching the published site.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the published site is as it was.</exception>
    public static RunOutcome Run(LineSettings settings, IProgress<LineProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NoUsableInput("Nothing is built yet.");

    /// <summary>Reads and judges the dumps as <see cref="Run"/> would, and publishes nothing.</summary>
    /// <exception cref="LineError">There is nothing to judge.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckOutcome Check(LineSettings settings, IProgress<LineProgress>? progress = null, CancellationToken cancel = default) =>
        throw new NoUsableInput("Nothing is built yet.");
}
