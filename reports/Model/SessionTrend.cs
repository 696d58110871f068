namespace CampaignBatch.Reports.Model;

/// <summary>Sessions and their length, before and during a campaign.</summary>
public sealed record SessionTrend
{
    /// <summary><c>audience</c>: users of the snapshot; <c>recipients</c>: users who received the campaign.</summary>
    public required string Population { get; init; }

    /// <summary>Whole days shown before the day of the start: 0..28.</summary>
    public required int BeforeDays { get; init; }

    /// <summary>In order of date, days without a session included; empty for a scheduled campaign.</summary>
    public required IReadOnlyList<SessionDay> Days { get; init; }

    /// <summary>Whole weeks before against whole weeks since; null where there is not one week on each side.</summary>
    public SessionComparison? Comparison { get; init; }
}
