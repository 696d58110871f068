using CampaignBatch.Tests.Ingest;

namespace CampaignBatch.Tests.Line;

/// <summary>Two campaigns, one a channel, with every kind of event, over a few dumps.</summary>
internal static class SmallWorld
{
    /// <summary>The campaigns' ids, which are their folders too.</summary>
    public static readonly string[] Ids = ["push-1", "spring"];

    public static DataFolder Make()
    {
        var folder = new DataFolder();
        Fill(folder);
        return folder;
    }

    /// <param name="folder">Where.</param>
    /// <param name="isReversed">Writes the last dump first.</param>
    public static void Fill(DataFolder folder, bool isReversed = false)
    {
        Action[] dumps =
        [
            () => folder.Write("campaigns.parquet", Campaigns()),
            () => folder.Write("events/day=1/a.parquet", Day(1)),
            () => folder.Write("events/day=2/b.parquet", Day(2)),
            () => folder.Write("events/c.parquet", Day(3)),
            () => folder.Write("events/late/again.parquet", $"select *, 1 as extra from ({Day(2)})"),
            () => folder.Write("audience/s.parquet", "select c as campaign_id, 'u' || i as user_id, timestamptz '2026-01-01 00:00:00Z' as as_of, i % 2 = 0 as push_enabled from range(40) t(i), (values ('push-1'), ('spring')) v(c)"),
        ];
        foreach (var dump in isReversed ? dumps.Reverse() : dumps)
        {
            dump();
        }
    }

    public static string Campaigns(string springStarts = "timestamptz '2026-01-01 00:00:00Z'", string springName = "'Spring'") =>
        $"""
        select 'spring' as campaign_id, {springName} as name, 'in_app' as channel, {springStarts} as starts_at, 'Europe/Berlin' as time_zone, 'buy' as goal, ['A', 'B'] as variants
        union all select 'push-1', 'Push', 'push', timestamptz '2026-01-01 00:00:00Z', null, null, null
        """;

    public static string Day(int day) =>
        $"""
        select event_type || '-{day}-' || i as event_id, event_type, timestamptz '2026-01-0{day} 00:00:00Z' + to_minutes(i * 7 + minutes) as occurred_at,
            timestamptz '2026-01-0{day} 00:00:00Z' + to_minutes(i * 7 + minutes + i % 5 * 600) as received_at, 'u' || i % 30 as user_id,
            campaign_id, case when campaign_id is not null then campaign_id || '-{day}-' || i end as message_id,
            case when i % 2 = 0 then 'A' else 'B' end as variant, case when event_type = 'goal' then 'buy' end as goal,
            case when event_type = 'session' then 0.1 * i + 1 / 3.0 end::double as session_seconds, case when i % 8 = 0 then 'unregistered' end as bounce_reason,
            case when i % 3 = 0 then 'ios' else 'android' end as platform, '1.' || i % 4 as app_version, case when i % 5 > 0 then 'DE' end as country
        from range(120) t(i), (values ('impression', 'spring', 0, 1), ('tap', 'spring', 1, 3), ('dismiss', 'spring', 2, 4), ('session', null, 5, 1),
            ('goal', null, 9, 5), ('send', 'push-1', 0, 1), ('bounce', 'push-1', 1, 9), ('open', 'push-1', 30, 2)) v(event_type, campaign_id, minutes, every)
        where i % every = 0
        """;
}
