namespace CampaignBatch.Reports.Ingest;

/// <summary>A column of the data contract.</summary>
/// <param name="Name">Its name; a dump may write it in any case.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Needed">Whether a dump without it is refused.</param>
public sealed record ContractColumn(string Name, ColumnKind Kind, bool Needed = false)
{
    /// <summary>The columns that a dump of this kind may have.</summary>
    public static IReadOnlyList<ContractColumn> Of(DumpKind kind) => kind switch
    {
        DumpKind.Events => Events,
        DumpKind.Campaigns => Campaigns,
        _ => Audience,
    };

    private static readonly ContractColumn[] Events =
    [
        new("event_id", ColumnKind.Id, true), new("event_type", ColumnKind.Text, true), new("occurred_at", ColumnKind.Instant, true),
        new("received_at", ColumnKind.Instant), new("user_id", ColumnKind.Id, true), new("campaign_id", ColumnKind.Id),
        new("message_id", ColumnKind.Id), new("variant", ColumnKind.Text), new("goal", ColumnKind.Text),
        new("session_seconds", ColumnKind.Number), new("bounce_reason", ColumnKind.Text), new("platform", ColumnKind.Text),
        new("app_version", ColumnKind.Text), new("country", ColumnKind.Text), new("utc_offset_minutes", ColumnKind.WholeNumber),
    ];

    private static readonly ContractColumn[] Campaigns =
    [
        new("campaign_id", ColumnKind.Id, true), new("name", ColumnKind.Text, true), new("channel", ColumnKind.Text, true),
        new("starts_at", ColumnKind.Instant, true), new("ends_at", ColumnKind.Instant), new("time_zone", ColumnKind.Text),
        new("goal", ColumnKind.Text), new("goal_min_session_seconds", ColumnKind.Number), new("conversion_window_hours", ColumnKind.Number),
        new("audience_size", ColumnKind.WholeNumber), new("audience_as_of", ColumnKind.Instant), new("segment", ColumnKind.Text),
        new("description", ColumnKind.Text), new("message_title", ColumnKind.Text), new("message_body", ColumnKind.Text),
        new("trigger", ColumnKind.Text), new("updated_at", ColumnKind.Instant), new("variants", ColumnKind.Texts),
    ];

    private static readonly ContractColumn[] Audience =
    [
        new("campaign_id", ColumnKind.Id, true), new("user_id", ColumnKind.Id, true), new("as_of", ColumnKind.Instant, true),
        new("push_enabled", ColumnKind.Flag), new("is_holdout", ColumnKind.Flag),
    ];
}
