using System.Globalization;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Tests.Jobs;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A ledger in a file of its own, with a clock moved by hand.</summary>
internal sealed class LedgerTrial : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-ledger-");

    private readonly string? postgres;

    /// <param name="postgres">A connection string; null for a file.</param>
    public LedgerTrial(string? postgres = null)
    {
        this.postgres = postgres;
        Ledger = Open();
    }

    public HandClock Clock { get; } = new();

    public RunLedger Ledger { get; }

    public string File => Path.Combine(folder.FullName, "ledger.db");

    public static Run Asked(string key, string? subject = null) => new()
    {
        Id = "id-" + key, Key = key, Subject = subject ?? "subject of " + key, Cause = "rerun", AskedBy = "ada", AskedAt = new HandClock().GetUtcNow(),
    };

    /// <summary>The same file opened by another.</summary>
    public RunLedger Open() => new(Database());

    public LedgerDatabase Database() => postgres is null ? new SqliteDatabase(File, Clock) : new PostgresDatabase(postgres);

    /// <summary>Lets time pass: by the clock moved by hand, and in a database with a clock of its own by what it notes.</summary>
    public void Pass(TimeSpan time)
    {
        Clock.Pass(time);
        if (postgres is not null)
        {
            Database().Write(page =>
            {
                foreach (var (name, until) in page.Rows<(string Name, string Until)>("select name, until from leases"))
                {
                    page.Execute("update leases set until = @until where name = @name", new { name, until = DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) - time });
                }

                foreach (var (id, until) in page.Rows<(string Id, string Until)>("select id, until from outbox where until is not null"))
                {
                    page.Execute("update outbox set until = @until where id = @id", new { id, until = DateTimeOffset.Parse(until, CultureInfo.InvariantCulture) - time });
                }

                return 0;
            });
        }
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
