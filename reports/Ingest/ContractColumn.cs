namespace CampaignBatch.Reports.Ingest;

/// <summary>A column of the data contract, or one that a source declares.</summary>
/// <param name="Name">Its name; a dump may write it in any case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Needed">Whether a dump without it is refused.</param>
public sealed record ContractColumn(string Name, ColumnKind Kind, bool Needed = false)
{
    /// <summary>Its type in the database where <see cref="Kind"/> is <see cref="ColumnKind.Typed"/>.</summary>
    public string? Type { get; init; }

    /// <summary>The columns that a dump of this kind may have.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Look-ups have those that their source gives them.</exception>
    public static IReadOnlyList<ContractColumn> Of(DumpKind kind) => kind switch
    {
        DumpKind.Events => Events,
        DumpKind.Campaigns => Campaigns,
        DumpKind.Audience => Audience,
        DumpKind.Identities => Identities,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only a source knows its columns."),
    };

    private static readonly ContractColumn[] Events =
    [
        new("event_id", ColumnKind.Id, true), new("event_type", ColumnKind.Text, true), new("occurred_at", ColumnKind.Instant, true),
        new("received_at", ColumnKind.Instant), new("user_id", ColumnKind.Id, true), new("campaign_id", ColumnKind.Id),
        new("message_id", ColumnKind.Id), new("variant", ColumnKind.Text), new("goal", ColumnKind.Text), new("value", ColumnKind.Number),
        new("session_seconds", ColumnKind.Number), new("bounce_reason", ColumnKind.Text), new("platform", ColumnKind.Text),
        new("app_version", ColumnKind.Text), new("country", ColumnKind.Text), new("utc_offset_minutes", ColumnKind.Whole),
    ];

    private static readonly ContractColumn[] Campaigns =
    [
        new("campaign_id", ColumnKind.Id, true), new("name", ColumnKind.Text, true), new("channel", ColumnKind.Text, true),
        new("starts_at", ColumnKind.Instant, true), new("ends_at", ColumnKind.Instant), new("time_zone", ColumnKind.Text),
        new("goal", ColumnKind.Text), new("goal_min_session_seconds", ColumnKind.Number), new("conversion_window_hours", ColumnKind.Number),
        new("audience_size", ColumnKind.Whole), new("audience_as_of", ColumnKind.Instant), new("segment", ColumnKind.Text),
        new("description", ColumnKind.Text), new("message_title", ColumnKind.Text), new("message_body", ColumnKind.Text),
        new("trigger", ColumnKind.Text), new("updated_at", ColumnKind.Instant), new("variants", ColumnKind.Texts),
        new("control", ColumnKind.Text), new("allocation", ColumnKind.Numbers), new("primary_metric", ColumnKind.Text), new("value_unit", ColumnKind.Text),
        new("message_picture", ColumnKind.Text), new("tags", ColumnKind.Texts), new("owner", ColumnKind.Text),
    ];

    private static readonly ContractColumn[] Audience =
    [
        new("campaign_id", ColumnKind.Id, true), new("user_id", ColumnKind.Id, true), new("as_of", ColumnKind.Instant, true),
        new("push_enabled", ColumnKind.Flag), new("is_holdout", ColumnKind.Flag),
    ];

    private static readonly ContractColumn[] Identities = [new("alias_id", ColumnKind.Id, true), new("user_id", ColumnKind.Id, true)];
}
