namespace CampaignBatch.Tests.Sources;

/// <summary>The world as the data contract has it.</summary>
internal static class CanonicalShape
{
    private const string Columns =
        """
        event_id, event_type, occurred_at at time zone 'UTC' as occurred_at, received_at at time zone 'UTC' as received_at, user_id, campaign_id, message_id, variant, goal, value,
        session_id, session_seconds, bounce_reason, platform, app_version, country, language, utc_offset_minutes
        """;

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        new("campaigns.parquet", "from campaigns order by campaign_id"),
        new("audience/2026-03-02.parquet", "from audience order by all"),
        new("events/2026-02.parquet", $"select {Columns} from acts where received_at < '2026-03-01' order by received_at, event_id"),
        new("events/2026-03.parquet", $"select {Columns} from acts where received_at >= '2026-03-01' order by received_at, event_id"),
    ];

    /// <summary>What a vendor does not tell of campaigns, beside its dump: under its own ids, with its own names of goals.</summary>
    /// <param name="path">The file.</param>
    /// <param name="id">Its id of a campaign, in SQL.</param>
    /// <param name="goal">Its goal, in SQL.</param>
    /// <param name="name">Its name of an arm, in SQL.</param>
    public static VendorFile Campaigns(string path, string id, string goal = "goal", string name = "arm") => new(path,
        $"""
        select {id} as campaign_id, name, strftime(starts_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') as starts_at, strftime(ends_at at time zone 'UTC', '%Y-%m-%dT%H:%M:%SZ') as ends_at,
            time_zone, {goal} as goal, conversion_window_hours,
            nullif(array_to_string(list_transform(variants, lambda arm: {name}), '|'), '') as variants,
            list_transform([control], lambda arm: {name})[1] as control, allocation, primary_metric, value_unit
        from campaigns order by 1
        """);

    /// <summary>Who could have been met, beside the dump of a vendor.</summary>
    public static VendorFile Audience(string id) => new("audience/2026-03-02.parquet", $"select * replace ({id} as campaign_id) from audience order by all");
}
