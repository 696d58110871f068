using CampaignBatch.Reports.Model;

namespace CampaignBatch.Simulations;

/// <summary>Campaigns of one make, of which the truth is known.</summary>
internal sealed record SimulatedWorld
{
    /// <summary>Midnight, UTC, of the Monday on which every campaign starts.</summary>
    public static readonly DateTime StartsAt = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Days of messages.</summary>
    public const int Days = 28;

    public required string Name { get; init; }

    /// <summary>What is so in this world, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Lets the users of a campaign do what they do.</summary>
    public required Action<SimulatedCampaign, RandomNumbers> Fill { get; init; }

    public Channel Channel { get; init; } = Channel.InApp;

    /// <summary>Campaigns where the command line names no number.</summary>
    public int Campaigns { get; init; } = 400;

    /// <summary>That the campaigns name no end.</summary>
    public bool HasOpenEnd { get; init; }

    /// <summary>That the campaigns name their arms and equal shares.</summary>
    public bool NamesArms { get; init; }

    /// <summary>That the campaigns name a goal.</summary>
    public bool HasGoal { get; init; }

    /// <summary>When the reports are read, in days after the start, in order.</summary>
    public IReadOnlyList<double> Looks { get; init; } = [Days + 2];

    /// <summary>Expected tap-through rate, for push open rate; null where it is not looked at.</summary>
    public double? TrueRate { get; init; }

    /// <summary>Verdicts that are true in this world: the answer by question. Any other claim is false.</summary>
    public IReadOnlyDictionary<string, string> Planted { get; init; } = new Dictionary<string, string>();

    /// <summary>The instant that lies so many days after the start.</summary>
    public static DateTimeOffset Instant(double day) => new(StartsAt.AddDays(day), TimeSpan.Zero);
}
