using System.Data.Common;
using Dapper;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>An open connection to the ledger, within a transaction where it writes.</summary>
public sealed class LedgerPage(DbConnection connection, DbTransaction? transaction)
{
    /// <returns>Rows changed.</returns>
    public int Execute(string sql, object? values = null) => connection.Execute(sql, values, transaction);

    public IReadOnlyList<T> Rows<T>(string sql, object? values = null) => [.. connection.Query<T>(sql, values, transaction)];

    /// <summary>The first row, or the default of its type where there is none.</summary>
    public T? First<T>(string sql, object? values = null) => connection.QueryFirstOrDefault<T>(sql, values, transaction);
}
