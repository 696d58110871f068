namespace CampaignBatch.Reports.Model;

/// <summary>Break-downs by what the message carried; an answer follows its message. Greatest key first, ties by key, null last.</summary>
public sealed record Breakdowns
{
    public IReadOnlyList<BreakdownRow> Variant { get; init; } = [];

    public IReadOnlyList<BreakdownRow> Platform { get; init; } = [];

    public IReadOnlyList<BreakdownRow> Country { get; init; } = [];

    public IReadOnlyList<BreakdownRow> AppVersion { get; init; } = [];
}
