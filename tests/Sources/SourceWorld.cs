using CampaignBatch.Reports.Samples;
using DuckDB.NET.Data;

namespace CampaignBatch.Tests.Sources;

/// <summary>
/// One small invented world, in the columns of the contract and in the shape of every vendor. The sampler makes it; then it is brought to what all of them can tell:
/// whole seconds, and answers that no message lies between, since most vendors name no single display.
/// </summary>
internal sealed class SourceWorld : IDisposable
{
    /// <summary>As of when the worlds are compared: after everything.</summary>
    public static readonly DateTimeOffset AsOf = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);

    private const int Days = 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-batch-sources-");
    private readonly DuckDBConnection _duck = new("DataSource=:memory:");

    public SourceWorld()
    {
        SampleWorld.Write(new SampleSettings { Out = _folder.FullName, Events = 1_000, Campaigns = 2, Days = Days, Seed = 5, Threads = 1 });
        _duck.Open();
        // That optimizer of DuckDB 1.5.6 dies of keeping one of equal ids.
        Run("set threads = 1; set TimeZone = 'UTC'; set disabled_optimizers = 'top_n_window_elimination';");
        Run(Made(_folder.FullName));
    }

    /// <summary>The shapes, by the names of their sources.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<VendorFile>> Shapes { get; } = new Dictionary<string, IReadOnlyList<VendorFile>>
    {
        ["canonical"] = CanonicalShape.Files,
        ["braze-currents"] = BrazeShape.Files,
        ["ga4-firebase"] = Ga4Shape.Files,
        ["airship"] = AirshipShape.Files,
        ["customer-io"] = CustomerIoShape.Files,
        ["segment"] = SegmentShape.Files,
    };

    /// <summary>Writes the world in the shape of a vendor.</summary>
    public void Write(string source, string folder)
    {
        foreach (var file in Shapes[source])
        {
            // No vendor writes empty files.
            if (Count(file.Select) == 0)
            {
                continue;
            }

            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var select = file.IsUpperCase ? $"select {string.Join(", ", Columns(file.Select).Select(c => $"{c} as \"{c.ToUpperInvariant()}\""))} from ({file.Select})" : file.Select;
            Run($"copy ({select}) to '{path.Replace("'", "''", StringComparison.Ordinal)}' ({file.Format})");
        }
    }

    public void Dispose()
    {
        _duck.Dispose();
        _folder.Delete(recursive: true);
    }

    private long Count(string select)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = $"select count(*) from ({select})";
        return (long)command.ExecuteScalar()!;
    }

    private List<string> Columns(string select)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = $"describe {select}";
        using var reader = command.ExecuteReader();
        var columns = new List<string>();
        while (reader.Read())
        {
            columns.Add(reader.GetString(0));
        }

        return columns;
    }

    private void Run(string sql)
    {
        using var command = _duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // acts: one row per sound event. own_id is what a vendor calls the user of itself, message the message that an answer belongs to.
    private static string Made(string folder) =>
        $$"""
        create table campaigns as
        select * replace (case channel when 'in_app' then 'conversion' else 'purchase' end as goal)
        from read_parquet('{{folder}}/campaigns.parquet');

        create table known_users as
        select 'u' || n as sampled, n % 10 = 3 as is_anonymous, md5('someone ' || n)[:24] as own_id, case when n % 10 = 3 then md5('someone ' || n)[:24] else 'u' || n end as user_id
        from range(1000) r(n);

        create table audience as
        select a.* replace (u.user_id as user_id)
        from read_parquet('{{folder}}/audience/snapshot.parquet') as a inner join known_users as u on u.sampled = a.user_id;

        create table sound as
        with
        read as (
            select * replace (date_trunc('second', occurred_at)::timestamp as occurred_at, date_trunc('second', received_at)::timestamp as received_at, round(session_seconds) as session_seconds)
            from read_parquet('{{folder}}/events/*/*.parquet', hive_partitioning = false)
        ),
        once as (
            select * from read
            where event_id is not null and user_id is not null and event_type <> 'view' and occurred_at between '2026-01-01' and '2026-04-01'
                and coalesce(session_seconds, 0) between 0 and 86400
                and (event_type in ('session', 'goal') or campaign_id in (select campaign_id from campaigns))
            qualify row_number() over (partition by event_id order by received_at) = 1
        )
        select once.* replace (known_users.user_id as user_id), own_id, is_anonymous from once inner join known_users on sampled = once.user_id;

        -- The primary goal of the in-app campaign names it; that of the push is anybody's.
        update sound set goal = case campaign_id when 'spring-sale-banner' then 'conversion' else 'purchase' end, campaign_id = case campaign_id when 'spring-sale-banner' then campaign_id end
        where event_type = 'goal';

        create table acts as
        with
        messages as (
            select * from sound where event_type in ('impression', 'send')
        ),
        answers as (
            select a.*, arg_max(m.message_id, (m.occurred_at, m.received_at, m.event_id)) as latest, bool_or(m.message_id is not distinct from a.message_id) as is_met
            from sound as a left join messages as m on m.campaign_id = a.campaign_id and m.user_id = a.user_id and m.occurred_at <= a.occurred_at
            where a.event_type in ('tap', 'dismiss', 'bounce', 'open')
            group by all
        ),
        kept as (
            select * exclude (latest, is_met), coalesce(latest, 'none-' || event_id) as message
            from answers
            where message_id is null or latest is not distinct from message_id or (latest is null and message_id not in (select message_id from messages))
        )
        select *, message_id as message from messages
        union all
        select * from kept
        union all
        select *, null from sound where event_type in ('session', 'goal')
        union all
        -- Whoever opens a push begins a session.
        select * replace (
            event_id || '-s' as event_id, 'session' as event_type, null as campaign_id, null as message_id, null as variant, 's' || event_id as session_id,
            30 + hash(event_id) % 300 as session_seconds, null as message)
        from kept where event_type = 'open';

        -- A clock that is an hour's multiple ahead has a zone without clock changes.
        alter table acts add column zone varchar;
        update acts set zone = case when utc_offset_minutes % 60 <> 0 then 'Asia/Kolkata' when utc_offset_minutes < 0 then 'Etc/GMT+' || -utc_offset_minutes // 60 else 'Etc/GMT-' || utc_offset_minutes // 60 end;

        -- What a vendor sends twice: one event in thirty.
        create macro is_again(event_id) as hash(event_id || 'again') % 30 = 0;
        create macro ids(event_id) as md5(event_id)::uuid::varchar;
        """;
}
