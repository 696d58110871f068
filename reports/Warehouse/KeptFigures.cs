using System.Text.Json;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// What a run leaves in the cache so that the next one, with a few dumps more, computes only what these touch. It may be deleted at any time:
/// then everything is computed from staged dumps, with the same result.
/// </summary>
/// <param name="path">The folder; made when first written.</param>
/// <param name="damaged">Told of files that are not what was written; null to tell nobody.</param>
public sealed class KeptFigures(string path, DamagedFiles? damaged = null)
{
    private const string Sieve = "events.sieve";

    /// <summary>What is kept: a relation of the schema "kept", and where its rows come from.</summary>
    private static readonly (string Name, string From, bool HasEventNo)[] Relations =
    [
        ("duplicates", "events.duplicates", true),
        ("reused", "events.reused", true),
        ("shared_ids", "(select message_key from kept.shared_ids union select message_key from matching.shared_ids)", false),
        ("strays", "facts.strays", false),
        ("cells", "facts.cells", false),
        ("messages", "facts.messages", false),
        ("busy_messages", "facts.busy_messages", false),
        ("busy_sums", "facts.busy_sums", false),
        ("changing_sums", "facts.changing_sums", false),
        ("recipients", "facts.recipients", false),
        ("push_outcomes", "facts.push_outcomes", true),
        ("influenced", "facts.influenced", true),
        ("conversions", "facts.conversions", false),
        ("members", "facts.members", false),
        ("session_counts", "trends.session_counts", false),
        ("session_spans", "(select campaign_no, before_first_day as first_day, last_day from given.campaigns where last_day is not null)", false),
    ];

    private string Index => Path.Combine(path, "kept.json");

    /// <summary>What is kept and may be used together with <paramref name="now"/>, as far as that can be said without its rows; null for nothing.</summary>
    public KeptRun? Find(KeptRun now) => Read() is { } kept && now.PlacesOf(kept) is not null && IsWhole(kept) ? kept : null;

    private KeptRun? Read()
    {
        try
        {
            var text = ChecksummedText.Read(Index, out var isDamaged);
            if (isDamaged)
            {
                damaged?.Add(Index);
            }

            return text is null ? null : JsonSerializer.Deserialize<KeptRun>(text);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>SQL that shows what <paramref name="run"/> left. An event_no says where its dump stood then: dumps.known tells where it stands now.</summary>
    public string Views(KeptRun run) => $"create schema kept;\n{string.Join('\n', Relations.Select(r =>
    {
        var rows = $"read_parquet({Database.Quoted(Place(run, r.Name + ".parquet"))}, hive_partitioning = false)";
        return r.HasEventNo
            ? $"create view kept.{r.Name} as select r.* replace (event_no(d.dump_index, r.event_no & ((1::ubigint << 40) - 1)) as event_no) from {rows} as r inner join dumps.known as d on d.kept_index = r.event_no >> 40;"
            : $"create view kept.{r.Name} as select * from {rows};";
    }))}";

    /// <summary>The event_ids that <paramref name="run"/> has seen; null where that cannot be read.</summary>
    public KeySieve? Seen(KeptRun run)
    {
        try
        {
            return KeySieve.Load(Place(run, Sieve));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Keeps what <paramref name="database"/> has made, in place of what was kept before. Where that fails, nothing is kept: it would only save time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Keep(KeptRun run, Database database, KeySieve seen, CancellationToken cancel)
    {
        var name = FormattableString.Invariant($"{run.Events.Count}-{Environment.ProcessId}-{run.AsOf}");
        try
        {
            Directory.CreateDirectory(Path.Combine(path, name));
            var files = new Dictionary<string, FileChecksum>();
            foreach (var (relation, from, _) in Relations)
            {
                var file = Path.Combine(path, name, relation + ".parquet");
                database.Write($"select * from {from}", file, cancel);
                files[relation + ".parquet"] = FileChecksum.Compute(file);
            }

            seen.Save(Path.Combine(path, name, Sieve));
            files[Sieve] = FileChecksum.Compute(Path.Combine(path, name, Sieve));
            ChecksummedText.Write(Index, JsonSerializer.Serialize(run with { Folder = name, Files = files }));
            Tidy(name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DuckDB.NET.Data.DuckDBException && !cancel.IsCancellationRequested)
        {
            Tidy(null);
        }
    }

    private bool IsWhole(KeptRun kept)
    {
        var broken = kept.Files.AsParallel().Where(f => !f.Value.Matches(Place(kept, f.Key))).Select(f => Place(kept, f.Key)).ToList();
        broken.ForEach(f => damaged?.Add(f));
        return kept.Files.Count > Relations.Length && broken.Count == 0;
    }

    private string Place(KeptRun run, string file) => Path.Combine(path, Path.GetFileName(run.Folder), file);

    /// <summary>Takes away what a killed run left half done. Only one run at a time may write here.</summary>
    public void Sweep()
    {
        if (Directory.Exists(path))
        {
            Tidy(Read()?.Folder);
        }
    }

    /// <summary>Takes away all but one folder; with none left, the index too.</summary>
    private void Tidy(string? but)
    {
        try
        {
            if (but is null)
            {
                File.Delete(Index);
            }

            foreach (var folder in Directory.EnumerateDirectories(path).Where(f => Path.GetFileName(f) != but).ToList())
            {
                Directory.Delete(folder, true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Left over files are taken away by the next run that keeps something.
        }
    }
}
