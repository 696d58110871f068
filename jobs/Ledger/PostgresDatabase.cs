using System.Data.Common;
using Npgsql;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>The ledger in a PostgreSQL that several machines share.</summary>
public sealed class PostgresDatabase : LedgerDatabase, IDisposable
{
    // A restart takes some seconds. What lasts longer is the next tick's affair.
    private const int Attempts = 16;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    private readonly NpgsqlDataSource source;

    /// <param name="connection">An Npgsql connection string. May hold a password: it is told to nobody.</param>
    public PostgresDatabase(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        Place = FormattableString.Invariant($"PostgreSQL database {builder.Database} at {builder.Host}:{builder.Port}");
        source = NpgsqlDataSource.Create(builder);
    }

    public override string Place { get; }

    /// <summary>What is wrong with a connection string, without repeating it; null where nothing is.</summary>
    public static string? Fault(string connection)
    {
        try
        {
            return string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(connection).Host) ? "it names no Host." : null;
        }
        catch (Exception error) when (error is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "it cannot be read.";
        }
    }

    // The database's own clock: those of the machines may differ.
    public override DateTimeOffset Now(LedgerPage page) => new(page.First<DateTime>("select clock_timestamp() at time zone 'UTC'"), TimeSpan.Zero);

    // PostgreSQL tidies up by itself (autovacuum).
    public override void Shrink()
    {
    }

    public void Dispose() => source.Dispose();

    protected override T Patiently<T>(Func<T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return work();
            }
            catch (NpgsqlException error) when (error.IsTransient && attempt < Attempts)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    protected override DbConnection Open() => source.OpenConnection();

    protected override void LockSchema(LedgerPage page) => page.Execute("select pg_advisory_xact_lock(hashtext('campaign-batch ledger'))");
}
