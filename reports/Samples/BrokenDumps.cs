using System.Text;

using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Samples;

/// <summary>Writes one small folder of dumps for each fault that the data contract names. Each but the last two holds sound rows beside the fault.</summary>
public sealed class BrokenDumps : IDisposable
{
    private readonly string folder;
    private readonly DuckDBConnection duck = new("DataSource=:memory:");

    private BrokenDumps(string folder)
    {
        this.folder = folder;
        duck.Open();
        Run("set threads = 1; set TimeZone = 'UTC';");
        Run(SampleSql.Read("broken"));
    }

    /// <summary>The folders, in the order of the data contract.</summary>
    public static IReadOnlyList<BrokenDump> All { get; } =
    [
        new("truncated", "events/truncated.parquet ends in its middle, as after a broken upload", "refuses the file, publishes the rest"),
        new("zero-bytes", "events/zero-bytes.parquet is empty", "refuses the file, publishes the rest"),
        new("not-parquet", "events/not-parquet.parquet is the HTML page of a failed download", "refuses the file, publishes the rest"),
        new("damaged-page", "events/damaged-page.parquet has a sound footer, and rows that cannot be read", "refuses the file, publishes the rest"),
        new("missing-columns", "four event files, each without one column that is needed", "refuses the four files, names the column, publishes the rest"),
        new("integer-time", "events/integer-time.parquet has occurred_at as an integer; nothing tells its unit", "refuses the file, publishes the rest"),
        new("text-time", "events/text-time.parquet has occurred_at as text that is not ISO 8601 in one row", "refuses the file, publishes the rest"),
        new("row-faults", "events/row-faults.parquet has a row for each row fault, a duplicate, and two sound rows at the edge", "puts 13 rows aside by reason, counts 1 duplicate, publishes"),
        new("skipped-names", "files that are not finished or not meant: _draft, .hidden, .tmp, .partial, .crdownload, a folder _old", "lists them as skipped, publishes the rest"),
        new("campaign-faults", "campaigns.parquet has a row for each fault of a campaign, beside two sound ones", "fails seven campaigns by name, publishes two; exit code 1"),
        new("no-readable-events", "the only event file is not Parquet", "ends with an error; exit code 3"),
        new("no-campaigns", "there is no campaigns.parquet", "ends with an error; exit code 3"),
    ];

    /// <summary>Writes all of them below <paramref name="folder"/>, over those that are there.</summary>
    public static void Write(string folder)
    {
        using var dumps = new BrokenDumps(folder);
        foreach (var dump in All)
        {
            Directory.CreateDirectory(Path.Combine(folder, dump.Name, "events"));
            dumps.WriteOne(dump.Name);
        }
    }

    public void Dispose() => duck.Dispose();

    private void WriteOne(string name)
    {
        if (name != "no-campaigns")
        {
            Copy("from samples.good_campaigns" + (name == "campaign-faults" ? " union all from samples.faulty_campaigns" : ""), Path.Combine(name, "campaigns.parquet"));
        }

        if (name != "no-readable-events")
        {
            Good(name, "good.parquet");
        }

        switch (name)
        {
            case "truncated": Bytes(name, "truncated.parquet", whole => whole[..(whole.Length / 2)]); break;
            case "zero-bytes": Bytes(name, "zero-bytes.parquet", _ => []); break;
            case "not-parquet": Bytes(name, "not-parquet.parquet", _ => Page); break;
            case "no-readable-events": Bytes(name, "not-parquet.parquet", _ => Page); break;
            case "damaged-page": Bytes(name, "damaged-page.parquet", Damaged); break;
            case "missing-columns": MissingColumns(name); break;
            case "integer-time": Copy("select * replace (epoch_ms(occurred_at) as occurred_at) from samples.good_events", Event(name, "integer-time.parquet")); break;
            case "text-time": Copy("select * replace (strftime(occurred_at, case when event_id = 'good-3' then '%m/%d/%Y %H:%M' else '%Y-%m-%dT%H:%M:%SZ' end) as occurred_at) from samples.good_events",
                Event(name, "text-time.parquet")); break;
            case "row-faults": Copy("from samples.row_faults", Event(name, "row-faults.parquet")); break;
            case "skipped-names": SkippedNames(name); break;
        }
    }

    private static byte[] Page => Encoding.UTF8.GetBytes("<!DOCTYPE html>\n<html><head><title>403</title></head><body>Access denied</body></html>\n");

    // The page headers at the front are overwritten; the footer at the end still promises rows.
    private static byte[] Damaged(byte[] whole)
    {
        whole.AsSpan(4, 400).Fill(0xFF);
        return whole;
    }

    private void MissingColumns(string name)
    {
        foreach (var column in (string[])["event_id", "event_type", "occurred_at", "user_id"])
        {
            Copy($"select * exclude ({column}) from samples.good_events", Event(name, $"without-{column.Replace('_', '-')}.parquet"));
        }
    }

    private void SkippedNames(string name)
    {
        foreach (var file in (string[])["_draft.parquet", ".hidden.parquet", "upload.parquet.tmp", "upload.parquet.partial", "upload.parquet.crdownload", "_old/events.parquet"])
        {
            Good(name, file);
        }

        File.WriteAllText(Path.Combine(folder, name, "events", "_SUCCESS"), "");
    }

    private void Good(string name, string file) => Copy("from samples.good_events", Event(name, file));

    private static string Event(string name, string file) => Path.Combine(name, "events", file);

    private void Bytes(string name, string file, Func<byte[], byte[]> change)
    {
        Good(name, file);
        var path = Path.Combine(folder, name, "events", file);
        File.WriteAllBytes(path, change(File.ReadAllBytes(path)));
    }

    private void Copy(string select, string file)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Run($"copy ({select}) to '{path.Replace("'", "''", StringComparison.Ordinal)}' (format parquet);");
    }

    private void Run(string sql)
    {
        using var command = duck.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
