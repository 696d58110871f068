namespace CampaignBatch.Reports.Model;

/// <summary>One figure of two stretches. An answer counts for the day of its message.</summary>
/// <param name="Recent">Of the latest whole weeks.</param>
/// <param name="Before">Of as many weeks just before; opens of these messages count as far as they were as old as those of <paramref name="Recent"/> are now.</param>
public sealed record ComparedFigure(Figure Recent, Figure Before)
{
    /// <summary>Change of a count, as a share of what it was: −1 and up. Null for a rate, and where there was nothing before.</summary>
    public double? Change => Recent is { IsRate: false, Value: { } now } && Before.Value is > 0 and var was ? (now - was) / was : null;
}
