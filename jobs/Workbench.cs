using CampaignBatch.Reports;

namespace CampaignBatch.Jobs;

/// <summary>What the commands do their work with.</summary>
internal sealed record Workbench
{
    public delegate TOutcome Work<out TOutcome>(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel);

    public Work<RunOutcome> Run { get; init; } = Line.Run;

    public Work<CheckOutcome> Check { get; init; } = Line.Check;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
