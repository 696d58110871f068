namespace CampaignBatch.Reports.Model;

/// <summary>One figure of two stretches of weeks. A response counts for the day of its message, and only within the horizon of the comparison.</summary>
/// <param name="Recent">Of the later weeks.</param>
/// <param name="Before">Of as many weeks just before.</param>
public sealed record ComparedFigure(Figure Recent, Figure Before)
{
    /// <summary>Later rate minus earlier rate, −1..1; null for a count, and where either rate cannot be had.</summary>
    public double? Difference => Recent is { IsRate: true, Value: { } now } && Before.Value is { } was ? now - was : null;

    /// <summary>Lower end of the interval of <see cref="Difference"/>: 99 % for the rate that is judged, 95 % for the others. Null where there is no standard error.</summary>
    public double? Low { get; init; }

    /// <summary>Upper end, as <see cref="Low"/>.</summary>
    public double? High { get; init; }

    /// <summary>Change of a count, as a share of what it was: −1 and up. Null for a rate, and where there was nothing before.</summary>
    public double? Change => Recent is { IsRate: false, Value: { } now } && Before.Value is > 0 and var was ? (now - was) / was : null;
}
