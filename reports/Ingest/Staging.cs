using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Warehouse;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// Reads one dump after another into staged Parquet: schema first, then every row, alone in a database that is thrown away as soon as a dump
/// fails in it, because some bad files invalidate the database they are read in. For one thread.
/// </summary>
/// <param name="folder">Where what was read is kept.</param>
/// <param name="open">Opens a database.</param>
/// <param name="lookUps">What mappings look up; null for none.</param>
public sealed partial class Staging(StagedFolder folder, Func<Database> open, LookUps? lookUps = null) : IDumpStaging
{
    private static int _made;

    internal const string IsGone = "it is gone: it was taken away while it was read";

    /// <summary>Where a copy of a dump may lie for the moment.</summary>
    private readonly string _copy = Path.Combine(folder.UnfinishedFolder, string.Create(CultureInfo.InvariantCulture, $"copy.{Environment.MachineName}-{Environment.ProcessId}-{Interlocked.Increment(ref _made)}.tmp"));

    private readonly List<DumpNote> _notes = [];

    /// <summary>Where the rows of a dump of text may lie as long as it is read.</summary>
    private string RowsCopy => _copy + ".rows.tmp";

    private readonly ConfinedDatabase _database = new(folder, open, lookUps);

    /// <summary>What is odd about the columns of the dump that was read last.</summary>
    internal IReadOnlyList<DumpNote> Notes => [.. _notes.Distinct()];

    /// <summary>Whether this is a process that only reads dumps, so that it tries those too which another keeps for itself.</summary>
    public bool IsApart { get; init; }

    /// <inheritdoc/>
    public StagedDump Read(Dump dump, string key, CancellationToken cancel) =>
        SystemErrors.Retry(() => ReadOnce(dump, key, cancel), error => error is CannotReadException, cancel);

    private StagedDump ReadOnce(Dump dump, string key, CancellationToken cancel)
    {
        using var mark = IsApart ? null : folder.BeingRead.Begin(dump);
        try
        {
            if (dump.Bytes == 0)
            {
                throw new RefusedDump("it is empty: not one byte");
            }

            return dump.Kind == DumpKind.Campaigns ? Remember(dump, Proven(dump, key, cancel), isLasting: false) : Remember(dump, Stage(dump, key, cancel));
        }
        catch (RefusedDump refusal)
        {
            return Remember(dump, new StagedDump { Sha256 = key, Refused = refusal.Message }, refusal.IsLasting);
        }
        catch (DuckDBException error) when (!IsOurDisk(error, dump) && SystemErrors.Find(error.Message) is { } why)
        {
            Discard();
            throw CannotReadException.Of(dump.File, why, error);
        }
        catch (DuckDBException error) when (!IsOurDisk(error, dump))
        {
            Discard();
            return Remember(dump, new StagedDump { Sha256 = key, Refused = Why(error, dump) }, isLasting: !error.Message.StartsWith("Out of Memory", StringComparison.Ordinal));
        }
        catch (DuckDBException error)
        {
            throw new CannotWrite($"Cannot write staged dumps into '{folder.Path}': {Line(error.Message)}. Free some space there, or name another folder with --cache.", error);
        }
        catch (Exception error) when (IsOfSystem(error, dump))
        {
            Discard();
            throw CannotReadException.Of(dump.File, error.Message, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Discard();
            throw new CannotWrite($"Cannot write staged dumps into '{folder.Path}': {error.Message} Free some space there, or name another folder with --cache.", error);
        }
        catch (OperationCanceledException)
        {
            Discard();
            throw;
        }
    }

    /// <summary>Rows of a campaigns dump, in its order, each made by <paramref name="row"/> from the columns of the contract and the row number.</summary>
    /// <exception cref="RefusedDump">It cannot be read.</exception>
    /// <exception cref="CannotReadException">The system does not let it be read.</exception>
    public List<T> Rows<T>(Dump dump, Func<DuckDBDataReader, T> row, CancellationToken cancel) =>
        SystemErrors.Retry(() => RowsOnce(dump, row, cancel), error => error is CannotReadException, cancel);

    private List<T> RowsOnce<T>(Dump dump, Func<DuckDBDataReader, T> row, CancellationToken cancel)
    {
        using var mark = folder.BeingRead.Begin(dump);
        try
        {
            var database = _database.For(dump);
            Prepare(database, dump, cancel);
            return database.Rows("select * from dump", row, cancel);
        }
        catch (DuckDBException error)
        {
            Discard();
            throw SystemErrors.Find(error.Message) is { } why ? CannotReadException.Of(dump.File, why, error) : new RefusedDump(Why(error, dump));
        }
        catch (Exception error) when (IsOfSystem(error, dump))
        {
            Discard();
            throw CannotReadException.Of(dump.File, error.Message, error);
        }
        catch (IOException error)
        {
            Discard();
            throw CannotStage(error);
        }
    }

    /// <summary>Whether a dump has the columns that it should have.</summary>
    public bool Fits(Dump dump)
    {
        try
        {
            var database = _database.For(dump);
            var rows = Look(database, dump);
            var views = dump.Sections.Count == 0
                ? [DumpSchema.Select(database, rows.From, dump.Kind, dump.File)]
                : dump.Sections.Select(s => DumpSchema.View(database, dump, s, rows)).ToList();
            return views.Count > 0;
        }
        catch (RefusedDump)
        {
            return false;
        }
        catch (DuckDBException)
        {
            Discard();
            return false;
        }
    }

    public void Dispose() => Discard();

    /// <summary>Campaigns are not staged, but read where they are judged; here they only bring down a process that is there to be brought down.</summary>
    private StagedDump Proven(Dump dump, string key, CancellationToken cancel)
    {
        if (IsApart)
        {
            var database = _database.For(dump);
            Prepare(database, dump, cancel);
            database.Scalar("select bit_xor(hash(dump)) from dump", cancel);
        }

        return new StagedDump { Sha256 = key };
    }

    private StagedDump Stage(Dump dump, string sha256, CancellationToken cancel)
    {
        var database = _database.For(dump);
        var files = folder.Of(dump.Kind, sha256);
        var (own, read) = Prepare(database, dump, cancel);
        var isCsv = DumpFormat.Of(dump.File) == DumpFormat.Csv;
        var columns = Columns(database, isCsv ? read : Look(database, dump), cancel);
        if (dump.Kind != DumpKind.Events)
        {
            folder.Write(database, SelectOf(dump.Kind), files.Rows, cancel);
            var rows = (long)database.Scalar("select count(*) from dump", cancel)!;
            var whole = (long)database.Scalar($"select count(*) from {Database.Parquet([files.Rows])}", cancel)!;
            return new StagedDump
            {
                Sha256 = sha256,
                Rows = rows,
                OwnRows = own ?? rows,
                RowsLeftOut = dump.Kind == DumpKind.Audience ? rows - whole : 0,
                Columns = columns,
                Notes = Notes,
                Files = files.Checksums(files.Rows),
            };
        }

        WriteRows(database, files, cancel);
        var facts = Facts(database, files.Rows, sha256, cancel);
        folder.Write(database, SqlShelf.Text("0_ingest/tallies.sql"), files.Tallies, cancel);
        folder.Write(database, SqlShelf.Text("0_ingest/answers.sql"), files.Answers, cancel);
        if (own is not null)
        {
            folder.Write(database, "select dump_row from mapped", files.Places, cancel);
        }

        return facts with
        {
            Columns = columns,
            Notes = Notes,
            OwnRows = own ?? facts.Rows,
            Files = files.Checksums([files.Rows, files.Dims, files.Tallies, files.Answers, .. own is null ? [] : new[] { files.Places }]),
        };
    }

    /// <summary>Writes rows of events, and what is named in them: again where names are too long, which hardly ever are.</summary>
    private void WriteRows(Database database, StagedFiles files, CancellationToken cancel)
    {
        Write();
        var tooLong = LongLabels.Find(database, files, cancel);
        if (tooLong.Count > 0)
        {
            _notes.AddRange(tooLong.Select(c => new DumpNote(DumpNote.LongValues, c)));
            LongLabels.Cut(database, tooLong, cancel);
            Write();
        }

        void Write()
        {
            folder.Write(database, SqlShelf.Text("0_ingest/events.sql"), files.Rows, cancel);
            folder.Write(database, SqlShelf.Text("0_ingest/dims.sql"), files.Dims, cancel);
        }
    }

    private static string SelectOf(DumpKind kind) => kind switch
    {
        DumpKind.Audience => SqlShelf.Text("0_ingest/audience.sql"),
        DumpKind.Identities => SqlShelf.Text("0_ingest/identities.sql"),
        _ => "select * from dump",
    };

    private static Dictionary<string, string> Columns(Database database, DumpRows rows, CancellationToken cancel) =>
        database.Rows($"describe select * from {rows.From}", r => KeyValuePair.Create(r.GetString(0), r.GetString(1)), cancel)
            .Where(c => c.Key != rows.Place)
            .DistinctBy(c => c.Key)
            .ToDictionary();

    private static DumpFormat Format(Dump dump) => DumpFormat.Of(dump.File) ?? DumpFormat.Parquet;

    /// <summary>Makes of a dump the view "dump" with the columns of the contract; of a part of a look-up, with its own.</summary>
    /// <returns>
    /// Rows of the dump itself where a source maps it, null where they are those of the view; and where they are read from.
    /// </returns>
    private (long? Own, DumpRows Read) Prepare(Database database, Dump dump, CancellationToken cancel)
    {
        _notes.Clear();
        var rows = Whole(database, dump, cancel);
        if (dump.Sections.Count == 0)
        {
            database.Execute($"create or replace view dump as {Contract(database, dump, rows)}", cancel);
            return (null, rows);
        }

        var own = (long)database.Scalar($"select count(*) from {rows.From}", cancel)!;
        Mapped.Make(database, dump, rows, _notes, cancel);
        return (own, rows);
    }

    private string Contract(Database database, Dump dump, DumpRows rows) => dump switch
    {
        { Kind: DumpKind.Campaigns } => DumpSchema.SelectCampaigns(database, dump, rows, _notes),
        { IsBeside: true } => DumpSchema.SelectBeside(database, dump, rows, _notes),
        _ => DumpSchema.Select(database, rows.From, dump.Kind, dump.File, _notes),
    };

    /// <summary>The rows of a dump, all of which can be read.</summary>
    private DumpRows Whole(Database database, Dump dump, CancellationToken cancel)
    {
        var format = Format(dump);
        if (format == DumpFormat.Parquet)
        {
            var read = dump.Sections.Count == 0 ? ContractColumn.Of(dump.Kind) : dump.Sections.SelectMany(s => s.Columns);
            DuplicateColumns.Refuse(database, dump.Path, read, cancel);
            return new DumpRows(Int96.Unwrapped(database, format.Read(dump.Path), dump, _copy, cancel));
        }

        if (format == DumpFormat.Csv)
        {
            return CsvDump.Read(database, dump, RowsCopy, cancel);
        }

        return format == DumpFormat.Json ? JsonDump.Read(database, dump, RowsCopy, cancel) : new DumpRows(format.Read(dump.Path));
    }

    /// <summary>The rows of a dump, of which none was looked at.</summary>
    private static DumpRows Look(Database database, Dump dump)
    {
        var format = Format(dump);
        if (format == DumpFormat.Csv)
        {
            return CsvDump.Look(database, dump);
        }

        return format == DumpFormat.Json ? JsonDump.Look(dump) : new DumpRows(format.Read(dump.Path));
    }

    /// <summary>Read back from what was written, which proves it readable.</summary>
    private static StagedDump Facts(Database database, string path, string sha256, CancellationToken cancel)
    {
        database.Execute($"""
            create schema if not exists dumps;
            create or replace view dumps.events as select *, file_index, file_row_number from read_parquet({Database.Quoted(path)}, hive_partitioning = false);
            """, cancel);
        var (received, occurred) = ClockReading.OfEvents(database, cancel);
        ClockReading.Present([received], [occurred], database, cancel);
        var (rows, longest) = database.Rows("select count(*), max(session_seconds) filter (fault is null and event_type = 7) from dumps.events",
            r => (r.GetInt64(0), r.IsDBNull(1) ? (double?)null : r.GetDouble(1)), cancel)[0];
        return new StagedDump
        {
            Sha256 = sha256,
            Rows = rows,
            Received = received,
            Occurred = occurred,
            LongestSession = longest,
        };
    }

    /// <summary>What was read is kept for later runs, unless the dump changed meanwhile: then it is not what its digest says.</summary>
    private StagedDump Remember(Dump dump, StagedDump staged, bool isLasting = true)
    {
        if (Change(dump) is { } change)
        {
            return new StagedDump { Sha256 = staged.Sha256, Refused = change };
        }

        if (isLasting)
        {
            folder.Remember(dump.Kind, staged);
        }

        return staged;
    }

    /// <summary>What happened to a dump since it was found, in words; null for nothing.</summary>
    private static string? Change(Dump dump)
    {
        if (dump.Bytes == 0 && SkipReason.IsLost(dump.Path))
        {
            return SkipReason.Lost;
        }

        try
        {
            var now = (FileInfo?)new FileInfo(dump.Path).ResolveLinkTarget(true) ?? new FileInfo(dump.Path);
            return !now.Exists ? IsGone : now.Length != dump.Bytes || now.LastWriteTimeUtc != dump.ModifiedAt ? "it changed while it was read; it is read again in the next run" : null;
        }
        catch (IOException)
        {
            return IsGone;
        }
    }

    /// <summary>Whether the system does not let a dump be read; what else fails so is the cache.</summary>
    private static bool IsOfSystem(Exception error, Dump dump) =>
        SystemErrors.IsOne(error) && error.Message.Contains(dump.Path, StringComparison.Ordinal);

    private bool IsOurDisk(DuckDBException error, Dump dump)
    {
        // Faults of the copy of a dump are those of the dump, and either may lie within a folder of ours.
        var others = error.Message.Replace(_copy, "", StringComparison.Ordinal).Replace(dump.Path, "", StringComparison.Ordinal);
        return others.Contains(folder.Path, StringComparison.Ordinal)
            || others.Contains(folder.UnfinishedFolder, StringComparison.Ordinal)
            || others.Contains("No space left", StringComparison.Ordinal)
            || others.Contains("failed to offload", StringComparison.Ordinal);
    }

    private void Discard()
    {
        _database.Dispose();
        FileCleanup.TryDelete(RowsCopy);
    }

    private string Why(DuckDBException error, Dump dump)
    {
        if (OtherCodec().Match(error.Message) is { Success: true } codec)
        {
            return $"it is compressed with {codec.Groups[1].Value}, which is not read: "
                + "have it written with zstd, snappy, gzip, brotli or LZ4_RAW, or uncompressed";
        }

        var format = Format(dump);
        var other = format == DumpFormat.Parquet ? DumpBytes.NotParquet(dump.Path) : null;
        var line = Line(error.Message.Replace(_copy, dump.File, StringComparison.Ordinal));
        var why = other is null ? line.Replace(dump.Path, dump.File, StringComparison.Ordinal) : $"it is {other}, whatever its name says";
        return $"it cannot be read as {format.Name}: {why}";
    }

    private CannotWrite CannotStage(IOException error) => new(
        $"Cannot write staged dumps into '{folder.Path}': {error.Message} Free some space there, or name another folder with --cache.",
        error);

    internal static string Line(string message)
    {
        var line = Prefix().Replace(message.Split('\n')[0].Trim(), "").Trim();
        return line.Length <= 300 ? line : line[..300] + "…";
    }

    [GeneratedRegex("^([A-Z][A-Za-z]* ){0,3}Error: ")]
    private static partial Regex Prefix();

    [GeneratedRegex("Unsupported compression codec \"(\\w+)\"")]
    private static partial Regex OtherCodec();

    /// <summary>SHA-256 of a dump's bytes, lower-case hex. One without bytes is not opened: it may be a pipe, which would never end.</summary>
    public static string Digest(Dump dump)
    {
        if (dump.Bytes == 0)
        {
            return Convert.ToHexStringLower(SHA256.HashData([]));
        }

        using var file = new FileStream(dump.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>
    /// What a staged file depends on besides its dump: this very program, and the database that wrote it. Not only the SQL: what is read, and what is
    /// refused, is decided in code too, and a dump that an older program refused by mistake must get its second chance.
    /// </summary>
    public static string Mapping(string duckDb) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{typeof(Staging).Module.ModuleVersionId} {duckDb}")))[..8];
}
