namespace CampaignBatch.Reports.Model;

/// <summary>
/// The latest whole days of a campaign against the equally long stretch just before: as many whole weeks as fit twice into
/// its whole days, at most four, so that both have the same weekdays.
/// </summary>
public sealed record Comparison
{
    /// <summary>Why nothing is compared: <c>fewer_than_14_days</c>; null where something is.</summary>
    public string? Reason { get; init; }

    /// <summary>Length of each stretch: 1..4; 0 where nothing is compared.</summary>
    public int Weeks { get; init; }

    /// <summary>Null where nothing is compared, as is <see cref="Before"/>.</summary>
    public Stretch? Recent { get; init; }

    public Stretch? Before { get; init; }

    /// <summary>By the names of report.json; a figure that counts people over the whole campaign is in no comparison.</summary>
    public IReadOnlyList<KeyValuePair<string, ComparedFigure>> Figures { get; init; } = [];

    /// <summary>A campaign that has not run for two whole weeks.</summary>
    public static Comparison TooShort { get; } = new() { Reason = "fewer_than_14_days" };

    /// <summary>The figure of that name; null where it is not compared.</summary>
    public ComparedFigure? Figure(string name) => Figures.FirstOrDefault(f => f.Key == name).Value;
}
