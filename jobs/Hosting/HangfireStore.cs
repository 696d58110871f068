using CampaignBatch.Jobs.Running;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.States;
using Hangfire.Storage;

namespace CampaignBatch.Jobs.Hosting;

/// <summary>Where Hangfire keeps its jobs: in memory, or in the PostgreSQL that several machines share. The truth is in the ledger.</summary>
internal static class HangfireStore
{
    // A job whose worker died is another's after this; one that lives says so all the time.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(2);

    public static JobStorage Open(string? postgres) => postgres is null
        ? new InMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromDays(1) })
        : new PostgreSqlStorage(
            new Hangfire.PostgreSql.Factories.NpgsqlConnectionFactory(postgres, Options),
            Options);

    private static PostgreSqlStorageOptions Options { get; } = new()
    {
        InvisibilityTimeout = Silence,
        UseSlidingInvisibilityTimeout = true,
        QueuePollInterval = TimeSpan.FromSeconds(2),
        PrepareSchemaIfNecessary = true,
    };

    public static RunQueue Queue(JobStorage storage)
    {
        var client = new BackgroundJobClient(storage);
        return new RunQueue(
            run => client.Enqueue<Errands>(errands => errands.Run(run, CancellationToken.None)),
            job => Has(storage, job));
    }

    private static bool Has(JobStorage storage, string job)
    {
        using var connection = storage.GetConnection();
        return State(connection, job) is { } state && (state == EnqueuedState.StateName || state == ProcessingState.StateName || state == ScheduledState.StateName);
    }

    private static string? State(IStorageConnection connection, string job)
    {
        try
        {
            return connection.GetJobData(job)?.State;
        }
        catch (FormatException)
        {
            // An id of the other kind of storage.
            return null;
        }
    }
}
