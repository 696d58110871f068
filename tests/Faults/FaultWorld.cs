using System.Globalization;
using DuckDB.NET.Data;

namespace CampaignBatch.Faults;

/// <summary>Dumps of two campaigns with every kind of event, and one dump more that comes later. Equal seeds make equal worlds.</summary>
internal sealed class FaultWorld
{
    /// <summary>A name that is an attack where it is not escaped.</summary>
    public const string HostileName = "<img src=x onerror=canary()>";

    /// <summary>The campaign of impressions.</summary>
    public const string InApp = "spring";

    private const int LeastRows = 40;
    private const int MostRows = 400;

    private readonly int[] _rows;

    public FaultWorld(int seed)
    {
        Seed = seed;
        var dice = new Random(seed);
        _rows = [.. Enumerable.Range(0, dice.Next(2, 6)).Select(_ => dice.Next(LeastRows, MostRows))];
    }

    public int Seed { get; }

    /// <summary>Event dumps by name; the last comes later.</summary>
    public IReadOnlyList<string> Dumps => [.. Enumerable.Range(0, _rows.Length).Select(Name)];

    /// <summary>Impressions that a dump tells of.</summary>
    public int ImpressionsOf(string dump) => _rows[Dumps.ToList().IndexOf(dump)];

    /// <summary>Writes all but the last dump of events.</summary>
    public void WriteFirst(string data)
    {
        Write(data, "campaigns.parquet", Campaigns());
        for (var i = 0; i < _rows.Length - 1; i++)
        {
            WriteEvents(data, i);
        }
    }

    /// <summary>Writes the last dump of events.</summary>
    public void WriteLast(string data) => WriteEvents(data, _rows.Length - 1);

    private static string Name(int index) =>
        string.Create(CultureInfo.InvariantCulture, $"events/day={index + 1}/part-{index + 1}.parquet");

    private static string Campaigns() =>
        $"""
        select '{InApp}' as campaign_id, '{HostileName}' as name, 'in_app' as channel,
            timestamptz '2026-01-01 00:00:00Z' as starts_at, 'Europe/Berlin' as time_zone, 'buy' as goal
        union all
        select 'push-1', 'Push', 'push', timestamptz '2026-01-01 00:00:00Z', null, null
        """;

    private void WriteEvents(string data, int index) => Write(data, Name(index), string.Create(
        CultureInfo.InvariantCulture,
        $"""
        select
            event_type || '-{index}-' || i as event_id,
            event_type,
            timestamptz '2026-01-01 06:00:00Z' + to_days({index}) + to_minutes(i * 2 + minutes) as occurred_at,
            timestamptz '2026-01-01 06:00:00Z' + to_days({index}) + to_minutes(i * 2 + minutes + i % 5 * 60) as received_at,
            'u' || (i * 7 + {Seed}) % 60 as user_id,
            campaign_id,
            case when campaign_id is not null then campaign_id || '-{index}-' || i end as message_id,
            case when i % 2 = 0 then 'A' else 'B' end as variant,
            case when event_type = 'goal' then 'buy' end as goal,
            case when event_type = 'session' then i % 90 + 0.5 end::double as session_seconds,
            case when i % 3 = 0 then 'ios' else 'android' end as platform
        from range({_rows[index]}) t(i), (values
            ('impression', '{InApp}', 0, 1), ('tap', '{InApp}', 1, 3), ('dismiss', '{InApp}', 2, 4), ('session', null, 5, 2),
            ('goal', null, 9, 5), ('send', 'push-1', 0, 1), ('bounce', 'push-1', 1, 9), ('open', 'push-1', 30, 2)
        ) v(event_type, campaign_id, minutes, every)
        where i % every = 0
        """));

    private static void Write(string data, string dump, string select)
    {
        var path = Path.Combine(data, dump);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var duck = new DuckDBConnection("DataSource=:memory:");
        duck.Open();
        using var command = duck.CreateCommand();
        command.CommandText = $"set TimeZone = 'UTC'; set threads = 1; copy ({select}) to '{path}' (format parquet)";
        command.ExecuteNonQuery();
    }
}
