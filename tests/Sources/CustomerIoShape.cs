namespace CampaignBatch.Tests.Sources;

/// <summary>
/// As Customer.io writes data-out: files of what changed in deliveries, metrics and people, three times. The first delivery rows lack their campaign until they come again
/// with a larger seq_num; people get their id late; e-mail lies among all of it.
/// </summary>
internal static class CustomerIoShape
{
    public const string Campaign = "case campaign_id when 'spring-sale-banner' then '11' else '12' end";

    private const string Person = "'c10' || own_id[:12]";

    private const string Delivery = "'dgTQ' || md5(message)[:20]";

    private static readonly (int No, string From, string To)[] Exports = [(1, "2026-01-01", "2026-02-21"), (2, "2026-02-21", "2026-02-26"), (3, "2026-02-26", "2027-01-01")];

    // Of an answer to nothing there is a delivery all the same, of which nothing else is told.
    private const string Deliveries =
        $"""
        select 7001 as workspace_id, {Delivery} as delivery_id, any_value({Person}) as internal_customer_id, case any_value(campaign_id) when 'spring-sale-banner' then 'in_app' else 'push' end as delivery_type,
            any_value({Campaign})::integer as campaign_id, case any_value(variant) when 'A' then 501 when 'B' then 502 else 503 end as content_id, min(received_at) as created_at
        from acts where event_type not in ('session', 'goal') group by message
        """;

    private const string Metrics =
        $"""
        select ids(event_id) as event_id, 7001 as workspace_id, {Delivery} as delivery_id,
            case event_type when 'impression' then 'opened' when 'tap' then 'clicked' when 'send' then 'sent' when 'open' then 'opened' else 'bounced' end as metric,
            bounce_reason as reason, occurred_at as created_at, received_at, (100000 + epoch(received_at)::bigint % 1000000) as seq_num
        from acts where event_type in ('impression', 'tap', 'send', 'open', 'bounce')
        union all
        -- What comes before and after, and is none of ours.
        select ids(event_id || m.metric), 7001, {Delivery}, m.metric, null, occurred_at, received_at, 100000 + epoch(received_at)::bigint % 1000000
        from acts, (values ('drafted', 'send'), ('delivered', 'send'), ('sent', 'impression')) as m(metric, after)
        where event_type = m.after and hash(event_id) % 4 = 0
        union all
        select ids(g.event_id), 7001, 'dgTQ' || md5(arg_max(m.message, m.occurred_at))[:20], 'converted', null, g.occurred_at, g.received_at, 100000 + epoch(g.received_at)::bigint % 1000000
        from acts as g inner join acts as m on m.event_type = 'impression' and m.campaign_id = g.campaign_id and m.user_id = g.user_id and m.occurred_at <= g.occurred_at
        where g.event_type = 'goal' and g.campaign_id is not null
        group by g.event_id, g.occurred_at, g.received_at
        union all
        select ids('mail ' || n || m.metric), 7001, 'mail' || n, m.metric, null, timestamp '2026-02-20 08:00:00' + to_minutes(n), timestamp '2026-02-20 08:00:00' + to_minutes(n), 150000 + n
        from range(20) as r(n), (values ('sent'), ('opened'), ('bounced')) as m(metric)
        """;

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        // Only conversions of deliveries are told: what the push is for is not.
        CanonicalShape.Campaigns("campaigns.jsonl", Campaign, "case channel when 'in_app' then 'conversion' end"),
        CanonicalShape.Audience(Campaign),
        .. from export in Exports
           select new VendorFile($"deliveries_v5_7001_{export.No}.parquet",
               $"""
               select *, 1 as seq_num from ({Deliveries}) where created_at >= '{export.From}' and created_at < '{export.To}' and hash(delivery_id) % 5 <> 0
               union all
               select * replace (null as campaign_id, null as content_id), 1 from ({Deliveries}) where created_at >= '{export.From}' and created_at < '{export.To}' and hash(delivery_id) % 5 = 0
               union all
               select *, 2 from ({Deliveries}) where {export.No} = 3 and hash(delivery_id) % 5 = 0
               union all
               select 7001, 'mail' || n, 'c10mail', 'email', 13, null, timestamp '2026-02-20 08:00:00', 1 from range(20) as r(n) where {export.No} = 2
               order by delivery_id, seq_num
               """),
        .. from export in Exports
           select new VendorFile($"metrics_v4_7001_{export.No}.parquet",
               $"select * exclude (received_at) from ({Metrics}) where received_at < '{export.To}' and (received_at >= '{export.From}' or (is_again(event_id) and {export.No} = 3)) order by seq_num, event_id"),
        new("people_v4_7001_1.parquet",
            $"select 7001 as workspace_id, null::varchar as customer_id, {Person} as internal_customer_id, false as deleted, false as suppressed, 1 as seq_num from known_users where user_id in (select user_id from acts) order by internal_customer_id"),
        new("people_v4_7001_3.parquet",
            $"select 7001 as workspace_id, case when is_anonymous then {Person} else user_id end as customer_id, {Person} as internal_customer_id, false as deleted, false as suppressed, 2 as seq_num from known_users where user_id in (select user_id from acts) order by internal_customer_id"),
        new("campaigns_v1_7001_1.parquet", $"select 7001 as workspace_id, ({Campaign})::integer as campaign_id, name, 1 as seq_num from campaigns order by 2"),
    ];
}
