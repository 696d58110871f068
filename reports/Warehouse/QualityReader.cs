using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>What became of the rows of the dumps: of each campaign and of the whole run.</summary>
public sealed class QualityReader
{
    private const int MostExamples = 5, MostUnknown = 200;

    private readonly Dictionary<int, DataQuality> _campaigns;
    private readonly IReadOnlyList<string> _knownIds;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Fact>> _unmeasured;

    /// <param name="database">After a calculation.</param>
    /// <param name="measured">What the source of the dumps reports.</param>
    /// <param name="thresholds">By which they are judged.</param>
    /// <param name="dumps">All dumps, in file order.</param>
    /// <param name="ingest">What reading them brought to light.</param>
    /// <param name="knownIds">Ids of campaigns by their numbers.</param>
    /// <param name="staged">Where it is kept which row of a dump a staged row was made of.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public QualityReader(Database database, Measured measured, TrustThresholds thresholds, IReadOnlyList<ReadDump> dumps,
        IngestReport ingest, IReadOnlyList<string> knownIds, StagedFolder staged, CancellationToken cancel)
    {
        var hasLate = Unmeasured.HasRow(measured, "late");
        // Rows without a known campaign have none; -1 stands for them.
        var rejected = database.Rows("select coalesce(campaign_no, -1), fault, rows, examples from events.fates where fault is not null order by fault",
            r => (No: r.GetInt32(0), Fault: (int)r.GetByte(1), Rows: r.GetInt64(2), Examples: r.GetFieldValue<List<ulong>>(3)), cancel).ToLookup(f => f.No);
        var events = dumps.Where(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null).ToList();
        var places = Places(database, events, rejected.SelectMany(f => f).SelectMany(f => f.Examples), staged, cancel);
        var counted = database.Rows("""
            select
                coalesce(campaign_no, -1), read, accepted, duplicates, rejected, late, orphans, outside_period,
                no_receipt, received_before, within_1h, within_24h, within_7d, over_7d, received_ahead, id_reused
            from metrics.quality
            """,
            r => (No: r.GetInt32(0), Quality: new DataQuality
            {
                Measured = measured,
                Thresholds = thresholds,
                Read = r.GetInt64(1),
                Accepted = r.GetInt64(2),
                Duplicates = r.GetInt64(3),
                Rejected = r.GetInt64(4),
                Late = hasLate ? r.GetInt64(5) : null,
                Orphans = r.GetInt64(6),
                OutsidePeriod = r.GetInt64(7),
                IdReused = r.GetInt64(15),
                Lateness = hasLate ? Lateness(r, 8) : null,
                FilesRefused = ingest.Refused,
                FilesSkipped = ingest.Skipped,
                EventsUnread = ingest.Unread,
            }), cancel);
        counted = [.. counted.Select(c => (c.No, c.Quality with { RejectedByReason = Reasons(rejected[c.No]), RejectedExamples = Examples(rejected[c.No], places) }))];
        _campaigns = counted.ToDictionary(c => c.No, c => c.Quality);
        Empty = new DataQuality
        {
            Measured = measured,
            Thresholds = thresholds,
            Late = hasLate ? 0 : null,
            Lateness = hasLate ? new Lateness() : null,
            FilesRefused = ingest.Refused,
            FilesSkipped = ingest.Skipped,
            EventsUnread = ingest.Unread,
        };
        var all = rejected.SelectMany(f => f).ToList();
        Run = new DataQuality
        {
            Measured = measured,
            Thresholds = thresholds,
            Read = counted.Sum(c => c.Quality.Read),
            Accepted = counted.Sum(c => c.Quality.Accepted),
            Duplicates = counted.Sum(c => c.Quality.Duplicates),
            Rejected = counted.Sum(c => c.Quality.Rejected),
            Late = hasLate ? counted.Sum(c => c.Quality.Late) : null,
            Lateness = hasLate ? counted.Aggregate(new Lateness(), (sum, c) => sum + c.Quality.Lateness!) : null,
            Orphans = counted.Sum(c => c.Quality.Orphans),
            OutsidePeriod = counted.Sum(c => c.Quality.OutsidePeriod),
            IdReused = counted.Sum(c => c.Quality.IdReused),
            RejectedByReason = Reasons(all),
            RejectedExamples = Examples(all, places),
            UnknownCampaigns = database.Rows(FormattableString.Invariant($"select campaign_id, rows from metrics.unknown_campaigns order by rows desc, campaign_id limit {MostUnknown}"),
                r => new UnknownCampaign(CampaignLimits.ShownId(r.GetString(0)), r.GetInt64(1)), cancel),
            UnknownCampaignsCount = (long)database.Scalar("select count(*) from metrics.unknown_campaigns", cancel)!,
            LowDays = database.Rows("select date, messages, usual from trends.low_days order by date", r => new LowDay(r.GetFieldValue<DateOnly>(0), r.GetInt64(1), r.GetDouble(2)), cancel),
            FilesRefused = ingest.Refused,
            FilesSkipped = ingest.Skipped,
            EventsUnread = ingest.Unread,
        };
        var figures = new FindingsReader(database, knownIds, cancel);
        Run = Run with
        {
            Findings =
            [
                .. ingest.Findings,
                .. Lost(counted.Find(c => c.No < 0).Quality),
                .. figures.NearCampaigns(),
                .. figures.MissedAudiences(),
                .. figures.OtherChannels(),
                .. figures.UnusedAudiences(),
                .. figures.UnknownAudiences(),
                .. figures.DominantUsers(e => Places(database, events, [e], staged, cancel)[e]),
                .. Reused(Run.IdReused),
            ],
        };
        _knownIds = knownIds;
        _unmeasured = ingest.Unmeasured;
    }

    /// <summary>Rows that no report counts: each may have lost some of them.</summary>
    private IEnumerable<DataFinding> Lost(DataQuality? nobodys)
    {
        if (Run.Read == 0 || nobodys is null)
        {
            yield break;
        }

        var unknown = nobodys.RejectedByReason.Where(r => r.Key == "unknown_campaign_id").Sum(r => r.Value);
        var rejected = (double)(nobodys.Rejected - unknown) / Run.Read;
        if (Run.Thresholds.Of("rejected_rows").Judge(rejected) is not TrustLevel.Fine and var level)
        {
            yield return new DataFinding
            {
                Name = "run_rejected_rows",
                Level = level,
                Texts = new Dictionary<string, string> { ["reason"] = Run.RejectedByReason.MaxBy(r => r.Value).Key },
                Numbers = new Dictionary<string, double> { ["share"] = rejected },
            };
        }

        var strange = (double)Run.UnknownCampaigns.Sum(c => c.Rows) / Run.Read;
        if (Run.Thresholds.Of("unknown_campaigns").Judge(strange) is not TrustLevel.Fine)
        {
            yield return new DataFinding
            {
                Name = "run_unknown_campaigns",
                Level = TrustLevel.Look,
                Texts = new Dictionary<string, string> { ["id"] = Run.UnknownCampaigns[0].Id },
                Numbers = new Dictionary<string, double> { ["share"] = strange },
            };
        }
    }

    private static IEnumerable<DataFinding> Reused(long rows) => rows == 0 ? [] :
        [new DataFinding { Name = "id_reused", Level = TrustLevel.Fine, Numbers = new Dictionary<string, double> { ["rows"] = rows } }];

    /// <summary>Of all rows of readable event files.</summary>
    public DataQuality Run { get; }

    private DataQuality Empty { get; }

    /// <summary>Of the rows that carry a campaign's id.</summary>
    public DataQuality Of(int campaign) => _campaigns.GetValueOrDefault(campaign, Empty) with
    {
        Measured = MeasuredOf(campaign),
        Findings = [.. Run.Findings.Where(f => f.Name != "id_reused" && f.Concerns(_knownIds[campaign]))],
    };

    /// <summary>What the source reports of a campaign: perhaps less than of others.</summary>
    public Measured MeasuredOf(int campaign) =>
        _unmeasured.TryGetValue(_knownIds[campaign], out var facts) ? Run.Measured.Without(facts) : Run.Measured;

    private static KeyValuePair<string, long>[] Reasons(IEnumerable<(int No, int Fault, long Rows, List<ulong> Examples)> rejected) =>
        [.. rejected.GroupBy(f => f.Fault).OrderBy(g => g.Key).Select(g => KeyValuePair.Create(Calculation.Faults[g.Key - 1], g.Sum(f => f.Rows)))];

    private static RowFinding[] Examples(IEnumerable<(int No, int Fault, long Rows, List<ulong> Examples)> rejected, Dictionary<ulong, (string File, long Row)> places) =>
    [
        .. rejected.GroupBy(f => f.Fault).OrderBy(g => g.Key).SelectMany(g => g.SelectMany(f => f.Examples).Order().Take(MostExamples)
            .Select(e => new RowFinding(Calculation.Faults[g.Key - 1], places[e].File, places[e].Row))),
    ];

    /// <summary>File and row by event_no: the row of the dump, also where a source made other rows of it.</summary>
    private static Dictionary<ulong, (string File, long Row)> Places(Database database, List<ReadDump> dumps, IEnumerable<ulong> events, StagedFolder staged, CancellationToken cancel)
    {
        var places = new Dictionary<ulong, (string, long)>();
        foreach (var ofDump in events.Distinct().GroupBy(e => (int)(e >> 40)))
        {
            var dump = dumps[ofDump.Key];
            var rows = ofDump.ToDictionary(e => (long)(e & ((1UL << 40) - 1)));
            if (dump.IsReused && dump.Staged.HasPlaces)
            {
                // Packed dumps are not looked at before.
                staged.Verify([dump.Staged], 1, cancel);
            }

            var own = !dump.Staged.HasPlaces ? rows.Keys.ToDictionary(row => row, row => row + 1) : database.Rows($"""
                select file_row_number, dump_row
                from read_parquet({Database.Quoted(staged.Of(DumpKind.Events, dump.Staged.Sha256).Places)}, hive_partitioning = false)
                where dump_row is not null and file_row_number in ({string.Join(", ", rows.Keys)})
                """, r => (Row: r.GetInt64(0), Own: r.GetInt64(1)), cancel).ToDictionary(r => r.Row, r => r.Own);
            foreach (var (row, no) in rows)
            {
                places[no] = (dump.Dump.File, own.GetValueOrDefault(row, row + 1));
            }
        }

        return places;
    }

    private static Lateness Lateness(DuckDB.NET.Data.DuckDBDataReader r, int first) => new()
    {
        NoReceipt = r.GetInt64(first),
        ReceivedBefore = r.GetInt64(first + 1),
        Within1h = r.GetInt64(first + 2),
        Within24h = r.GetInt64(first + 3),
        Within7d = r.GetInt64(first + 4),
        Over7d = r.GetInt64(first + 5),
        ReceivedAhead = r.GetInt64(first + 6),
    };
}
