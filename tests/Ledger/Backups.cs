using CampaignBatch.Jobs.Ledger;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A ledger in a file can be saved while it is open, and goes on from what was saved.</summary>
public sealed class Backups
{
    [Fact]
    public void What_was_saved_while_a_run_went_on_is_read_again_whole()
    {
        using var trial = new LedgerTrial();
        var run = trial.Ledger.Runs.Ask(LedgerTrial.Asked("k")).Run;
        var lease = trial.Ledger.Leases.Take("site", "one", TimeSpan.FromMinutes(1))!;
        trial.Ledger.Runs.Begin(run.Id, lease, trial.Clock.GetUtcNow());
        var saved = trial.File + ".saved";
        trial.Database().Read(page => page.Execute("vacuum into @saved", new { saved }));
        trial.Ledger.End(lease, run with { Token = lease.Token, EndedAt = trial.Clock.GetUtcNow() }, [], []);

        Assert.Equal("ok", new SqliteDatabase(saved, trial.Clock).Read(page => page.First<string>("pragma integrity_check")));
        var restored = new RunLedger(new SqliteDatabase(saved, trial.Clock));
        Assert.Equal(RunState.Running, restored.Runs.Find(run.Id)!.State);
        trial.Clock.Pass(TimeSpan.FromMinutes(2));
        var next = restored.Leases.Take("site", "two", TimeSpan.FromMinutes(1))!;
        Assert.True(next.Token > lease.Token);
        Assert.Equal(2, restored.Runs.Begin(run.Id, next, trial.Clock.GetUtcNow())!.Attempts);
    }

    [Fact]
    public void A_file_that_much_was_removed_from_shrinks_and_one_that_little_was_does_not()
    {
        using var trial = new LedgerTrial();
        var database = trial.Database();
        database.Write(page =>
        {
            page.Execute("create table filling (bytes bytea)");
            return page.Execute(
                "with recursive n(i) as (select 1 union all select i + 1 from n where i < 90) insert into filling select zeroblob(1000000) from n");
        });
        database.Write(page => page.Execute("delete from filling where rowid <= 40"));
        database.Shrink();
        Assert.True(new FileInfo(trial.File).Length > 80_000_000);
        database.Write(page => page.Execute("delete from filling"));
        database.Shrink();
        Assert.True(new FileInfo(trial.File).Length < 10_000_000);
        Assert.True(!File.Exists(trial.File + "-wal") || new FileInfo(trial.File + "-wal").Length <= 32L << 20);
    }
}
