using System.Diagnostics;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Bench;

/// <summary>What DuckDB alone takes for the same files: the least that any program on top of it can hope for.</summary>
internal static class Yardstick
{
    private static readonly (string Name, string Sql)[] Queries =
    [
        ("count by campaign and type", "select campaign_id, event_type, count(*) from events group by all"),
        ("distinct event ids", "select count(distinct event_id) from events"),
        ("distinct users by campaign and type", "select campaign_id, event_type, count(distinct user_id) from events group by all"),
        ("first touch by campaign and user", "select count(*) from (select campaign_id, user_id, min(occurred_at) from events where event_type in ('impression', 'send') group by all)"),
    ];

    public static int Measure(string events)
    {
        var watch = Stopwatch.StartNew();
        using var database = new Database(1L << 30, Environment.ProcessorCount, Directory.CreateTempSubdirectory("campaign-batch-bench-").FullName);
        database.Execute($"create view events as select * from read_parquet({Database.Quoted(Path.Combine(events, "**", "*.parquet"))}, hive_partitioning = false)");
        var parts = new Dictionary<string, double>();
        foreach (var (name, sql) in Queries)
        {
            var query = Stopwatch.StartNew();
            database.Rows(sql, _ => 0);
            parts[name] = query.Elapsed.TotalSeconds;
        }

        return Measured.Tell(watch.Elapsed, parts);
    }
}
