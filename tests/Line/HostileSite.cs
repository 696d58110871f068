using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Tests.Ingest;

namespace CampaignBatch.Tests.Line;

/// <summary>A site whose campaigns carry a hostile text each, wherever a dump can carry text; and the same with plain texts.</summary>
public sealed class HostileSite : IDisposable
{
    private readonly DataFolder _hostile = Make(HostileTexts.All);
    private readonly DataFolder _plain = Make(Plains);

    /// <summary>A plain text for each hostile one; alike but for case where those are, and as long where those are cut.</summary>
    private static readonly IReadOnlyList<string> Plains =
        [.. HostileTexts.All.Select((t, i) => t == "SPRING" ? $"PLAIN{i - 1}" : $"plain{i}".PadRight(t.Length > LongLabels.Longest ? t.Length : 0, 'n'))];

    public string Hostile => _hostile.Site;

    public string Plain => _plain.Site;

    public string Top => _hostile.Top;

    /// <summary>The folder names of the campaigns by their hostile text.</summary>
    public IReadOnlyDictionary<string, string> Slugs { get; } = Reports.Publishing.Slugs.Of(HostileTexts.All);

    /// <summary>The folder names of the campaigns of plain names, in the order of the hostile texts.</summary>
    public IReadOnlyList<string> PlainSlugs { get; } = [.. Plains.Select(p => Reports.Publishing.Slugs.Of(Plains)[p])];

    private static DataFolder Make(IReadOnlyList<string> texts)
    {
        var folder = new DataFolder();
        folder.Sql($"create table texts as select * from (values {string.Join(", ", texts.Select((t, i) => $"({i}, {Literal(t)})"))}) v(i, t)");
        folder.Write("campaigns.parquet", """
            select t as campaign_id, t as name, case when i % 2 = 0 then 'in_app' else 'push' end as channel, timestamptz '2026-01-01 00:00:00Z' as starts_at, t as goal, t as segment,
                t as description, t as message_title, t as message_body, t as trigger, [t, 'B'] as variants
            from texts
            union all select 'broken-' || t, t, t, timestamptz '2026-01-01 00:00:00Z', null, null, null, null, null, null, null from texts where i < 4
            union all select null, t, 'push', timestamptz '2026-01-01 00:00:00Z', null, null, null, null, null, null, null from texts where i < 4
            """);
        folder.Write("events/day=<b>&'1'/a \"quoted\".parquet", """
            select t || '-' || event_type || '-' || n as event_id, event_type, timestamptz '2026-01-02 10:00:00Z' + to_minutes(n) as occurred_at, t || n as user_id, t as campaign_id,
                t || n as message_id, t as variant, t as platform, t as country, t as app_version, t as goal, t as bounce_reason
            from texts, range(3) r(n), (values ('impression', 0), ('tap', 0), ('send', 1), ('bounce', 1), ('goal', 2)) v(event_type, channel)
            where channel = 2 or channel = i % 2
            union all select t || '-odd', t, timestamptz '2026-01-02 10:00:00Z', t, t, null, null, null, null, null, null, null from texts
            """);
        folder.Write("events/<img src=x onerror=alert(1)>.parquet", "</script><script>alert(1)</script>"u8.ToArray());
        folder.Write("events/_<script>alert(1)<!--.parquet", []);
        folder.Run();
        return folder;
    }

    private static string Literal(string text) => string.Join(" || chr(0) || ", text.Split('\0').Select(Database.Quoted));

    public void Dispose()
    {
        _hostile.Dispose();
        _plain.Dispose();
    }
}
