namespace CampaignBatch.Tests.Sources;

/// <summary>
/// As Segment fills a warehouse: a table an event, unloaded to files. In-app events have the names of Braze's integration, pushes Segment's own. Older files lack columns that
/// nothing had filled yet; one table is CSV, one in upper case.
/// </summary>
internal static class SegmentShape
{
    public const string Campaign = "case campaign_id when 'spring-sale-banner' then 'spring-sale' else 'cart-reminder' end";

    private const string Middle = "2026-02-22";

    private const string Clocks = "occurred_at as original_timestamp, received_at - interval 1 second as sent_at, received_at at time zone 'UTC' as received_at";

    private const string Who = "ids(event_id) as id, own_id as anonymous_id, case when not is_anonymous then user_id end as user_id";

    private const string Context = "app_version as context_app_version, upper(platform) as context_os_name, zone as context_timezone, md5(user_id)[:16] as context_device_id";

    private const string Named = "case campaign_id when 'spring-sale-banner' then 'Spring sale banner' else 'Cart reminder push' end as campaign_name";

    public static IReadOnlyList<VendorFile> Files { get; } =
    [
        CanonicalShape.Campaigns("campaigns.csv", Campaign, "case channel when 'in_app' then 'conversion' else 'order_completed' end", "'arm-' || lower(arm)"),
        CanonicalShape.Audience(Campaign),
        .. Table("in_app_message_viewed", "impression"),
        .. Table("in_app_message_clicked", "tap"),
        .. Table("in_app_message_dismissed", "dismiss"),
        // What bounced was not received; what bounced without having been sent is nothing.
        .. Table("push_notification_received", "send", "message not in (select message from acts where event_type = 'bounce')"),
        .. Table("push_notification_tapped", "open"),
        .. Table("push_notification_bounced", "bounce", "message not like 'none-%'"),
        new("shop_prod/application_opened.csv", $"select {Who}, {Clocks}, upper(platform) as context_os_name, false as from_background from acts where event_type = 'session' and received_at < '{Middle}' order by id"),
        new("shop_prod/application_opened_2.csv.gz", $"select {Who}, {Clocks}, upper(platform) as context_os_name, false as from_background from acts where event_type = 'session' and (received_at >= '{Middle}' or is_again(event_id)) order by id"),
        new("shop_prod/campaign_converted/000.parquet", $"""select ids(event_id) as "ID", own_id as "ANONYMOUS_ID", user_id as "USER_ID", occurred_at as "TIMESTAMP", received_at as "RECEIVED_AT", {Campaign} as "CAMPAIGN_ID" from acts where event_type = 'goal' and campaign_id is not null order by 1"""),
        new("shop_prod/order_completed/000.parquet", $"select {Who}, {Clocks}, value as revenue from acts where event_type = 'goal' and campaign_id is null order by id"),
        new("shop_prod/tracks/000.parquet",
            $"""
            select {Who}, {Clocks}, case event_type when 'goal' then if(campaign_id is null, 'order_completed', 'campaign_converted') when 'impression' then 'in_app_message_viewed' else 'application_opened' end as event
            from acts where event_type in ('goal', 'session', 'impression') and (event_type = 'goal' or hash(event_id) % 8 = 0) order by id
            """),
    ];

    // The older file knows its campaign by name alone, and has no timestamp.
    private static IEnumerable<VendorFile> Table(string table, string of, string where = "true") =>
    [
        new($"shop_prod/{table}/000.parquet", $"select {Who}, {Clocks}, {Named}, {(of is "impression" or "tap" or "dismiss" ? $"{Arm}, " : "")}{Context} from acts where event_type = '{of}' and {where} and received_at < '{Middle}' order by id"),
        new($"shop_prod/{table}/001.parquet",
            $"""select {Who}, {Clocks}, occurred_at as "timestamp", {Named}, {Campaign} as campaign_id, {(of is "impression" or "tap" or "dismiss" ? $"{Arm}, " : "")}{Context} from acts where event_type = '{of}' and {where} and (received_at >= '{Middle}' or is_again(event_id)) order by id"""),
    ];

    private const string Arm = "'arm-' || lower(variant) as message_variation_id";
}
