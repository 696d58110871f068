using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What became of the rows of the dumps: of each campaign and of the whole run.</summary>
public sealed class QualityReader
{
    private readonly Dictionary<int, DataQuality> _campaigns;

    /// <param name="database">After a calculation.</param>
    /// <param name="measured">What the source of the dumps reports.</param>
    /// <param name="dumps">All dumps, in file order.</param>
    /// <param name="refused">Files refused, of any kind.</param>
    /// <param name="skipped">Files skipped.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public QualityReader(Database database, Measured measured, IReadOnlyList<ReadDump> dumps, IReadOnlyList<FileFinding> refused, IReadOnlyList<FileFinding> skipped, CancellationToken cancel)
    {
        var hasLate = Unmeasured.HasRow(measured, "late");
        // Rows without a known campaign have none; -1 stands for them.
        var rejected = database.Rows("select coalesce(campaign_no, -1), fault, rows, examples from events.fates where fault is not null order by fault",
            r => (No: r.GetInt32(0), Fault: (int)r.GetByte(1), Rows: r.GetInt64(2), Examples: r.GetFieldValue<List<ulong>>(3)), cancel);
        var counted = database.Rows("select coalesce(campaign_no, -1), read, accepted, duplicates, rejected, late, orphans, outside_period from metrics.quality",
            r => (No: r.GetInt32(0), Quality: new DataQuality
            {
                Measured = measured,
                Read = r.GetInt64(1),
                Accepted = r.GetInt64(2),
                Duplicates = r.GetInt64(3),
                Rejected = r.GetInt64(4),
                Late = hasLate ? r.GetInt64(5) : null,
                Orphans = r.GetInt64(6),
                OutsidePeriod = r.GetInt64(7),
                FilesRefused = refused,
                FilesSkipped = skipped,
            }), cancel);
        _campaigns = counted.ToDictionary(c => c.No, c => c.Quality with
        {
            RejectedByReason = [.. rejected.Where(f => f.No == c.No).Select(f => KeyValuePair.Create(Calculation.Faults[f.Fault - 1], f.Rows))],
        });
        Empty = new DataQuality { Measured = measured, Late = hasLate ? 0 : null, FilesRefused = refused, FilesSkipped = skipped };
        var files = dumps.Where(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null).Select(d => d.Dump.File).ToList();
        Run = new DataQuality
        {
            Measured = measured,
            Read = counted.Sum(c => c.Quality.Read),
            Accepted = counted.Sum(c => c.Quality.Accepted),
            Duplicates = counted.Sum(c => c.Quality.Duplicates),
            Rejected = counted.Sum(c => c.Quality.Rejected),
            Late = hasLate ? counted.Sum(c => c.Quality.Late) : null,
            Orphans = counted.Sum(c => c.Quality.Orphans),
            OutsidePeriod = counted.Sum(c => c.Quality.OutsidePeriod),
            RejectedByReason = [.. rejected.GroupBy(f => f.Fault).Select(g => KeyValuePair.Create(Calculation.Faults[g.Key - 1], g.Sum(f => f.Rows)))],
            RejectedExamples = [.. rejected.GroupBy(f => f.Fault).SelectMany(g => g.SelectMany(f => f.Examples).Order().Take(5)
                .Select(e => new RowFinding(Calculation.Faults[g.Key - 1], files[(int)(e >> 40)], (long)(e & ((1UL << 40) - 1)) + 1)))],
            FilesRefused = refused,
            FilesSkipped = skipped,
        };
    }

    /// <summary>Of all rows of readable event files.</summary>
    public DataQuality Run { get; }

    private DataQuality Empty { get; }

    /// <summary>Of the rows that carry a campaign's id.</summary>
    public DataQuality Of(int campaign) => _campaigns.GetValueOrDefault(campaign, Empty);
}
