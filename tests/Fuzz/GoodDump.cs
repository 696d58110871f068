using System.Globalization;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Fuzz;

/// <summary>A sound dump to be mutated.</summary>
/// <param name="Name">Its codec and version of pages.</param>
/// <param name="Bytes">The file.</param>
internal sealed record GoodDump(string Name, byte[] Bytes)
{
    private static readonly string[] Codecs = ["uncompressed", "snappy", "gzip", "zstd", "brotli", "lz4_raw"];

    /// <summary>One a codec, version of pages, and number of rows.</summary>
    public static IReadOnlyList<GoodDump> All(string folder)
    {
        using var database = new Database(1L << 28, 1, folder);
        return
        [
            .. from codec in Codecs
               from version in new[] { "V1", "V2" }
               from rows in new[] { 40, 5_000 }
               select Write(database, folder, codec, version, rows),
        ];
    }

    private static GoodDump Write(Database database, string folder, string codec, string version, int rows)
    {
        var path = Path.Combine(folder, "good.parquet");
        database.Execute($$"""
            copy (
                select
                    'e' || i as event_id, ['impression', 'tap', 'session', 'goal'][1 + i % 4] as event_type, timestamp '2026-01-02 10:00:00' + to_seconds(i * 7) as occurred_at,
                    timestamp '2026-01-03' + to_seconds(i) as received_at, md5((i % 97)::varchar)::uuid as user_id, 'spring' as campaign_id, 'm' || (i // 4) as message_id,
                    case when i % 4 = 2 then 1.5 * (i % 600) end as session_seconds, case when i % 4 = 3 then 'order' end as goal, ['de', 'fr', null][1 + i % 3] as country,
                    (i % 90)::decimal(9, 2) as value, {'a': i, 'b': [i, null]} as beside
                from range({{rows.ToString(CultureInfo.InvariantCulture)}}) t(i)
            ) to {{Database.Quoted(path)}} (format parquet, compression {{codec}}, parquet_version {{version}}, row_group_size 2048)
            """);
        return new GoodDump(string.Create(CultureInfo.InvariantCulture, $"{codec} {version} {rows}"), File.ReadAllBytes(path));
    }
}
