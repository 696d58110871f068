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

    // A log that grew in one large transaction is cut to this.
    private const long LongestLog = 32L << 20;

    // Room that later rows take again is left; only what a far larger ledger left behind is worth writing the file anew.
    private const long MuchRoom = 64L << 20;

    private readonly string connection = new SqliteConnectionStringBuilder { DataSource = Path.GetFullPath(file), ForeignKeys = true, DefaultTimeout = BusySeconds }.ToString();

    public override string Place => Path.GetFullPath(file);

    public override DateTimeOffset Now(LedgerPage page) => clock.GetUtcNow();

    public override void Shrink()
    {
        using var connection = Open();
        var (pages, free, size) = connection.QueryFirst<(long, long, long)>("select * from pragma_page_count(), pragma_freelist_count(), pragma_page_size()");
        if (free * size > MuchRoom && free > pages / 2)
        {
            connection.Execute("vacuum");
            connection.Execute("pragma wal_checkpoint(truncate)");
        }
    }

    protected override DbConnection Open()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var opened = new SqliteConnection(connection);
        try
        {
            opened.Open();
            opened.Execute("pragma journal_mode = wal; pragma synchronous = full;");
            opened.Execute(FormattableString.Invariant($"pragma journal_size_limit = {LongestLog}"));
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
