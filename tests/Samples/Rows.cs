using System.Globalization;

using DuckDB.NET.Data;

namespace CampaignBatch.Tests.Samples;

/// <summary>Reads dumps with plain DuckDB, by no code of the product.</summary>
internal sealed class Rows : IDisposable
{
    private readonly DuckDBConnection duck = new("DataSource=:memory:");

    public Rows(string folder)
    {
        duck.Open();
        Run("set TimeZone = 'UTC'");
        Run($"create view events as from read_parquet('{folder}/events/*/*.parquet', hive_partitioning = false)");
        Run($"create view campaigns as from '{folder}/campaigns.parquet'");
        Run($"create view audience as from '{folder}/audience/snapshot.parquet'");
        Run("""
            create table sound as from events
            where event_id is not null and user_id is not null and event_type <> 'view' and occurred_at between '2000-01-01' and '2030-01-01'
                and (session_seconds is null or session_seconds between 0 and 86400)
                and (event_type in ('session', 'goal') or campaign_id in (select campaign_id from campaigns))
            qualify row_number() over (partition by event_id order by received_at) = 1
            """);
    }

    public static Rows WithoutDumps() => new();

    private Rows() => duck.Open();

    public long Long(string sql) => Convert.ToInt64(One(sql), CultureInfo.InvariantCulture);

    public double Double(string sql) => Convert.ToDouble(One(sql), CultureInfo.InvariantCulture);

    /// <summary>How many rows there are and the sum of their hashes: equal for equal rows in any order.</summary>
    public string Digest(string relation) => (string)One($"select count(*) || '/' || coalesce(sum(hash(r)::hugeint), 0) from {relation} r")!;

    public void Dispose() => duck.Dispose();

    private object? One(string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Run(string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
