using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>The ledger in one file beside the site. What it acknowledged survives a power cut: write-ahead log, synchronous to the disk.</summary>
/// <param name="file">The file; its folder is made when missing.</param>
/// <param name="clock">The machine's clock: everybody who can open the file shares it.</param>
public sealed class SqliteDatabase(string file, TimeProvider clock) : LedgerDatabase
{
    // Writers wait for one another; none takes more than moments.
    private const int BusySeconds = 30;

    private readonly string connection = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();

    public override string Place => Path.GetFullPath(file);

    public override DateTimeOffset Now(LedgerPage page) => clock.GetUtcNow();

    protected override DbConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var opened = new SqliteConnection(connection);
        try
        {
            opened.Open();
            opened.Execute("pragma journal_mode = wal; pragma synchronous = full;");
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    // It is a file: it does not go away.
    protected override T Patiently<T>(Func<T> work) => work();

    // Every writing transaction of SQLite is alone.
    protected override void LockSchema(LedgerPage page)
    {
    }
}
