namespace CampaignBatch.Reports.Model;

/// <summary>
/// The latest campaign weeks against as many just before, at most four. Campaign weeks are blocks of seven whole local days, counted from the
/// campaign's first whole day; one counts as soon as it ended 24 hours before T.
/// </summary>
public sealed record Comparison
{
    /// <summary>Why nothing is compared: <c>scheduled</c> or <c>too_few_weeks</c>; null where something is.</summary>
    public string? Reason { get; init; }

    /// <summary>Length of each stretch: 1..4; 0 where nothing is compared.</summary>
    public int Weeks { get; init; }

    /// <summary>Null where nothing is compared, as is <see cref="Before"/>.</summary>
    public Stretch? Recent { get; init; }

    public Stretch? Before { get; init; }

    /// <summary>Hours after its message in which a response counts, in both stretches alike; null where the later one has no message.</summary>
    public double? HorizonHours { get; init; }

    /// <summary>By the names of report.json; a figure that counts people over the whole campaign is in no comparison.</summary>
    public IReadOnlyList<KeyValuePair<string, ComparedFigure>> Figures { get; init; } = [];

    /// <summary>A campaign that has not run for two campaign weeks.</summary>
    public static Comparison TooShort { get; } = new() { Reason = "too_few_weeks" };

    /// <summary>The figure of that name; null where it is not compared.</summary>
    public ComparedFigure? Figure(string name) => Figures.FirstOrDefault(f => f.Key == name).Value;
}
