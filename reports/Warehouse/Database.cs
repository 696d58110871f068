using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Ipc;
using DuckDB.NET.Data;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// One in-memory DuckDB, set up the same way everywhere: bounded memory that spills into a folder of its own, UTC, no network, no
/// extension loaded by itself, no cache of file contents (a file rewritten in place must not answer with its old rows).
/// For one thread at a time. After an INTERNAL or FATAL error it is of no more use: dispose of it.
/// </summary>
public sealed class Database : IDisposable
{
    private static int _opened;

    private readonly DuckDBConnection _connection;
    private readonly string _spill;

    /// <param name="memoryBytes">Bytes it may hold in memory.</param>
    /// <param name="threads">Threads a query may use, from 1.</param>
    /// <param name="spill">Folder for what does not fit in memory; it must be there. Each database has its own folder in it: two in one overwrite each other's files.</param>
    public Database(long memoryBytes, int threads, string spill)
    {
        _spill = Path.Combine(spill, string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{Interlocked.Increment(ref _opened)}"));
        _connection = new DuckDBConnection("DataSource=:memory:");
        _connection.Open();
        Execute($"""
            set threads = {threads.ToString(CultureInfo.InvariantCulture)};
            set memory_limit = '{(memoryBytes >> 20).ToString(CultureInfo.InvariantCulture)}MiB';
            set temp_directory = {Quoted(_spill)};
            set autoinstall_known_extensions = false;
            set autoload_known_extensions = false;
            set enable_external_file_cache = false;
            set enable_progress_bar = false;
            set TimeZone = 'UTC';
            """);
    }

    /// <summary>
    /// Lets it reach some folders, and those below, and nothing else: no other file, no network, no extension that is not loaded, no change of a
    /// setting. For good. What it spills lies in its own folder as before.
    /// </summary>
    public void Confine(IEnumerable<string> folders) => Execute($"""
        set allowed_directories = [{string.Join(", ", folders.Select(Quoted))}];
        set enable_external_access = false;
        set lock_configuration = true;
        """);

    /// <summary>Version of DuckDB, such as "v1.5.6".</summary>
    public string Version => (string)Scalar("select version()")!;

    /// <summary>The platform that extensions of it are made for, such as "linux_amd64".</summary>
    public string Platform => (string)Scalar("pragma platform")!;

    /// <summary>Runs one or more statements.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; the statement was stopped.</exception>
    public void Execute(string sql, CancellationToken cancel = default) => Run(sql, c => c.ExecuteNonQuery(), cancel);

    /// <summary>The first value of the first row; null for none or null.</summary>
    public object? Scalar(string sql, CancellationToken cancel = default) => Run(sql, c => c.ExecuteScalar(), cancel) is { } v and not DBNull ? v : null;

    /// <summary>All rows, each made by <paramref name="row"/>.</summary>
    public List<T> Rows<T>(string sql, Func<DuckDBDataReader, T> row, CancellationToken cancel = default) => Run(sql, c =>
    {
        using var reader = c.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }, cancel);

    /// <summary>The rows of a query as Arrow record batches, in order, and their schema.</summary>
    public (Schema Schema, List<RecordBatch> Batches) Arrow(string sql, CancellationToken cancel = default) => Run(sql, c =>
    {
        using var stream = c.ExecuteArrowStream();
        return (stream.Schema, Batches(stream, cancel).ToList());
    }, cancel);

    /// <summary>What <paramref name="use"/> makes of the rows of a query, as they come: never all of them are in memory.</summary>
    public T Stream<T>(string sql, Func<IEnumerable<RecordBatch>, T> use, CancellationToken cancel = default) => Run(sql, c =>
    {
        using var stream = c.ExecuteArrowStream();
        return use(Batches(stream, cancel));
    }, cancel);

    /// <summary>
    /// Writes the rows of a query as Parquet. Uncompressed: reading it back is bound by decoding, and most columns are hashes that no codec makes
    /// smaller. For the same reason a dictionary is given up early: a column has either few values, or nearly as many as rows.
    /// </summary>
    public void Write(string select, string path, CancellationToken cancel = default) => Execute(
        $"copy (\n{select}\n) to {Quoted(path)} (format parquet, compression uncompressed, dictionary_size_limit 4096, write_bloom_filter false)", cancel);

    /// <summary>Fills a table that exists, row by row.</summary>
    public void Append<T>(string schema, string table, IEnumerable<T> rows, Action<IDuckDBAppenderRow, T> fill)
    {
        using var appender = _connection.CreateAppender(schema, table);
        foreach (var row in rows)
        {
            var line = appender.CreateRow();
            fill(line, row);
            line.EndRow();
        }
    }

    /// <summary>SQL that reads Parquet files. Its file_index is the place of a row's file among them, from 0.</summary>
    public static string Parquet(IEnumerable<string> files) => $"read_parquet([{string.Join(", ", files.Select(Quoted))}], hive_partitioning = false)";

    /// <summary>Text as an SQL literal.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A name as an SQL identifier.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public void Dispose()
    {
        _connection.Dispose();
        FileCleanup.TryDeleteFolder(_spill);
    }

    private static IEnumerable<RecordBatch> Batches(IArrowArrayStream stream, CancellationToken cancel)
    {
        while (stream.ReadNextRecordBatchAsync(cancel).AsTask().GetAwaiter().GetResult() is { } batch)
        {
            yield return batch;
        }
    }

    private T Run<T>(string sql, Func<DuckDBCommand, T> use, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var stop = cancel.Register(command.Cancel);
        try
        {
            return use(command);
        }
        catch (Exception) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }
}
