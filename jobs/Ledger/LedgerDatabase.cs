using System.Data.Common;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CampaignBatch.Jobs.Ledger;

/// <summary>Where the ledger is kept: an embedded SQLite file, or a PostgreSQL that several machines share.</summary>
public abstract class LedgerDatabase
{
    // Codes of SQLite that say of a statement that it is wrong.
    private const int SqlError = 1, Constraint = 19, Mismatch = 20, Misuse = 21, BindRange = 25;

    // Classes of PostgreSQL that say so: not supported, data, constraints, syntax and names.
    private static readonly string[] OurFaults = ["0A", "22", "23", "42"];

    private const string Schema = "CampaignBatch.Jobs.Ledger.schema.";

    static LedgerDatabase()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantText());
        SqlMapper.AddTypeHandler(new ListText());
    }

    /// <summary>Where it is, in words that name no secret.</summary>
    public abstract string Place { get; }

    /// <summary>Whether the ledger was away, busy or without room: no fault of who asked it, and gone some time.</summary>
    public static bool IsOutage(Exception error) => error switch
    {
        PostgresException refused => !OurFaults.Contains(refused.SqlState[..2]),
        NpgsqlException => true,
        SqliteException { SqliteErrorCode: var code } => code is not (SqlError or Constraint or Mismatch or Misuse or BindRange),
        _ => false,
    };

    /// <summary>Brings the schema up to this program's; safe where two programs start at once.</summary>
    public void Migrate() => Write(page =>
    {
        LockSchema(page);
        page.Execute("create table if not exists schema_steps (step text not null primary key)");
        var done = page.Rows<string>("select step from schema_steps").ToHashSet(StringComparer.Ordinal);
        foreach (var step in Steps().Where(s => !done.Contains(s)))
        {
            page.Execute(Text(step));
            page.Execute("insert into schema_steps (step) values (@step)", new { step });
        }

        return 0;
    });

    /// <summary>Does work in one transaction: all of it is on the disk when this returns, or none.</summary>
    public T Write<T>(Func<LedgerPage, T> work) => Patiently(() =>
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        var result = work(new LedgerPage(connection, transaction));
        transaction.Commit();
        return result;
    });

    public T Read<T>(Func<LedgerPage, T> work) => Patiently(() => ReadOnce(work));

    /// <summary>The same, and an error at once where the database is away.</summary>
    public T ReadOnce<T>(Func<LedgerPage, T> work)
    {
        using var connection = Open();
        return work(new LedgerPage(connection, null));
    }

    /// <summary>Gives back to the system what removed rows took, where that is much.</summary>
    public abstract void Shrink();

    /// <summary>The instant by which leases are judged: the same for everybody who shares this database.</summary>
    public abstract DateTimeOffset Now(LedgerPage page);

    protected abstract DbConnection Open();

    /// <summary>Does work again where the database was away for a moment. A transaction whose end was not heard of may have been done: each can be done twice.</summary>
    protected abstract T Patiently<T>(Func<T> work);

    /// <summary>Lets only one program at a time change the schema, until the transaction ends.</summary>
    protected abstract void LockSchema(LedgerPage page);

    private static IEnumerable<string> Steps() => typeof(LedgerDatabase).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(Schema, StringComparison.Ordinal))
        .Select(n => n[Schema.Length..])
        .OrderBy(n => int.Parse(n.Split('_')[0], System.Globalization.CultureInfo.InvariantCulture));

    private static string Text(string step)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Schema + step)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
