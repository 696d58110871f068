using CampaignBatch.Reports;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Jobs;

/// <summary>What the commands do their work with.</summary>
internal sealed record Workbench
{
    public delegate TOutcome Work<out TOutcome>(LineSettings settings, IProgress<LineProgress>? progress, CancellationToken cancel);

    public Work<RunOutcome> Run { get; init; } = Line.Run;

    public Work<CheckOutcome> Check { get; init; } = Line.Check;

    public Func<LineSettings, CancellationToken, IReadOnlyList<SourceProposal>> Propose { get; init; } = Line.Propose;

    public Func<LineSettings, CancellationToken, CampaignList> Campaigns { get; init; } = Line.Campaigns;

    public Func<LineSettings, CancellationToken, int> Help { get; init; } = Line.Help;

    public Func<SampleSettings, IProgress<SampleProgress>, CancellationToken, SampleTruths> Sample { get; init; } = SampleWorld.Write;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
