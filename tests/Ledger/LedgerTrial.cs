using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Tests.Jobs;

namespace CampaignBatch.Tests.Ledger;

/// <summary>A ledger in a file of its own, with a clock moved by hand.</summary>
internal sealed class LedgerTrial : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-ledger-");

    public LedgerTrial() => Ledger = Open();

    public HandClock Clock { get; } = new();

    public RunLedger Ledger { get; }

    public string File => Path.Combine(folder.FullName, "ledger.db");

    public static Run Asked(string key, string? subject = null) => new()
    {
        Id = "id-" + key, Key = key, Subject = subject ?? "subject of " + key, Cause = "rerun", AskedBy = "ada", AskedAt = new HandClock().GetUtcNow(),
    };

    /// <summary>The same file opened by another.</summary>
    public RunLedger Open() => new(new SqliteDatabase(File, Clock));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(true);
    }
}
