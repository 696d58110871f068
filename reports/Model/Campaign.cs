namespace CampaignBatch.Reports.Model;

/// <summary>A campaign as its dump describes it: the row that stands, already judged sound.</summary>
public sealed record Campaign
{
    /// <summary>Exactly as in the dump; may hold any character, so it is never a path and never markup.</summary>
    public required string Id { get; init; }

    /// <summary>Exactly as in the dump, hostile text included.</summary>
    public required string Name { get; init; }

    public required Channel Channel { get; init; }

    /// <summary>Start of the period, included. UTC.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>End of the period, excluded. UTC; null while no end is set.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>IANA id of the zone that days, weekdays and hours of this campaign are told in.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Name of the goal event; null without one.</summary>
    public string? Goal { get; init; }

    /// <summary>Seconds from which a session counts as the goal; null without such a goal.</summary>
    public double? GoalMinSessionSeconds { get; init; }

    /// <summary>Hours after the first message in which a goal counts. Default 168, greater than 0.</summary>
    public required double ConversionWindowHours { get; init; }

    /// <summary>Eligible users as the campaign's own row states them; used where no snapshot exists.</summary>
    public long? AudienceSize { get; init; }

    /// <summary>When <see cref="AudienceSize"/> was counted. UTC; null when the dump does not say.</summary>
    public DateTimeOffset? AudienceAsOf { get; init; }

    public string? Segment { get; init; }

    public string? Description { get; init; }

    public string? MessageTitle { get; init; }

    public string? MessageBody { get; init; }

    public string? Trigger { get; init; }

    /// <summary>Arms of an A/B test, as the dump lists them; empty without one.</summary>
    public IReadOnlyList<string> Variants { get; init; } = [];

    /// <summary>The variant that the others are compared with; null where the dump names none.</summary>
    public string? Control { get; init; }

    /// <summary>Planned shares of <see cref="Variants"/>, in their order, in any unit; empty where the dump gives none.</summary>
    public IReadOnlyList<double> Allocation { get; init; } = [];

    /// <summary>The metric that variants are judged by, as the dump writes it; null where it names none.</summary>
    public string? PrimaryMetric { get; init; }

    /// <summary>Unit of the goals' values, as text such as EUR; null where the dump names none.</summary>
    public string? ValueUnit { get; init; }

    /// <summary>Where the message's picture is, as the dump writes it; null where it names none.</summary>
    public string? MessagePicture { get; init; }

    /// <summary>Words by which campaigns are put together, in the order of the dump; empty without any.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Mail address of the person to ask; null where the dump names none.</summary>
    public string? Owner { get; init; }

    /// <summary>Values of its row that cannot be right and are not used, by column, as written.</summary>
    public IReadOnlyDictionary<string, string> LeftOut { get; init; } = new Dictionary<string, string>();
}
