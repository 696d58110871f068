using CampaignBatch.Faults;
using Xunit;

namespace CampaignBatch.Tests.Ledger;

/// <summary>
/// A PostgreSQL of our own on this machine, where its programs are installed: begun when first asked for, gone
/// afterwards.
/// </summary>
public sealed class PostgresServer : IDisposable
{
    private readonly PostgresCluster cluster = new();

    /// <summary>A connection string to an empty database; skips the test where there is no PostgreSQL.</summary>
    public string NewDatabase()
    {
        Assert.SkipUnless(PostgresCluster.Missing is null, PostgresCluster.Missing ?? "");
        return cluster.NewDatabase();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public void Crash() => cluster.Crash();

    public void Start() => cluster.Start();

    public string Save(string connection) => cluster.Save(connection);

    public void Restore(string connection, string file) => cluster.Restore(connection, file);

    public void Dispose() => cluster.Dispose();
}
