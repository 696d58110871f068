namespace CampaignBatch.Reports.Ingest;

/// <summary>One row of a campaigns dump, not yet judged. Null where the dump says nothing.</summary>
internal sealed record CampaignRow
{
    public required string File { get; init; }

    /// <summary>From 1.</summary>
    public required long Row { get; init; }

    /// <summary>Made by a source of events, rather than written by people.</summary>
    public bool IsMade { get; init; }

    /// <summary>Found beside the dumps of a vendor, or the campaigns of a folder of ours, written by hand.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Values that cannot be read, in words.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? Channel { get; init; }

    public CampaignTime? StartsAt { get; init; }

    public CampaignTime? EndsAt { get; init; }

    public string? TimeZone { get; init; }

    public string? Goal { get; init; }

    public double? GoalMinSessionSeconds { get; init; }

    public double? ConversionWindowHours { get; init; }

    public long? AudienceSize { get; init; }

    public CampaignTime? AudienceAsOf { get; init; }

    public string? Segment { get; init; }

    public string? Description { get; init; }

    public string? MessageTitle { get; init; }

    public string? MessageBody { get; init; }

    public string? Trigger { get; init; }

    public CampaignTime? UpdatedAt { get; init; }

    public IReadOnlyList<string> Variants { get; init; } = [];

    public string? Control { get; init; }

    /// <summary>As written: a share that is missing or no number is null.</summary>
    public IReadOnlyList<double?> Allocation { get; init; } = [];

    public string? PrimaryMetric { get; init; }

    public string? ValueUnit { get; init; }

    public string? MessagePicture { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string? Owner { get; init; }

    /// <summary>This row, with what it leaves open from another of the same campaign.</summary>
    public CampaignRow Over(CampaignRow other) => this with
    {
        Name = Name ?? other.Name,
        Channel = Channel ?? other.Channel,
        StartsAt = StartsAt ?? other.StartsAt,
        EndsAt = EndsAt ?? other.EndsAt,
        TimeZone = TimeZone ?? other.TimeZone,
        Goal = Goal ?? other.Goal,
        GoalMinSessionSeconds = GoalMinSessionSeconds ?? other.GoalMinSessionSeconds,
        ConversionWindowHours = ConversionWindowHours ?? other.ConversionWindowHours,
        AudienceSize = AudienceSize ?? other.AudienceSize,
        AudienceAsOf = AudienceAsOf ?? other.AudienceAsOf,
        Segment = Segment ?? other.Segment,
        Description = Description ?? other.Description,
        MessageTitle = MessageTitle ?? other.MessageTitle,
        MessageBody = MessageBody ?? other.MessageBody,
        Trigger = Trigger ?? other.Trigger,
        Variants = Variants.Count > 0 ? Variants : other.Variants,
        Control = Control ?? other.Control,
        Allocation = Allocation.Count > 0 ? Allocation : other.Allocation,
        PrimaryMetric = PrimaryMetric ?? other.PrimaryMetric,
        ValueUnit = ValueUnit ?? other.ValueUnit,
        MessagePicture = MessagePicture ?? other.MessagePicture,
        Tags = Tags.Count > 0 ? Tags : other.Tags,
        Owner = Owner ?? other.Owner,
    };
}
