using CampaignBatch.Jobs.Ledger;
using Npgsql;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A ledger in PostgreSQL is saved and restored by the commands of docs/operating.md.</summary>
public sealed class BackupsInPostgres(PostgresServer server) : IClassFixture<PostgresServer>
{
    [Fact]
    public void What_was_saved_while_a_run_went_on_is_restored_whole()
    {
        var database = server.NewDatabase();
        using var trial = new LedgerTrial(database);
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked("k")).Run;
        var lease = trial.Ledger.Leases.Take("site", "one", TimeSpan.FromMinutes(1))!;
        trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow());
        var saved = server.Save(database);
        trial.Ledger.End(lease, run with { Token = lease.Token, EndedAt = trial.Clock.GetUtcNow() }, [], []);
        trial.Ledger.Runs.Ask(LedgerTrial.Asked("later"));

        // The service is stopped for it.
        NpgsqlConnection.ClearAllPools();
        server.Restore(database, saved);

        var restored = trial.Open();
        Assert.Equal(RunState.Running, restored.Runs.Find(run.Id)!.State);
        Assert.Null(restored.Runs.Find("id-later"));
        trial.Pass(TimeSpan.FromMinutes(2));
        var next = restored.Leases.Take("site", "two", TimeSpan.FromMinutes(1))!;
        Assert.True(next.Token > lease.Token);
        Assert.Equal(2, restored.Runs.Begin(run.Id, next, trial.Clock.GetUtcNow())!.Attempts);
    }
}
