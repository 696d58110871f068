using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Io;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using DuckDB.NET.Data;
using NodaTime;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// One pass of the SQL shelf over staged dumps: every figure of every campaign at once, in DuckDB. Make it, then ask its
/// <see cref="Database"/> for what it has made.
/// </summary>
public sealed class Calculation : IDisposable
{
    private readonly LineSettings _settings;
    private readonly IProgress<LineProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly KeptFigures? _keeper;
    private KeptRun _run;
    private KeptRun? _kept;
    private KeySieve? _seen;
    private bool _mayKeep;
    private bool _isPacked;
    private int _made;

    private Calculation(CampaignList campaigns, LineSettings settings, string spill, KeptRun run, KeptFigures? keeper, IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        (Campaigns, _settings, _run, _keeper, _progress, _cancel) = (campaigns, settings, run, keeper, progress, cancel);
        // A given T may cut what is kept, and what would be.
        _mayKeep = keeper is not null && settings.AsOf is null;
        Database = new Database(settings.MemoryLimitBytes, settings.Threads, spill);
        // Row order is stated by each query that needs one; not keeping it otherwise saves memory.
        Database.Execute("set preserve_insertion_order = false; set parquet_metadata_cache = true", cancel);
    }

    public Database Database { get; }

    /// <summary>The campaigns, those failed that no calendar can hold at T.</summary>
    public CampaignList Campaigns { get; private set; }

    /// <summary>Ids that are said to be of several persons, and stay themselves.</summary>
    public long AmbiguousIds { get; private set; }

    /// <summary>Few rows that lie far after all others, and are believed; null for none.</summary>
    public LateRows? LateRows { get; private set; }

    /// <summary>T.</summary>
    public Instant AsOf { get; private set; }

    /// <summary>Whether T is given, or any event says it.</summary>
    public bool KnowsAsOf { get; private set; }

    /// <summary>Whether any message, or response to one, was accepted.</summary>
    public bool HasMessages => Database.Scalar("select exists(from events.accepted where event_type <= 6)", _cancel) is true;

    /// <summary>The time of each sound campaign, in order of <see cref="CampaignList.Sound"/>.</summary>
    public IReadOnlyList<CampaignCalendar> Calendars { get; private set; } = [];

    /// <summary>Computes everything.</summary>
    /// <param name="dumps">Dumps that were read, in file order; refused ones are passed over.</param>
    /// <param name="campaigns">The campaigns.</param>
    /// <param name="staged">Where staged rows are.</param>
    /// <param name="settings">T, the memory and threads to use, the minutes of an influenced open.</param>
    /// <param name="spill">Folder for what does not fit in memory.</param>
    /// <param name="keeper">Where figures are kept from run to run; null to compute everything from staged rows.</param>
    /// <param name="packed">Where small dumps are packed together; null to read each by itself.</param>
    /// <param name="progress">Told after each relation.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public static Calculation Make(IReadOnlyList<ReadDump> dumps, CampaignList campaigns, StagedFolder staged, LineSettings settings, string spill, KeptFigures? keeper, PackedDumps? packed,
        IProgress<LineProgress>? progress, CancellationToken cancel)
    {
        var calculation = new Calculation(campaigns, settings, spill, RunOf(dumps, settings), keeper, progress, cancel);
        try
        {
            calculation.Load(dumps, staged, packed);
            calculation.Judge(dumps);
            calculation.Compute();
            if (calculation._kept is null || calculation.Holds())
            {
                return calculation;
            }
        }
        catch (Exception error) when (calculation._isPacked && (error is DuckDBException or InvalidOperationException))
        {
            // A pack may be damaged and as long as before. The dumps that it holds are whole, or say so themselves.
            calculation.Dispose();
            packed!.Forget();
            return Make(dumps, campaigns, staged, settings, spill, keeper, null, progress, cancel);
        }
        catch
        {
            calculation.Dispose();
            throw;
        }

        // What is kept may have been damaged without a trace. Staged rows decide.
        calculation.Dispose();
        return Make(dumps, campaigns, staged, settings with { Force = true }, spill, keeper, packed, progress, cancel);
    }

    private bool Holds() => Database.Scalar("select bool_and(holds) from checks.identities", _cancel) is not false;

    public void Dispose() => Database.Dispose();

    /// <summary>
    /// Keeps what was made for the next run. Not where little is new to what is kept already: that still serves, and the next run is no slower than this one.
    /// </summary>
    public void Keep()
    {
        if (_mayKeep && _seen is { } seen && (_kept is null || _run.Rows - _kept.Rows > _kept.Rows / MostFresh))
        {
            _keeper!.Keep(_run, Database, seen, _cancel);
        }
    }

    /// <summary>The faults of event rows by the numbers that SQL gives them, from 1, in the order in which they are judged.</summary>
    public static IReadOnlyList<string> Faults { get; } =
    [
        "no_event_id", "no_user_id", "unknown_event_type", "no_occurred_at", "occurred_before_2000", "occurred_in_future",
        "session_seconds_negative", "session_seconds_over_24h", "no_campaign_id", "unknown_campaign_id",
    ];

    private void Load(IReadOnlyList<ReadDump> dumps, StagedFolder staged, PackedDumps? packed)
    {
        var sound = dumps.Where(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null).ToList();
        var events = sound.ConvertAll(d => staged.Of(DumpKind.Events, d.Staged.Sha256));
        var audience = StagedRows(dumps, staged, DumpKind.Audience);
        Database.Execute("create schema dumps; create schema given", _cancel);
        var people = Warehouse.Identities.Resolve(Database, StagedRows(dumps, staged, DumpKind.Identities), _cancel);
        (_run, AmbiguousIds) = (_run with { Identities = people.Digest }, people.Ambiguous);
        var packs = packed?.Of([.. events.Zip(sound, (files, dump) => (files, dump.Staged.Rows))], _settings.FewestToPack, Database, _cancel) ?? [];
        _isPacked = packs.Count > 0;
        var loose = Enumerable.Range(0, events.Count).Except(packs.SelectMany(p => p.Places)).ToList();
        _kept = _mayKeep && !_settings.Force ? _keeper!.Find(_run) : null;
        var known = _kept is null ? [] : _run.PlacesOf(_kept)!;
        var fresh = Enumerable.Range(0, events.Count).Except(known).ToList();

        staged.Verify([.. loose.Where(l => sound[l].IsReused).Select(l => sound[l].Staged)], _settings.Threads, _cancel);

        // Each loose dump is read from its own file, the others from that of their pack.
        string All(Func<StagedFiles, string> file, Func<string, string> ofLoose, Func<Pack, string> ofPack) => string.Join("\nunion all\n", [
            .. loose.Count == 0 ? [] : (string[])[$"{ofLoose(At(loose, "file_index"))} from {Database.Parquet(loose.Select(l => file(events[l])))}"],
            .. packs.Select(ofPack)]);
        Database.Execute($"""
            {SqlShelf.Text("0_macros/macros.sql")}
            create view dumps.events as {Resolved(people, All(f => f.Rows, place => $"select *, {place} as file_index, file_row_number",
                pack => $"select * exclude (member, row_no), {At(pack.Places, "member")} as file_index, row_no as file_row_number from {Database.Parquet([pack.Rows])}"))};
            create view dumps.fresh as {(fresh.Count == 0 ? "select * from dumps.events where false"
                : Resolved(people, $"select *, {At(fresh, "file_index")} as file_index, file_row_number from {Database.Parquet(fresh.Select(f => events[f].Rows))}"))};
            create table dumps.known (dump_index integer, kept_index integer);
            create view dumps.dims as select * from {Database.Parquet([.. loose.Select(l => events[l].Dims), .. packs.Select(p => p.Dims)])};
            create view dumps.tallies as {All(f => f.Tallies, place => $"select * replace ({place} as dump_index)",
                pack => $"select * replace ({At(pack.Places, "dump_index")} as dump_index) from {Database.Parquet([pack.Tallies])}")};
            create view dumps.answers as {All(f => f.Answers, place => $"select *, {place} as file_index",
                pack => $"select * exclude (member), {At(pack.Places, "member")} as file_index from {Database.Parquet([pack.Answers])}")};
            set variable before = false;
            set variable t975 = {StudentT.Points975};
            """, _cancel);
        Database.Append("dumps", "known", known.Index(), (row, k) => row.AppendValue(k.Item).AppendValue(k.Index));
        Database.Execute(audience.Count > 0
            ? $"create view dumps.audience as {Resolved(people, $"select * from {Database.Parquet(audience)}")}"
            : "create table dumps.audience (campaign_key ubigint, user_key ubigint, campaign_id varchar, as_of timestamp, is_push_enabled boolean, is_holdout boolean)", _cancel);
    }

    private static List<string> StagedRows(IReadOnlyList<ReadDump> dumps, StagedFolder staged, DumpKind kind) =>
        [.. dumps.Where(d => d.Dump.Kind == kind && d.Staged.Refused is null).Select(d => staged.Of(kind, d.Staged.Sha256).Rows)];

    /// <summary>Rows of whoever an id stands for count for that person.</summary>
    private static string Resolved(Identities people, string select) => people.Count == 0
        ? select
        : $"""
            select r.* replace (coalesce(i.user_key, r.user_key) as user_key)
            from ({select}) as r
            left join given.identities as i on i.alias_key = r.user_key
            """;

    /// <summary>SQL for the place among all dumps of one whose place among some of them is <paramref name="column"/>.</summary>
    private static string At(IReadOnlyList<int> places, string column) => places.Index().All(p => p.Index == p.Item) ? column : $"[{string.Join(", ", places)}][{column}::bigint + 1]";

    /// <summary>Faults and duplicates, and from what remains T.</summary>
    private void Judge(IReadOnlyList<ReadDump> dumps)
    {
        var latestReceived = Present(dumps);
        // Texts go over as bytes: the appender ends them at a NUL.
        Database.Execute("create table given.id_bytes (campaign_no integer, id blob)", _cancel);
        Database.Append("given", "id_bytes", Campaigns.KnownIds.Index(), (row, id) => row.AppendValue(id.Index).AppendValue(Encoding.UTF8.GetBytes(id.Item)));
        Database.Execute($"""
            create table given.ids as select campaign_no, decode(id) as campaign_id from given.id_bytes;
            create table given.known_campaigns as select campaign_no, hash(campaign_id) as campaign_key from given.ids;
            set variable influenced_us = {(_settings.InfluencedOpenMinutes * 60_000_000L).ToString(CultureInfo.InvariantCulture)};
            """, _cancel);
        Recount();
        Recall();
        Make("1_events");
        KnowsAsOf = _settings.AsOf is not null;
        AsOf = _settings.AsOf is { } given ? given.ToInstant() : Latest(latestReceived);
        Database.Execute($"set variable as_of = make_timestamp({Instants.Micros(AsOf).ToString(CultureInfo.InvariantCulture)})", _cancel);
        Date(SessionsBegin());
        Measure(dumps);
    }

    /// <summary>
    /// Finds H and until when events may have occurred. A received_at after H is taken as if it were not given.
    /// </summary>
    /// <returns>H, in microseconds since 1970 UTC; null where nothing says when it was received.</returns>
    private long? Present(IReadOnlyList<ReadDump> dumps)
    {
        var read = dumps.Where(d => d.Dump.Kind == DumpKind.Events && d.Staged.Refused is null).ToList();
        var events = read.ConvertAll(d => d.Staged);
        var (received, known) = ClockReading.Present([.. events.Select(e => e.Received)], [.. events.Select(e => e.Occurred)], Database, _cancel);
        _run = _run with { KnownUntil = known };
        if (received < events.Max(e => e.Received.Latest))
        {
            _mayKeep = false;
            var ahead = $"received_at > {ClockReading.Timestamp(received!.Value)}";
            foreach (var view in new[] { "events", "fresh" })
            {
                Database.Execute($"""
                    alter view dumps.{view} rename to {view}_as_read;
                    create view dumps.{view} as
                    select * replace (case when {ahead} then {LatenessAhead} else lateness end::utinyint as lateness, case when not ({ahead}) then received_at end as received_at)
                    from dumps.{view}_as_read
                    """, _cancel);
            }

            Database.Execute($"create or replace view dumps.tallies as {SqlShelf.Text("0_ingest/tallies.sql")}", _cancel);
        }

        LateRows = LateRows.Find(read, received ?? known, Database, _cancel);
        return received;
    }

    /// <summary>
    /// A dump knows no other: what it counted together may lie on both sides of the present as all of them know it. Then rows are counted anew,
    /// by the same SQL.
    /// </summary>
    private void Recount()
    {
        if (Database.Scalar("select exists(from dumps.tallies where (fault is null or fault > 5) and latest > getvariable('known_until')::timestamp and earliest <= getvariable('known_until')::timestamp)", _cancel) is true)
        {
            Database.Execute($"create or replace view dumps.tallies as {SqlShelf.Text("0_ingest/tallies.sql")}", _cancel);
            _mayKeep = false;
        }
    }

    /// <summary>Brings what is kept into the database, unless the present as it is known now judges rows otherwise than the present as it was known then.</summary>
    private void Recall()
    {
        if (_kept is { } kept && (_seen = _mayKeep && !Judges(kept) ? _keeper!.Seen(kept) : null) is not null)
        {
            Database.Execute(_keeper!.Views(kept), _cancel);
            return;
        }

        _kept = null;
        Database.Execute($"""
            {SqlShelf.Text("0_given/kept.sql")}
            create or replace view dumps.fresh as select * from dumps.events;
            """, _cancel);
    }

    private bool Judges(KeptRun kept)
    {
        var then = kept.KnownUntil is { } at ? ClockReading.Timestamp(at) : "null::timestamp";
        return Database.Scalar($"""
            select exists(
                from dumps.tallies
                where dump_index in (select dump_index from dumps.known) and (fault is null or fault > 5)
                    and coalesce(latest > {then}, false) <> coalesce(latest > getvariable('known_until')::timestamp, false))
            """, _cancel) is true;
    }

    /// <summary>Whether what is kept speaks of the same campaigns, and of the same audience as of T.</summary>
    private bool Stands(KeptRun kept) => kept.AsOf <= _run.AsOf && kept.Campaigns.SequenceEqual(_run.Campaigns)
        && Database.Scalar($"""
            select exists(from dumps.audience where as_of > make_timestamp({kept.AsOf.ToString(CultureInfo.InvariantCulture)}) and as_of <= getvariable('as_of')::timestamp)
            """, _cancel) is false;

    /// <summary>Finds the longest session at or before T, by which a campaign's minimum length is judged.</summary>
    private void Measure(IReadOnlyList<ReadDump> dumps)
    {
        // Where the dumps decide T, none of them lies after it.
        var longest = _settings.AsOf is null
            ? dumps.Max(d => d.Staged.LongestSession)
            : Database.Scalar("select max(session_seconds) from events.accepted where event_type = 7 and occurred_at <= getvariable('as_of')::timestamp", _cancel) as double?;
        Database.Execute($"set variable longest_session = {longest?.ToString("R", CultureInfo.InvariantCulture) ?? "null"}::double", _cancel);
    }

    /// <summary>The latest occurred_at of accepted rows, or H where that is later.</summary>
    private Instant Latest(long? latestReceived)
    {
        long? Of(string relation, string column, string where) => Database.Scalar($"select epoch_us(max({column})) from {relation}{where}", _cancel) as long?;
        var tallied = Of("events.fates", "latest", " where fault is null and not is_duplicate");
        var repeated = Of("events.duplicates", "occurred_at", "");
        // Tallies hold duplicates too. Where one of these lies at the end, only the rows can tell.
        var latest = repeated >= tallied ? Of("events.accepted", "occurred_at", "") : tallied;
        KnowsAsOf = latest is not null;
        if (latest is null && latestReceived is null)
        {
            // Before the first event campaigns have only begun.
            return Campaigns.Sound.Select(c => c.StartsAt.ToInstant()).DefaultIfEmpty(Instant.FromUnixTimeTicks(0)).Min();
        }

        return Instants.FromMicros(Math.Max(latest ?? long.MinValue, latestReceived ?? long.MinValue));
    }

    private SessionStart? SessionsBegin()
    {
        var (sessions, repeated, until) = Database.Rows(SqlShelf.Text("0_given/session_count.sql"), r => (r.GetInt64(0), r.GetInt64(1), r.IsDBNull(2) ? (long?)null : r.GetInt64(2)), _cancel)[0];
        Database.Execute(string.Create(CultureInfo.InvariantCulture, $"""
            set variable earlier = {sessions / StraySessions};
            set variable repeated = {repeated};
            set variable sessions_until = make_timestamp({until ?? Instants.Micros(AsOf)});
            """), _cancel);
        var around = Database.Rows(SqlShelf.Text("0_given/session_start.sql"), r => Instants.FromMicros(r.GetInt64(0)), _cancel);
        return around.Count == 0 ? null : new SessionStart(around[^1], around);
    }

    private void Date(SessionStart? sessions)
    {
        var dated = Campaigns.Sound.Select(c => (Campaign: c, Calendar: CampaignCalendar.Of(c, AsOf, sessions))).ToLookup(c => c.Calendar.Days <= MostDays);
        Calendars = [.. dated[true].Select(c => c.Calendar)];
        Campaigns = Campaigns with
        {
            Sound = [.. dated[true].Select(c => c.Campaign)],
            Failed = [.. Campaigns.Failed, .. dated[false].Select(c => new FailedCampaign(c.Campaign.Id, c.Campaign.Name, string.Create(CultureInfo.InvariantCulture,
                $"its period has {c.Calendar.Days:N0} days as of {AsOf.ToDateTimeOffset():yyyy-MM-dd}, more than the {MostDays:N0} that a report can show. Check starts_at and ends_at, and the as-of: one device with a wrong clock can push that far ahead, and --as-of sets it right.")))],
        };
    }

    private void Compute()
    {
        Give();
        if (_kept is { } kept && !Stands(kept))
        {
            // Which rows are duplicates was decided, and holds; everything else is made from all rows.
            _kept = null;
            Database.Execute($"drop schema kept cascade; {SqlShelf.Text("0_given/kept.sql")}", _cancel);
        }

        Make("1_touched");
        Before();
        foreach (var layer in SqlShelf.Layers.Where(l => l[0] != '1'))
        {
            Make(layer);
        }
    }

    /// <summary>What touched users gave to the figures that are kept; nothing where nothing is.</summary>
    private void Before()
    {
        Database.Execute("create schema before", _cancel);
        if (_kept is not null)
        {
            Database.Execute("set variable before = true", _cancel);
            foreach (var layer in Sides)
            {
                Make(layer);
            }
        }

        foreach (var (name, side) in Sums)
        {
            Database.Execute($"create table before.{name} as select * from {(_kept is null ? $"kept.{name}" : side)}", _cancel);
        }

        if (_kept is not null)
        {
            Database.Execute($"{string.Join(' ', Sides.Reverse().Select(l => $"drop schema {Schema(l)} cascade;"))} set variable before = false", _cancel);
        }
    }

    private static string Schema(string layer) => SqlShelf.Relation(layer + "/x").Split('.')[0];

    private void Make(string layer)
    {
        var isKept = _kept is not null;
        var total = SqlShelf.Layers.Sum(l => SqlShelf.Relations(l, isKept).Count() * (isKept && Sides.Contains(l) ? 2 : 1));
        Database.Execute($"create schema {Schema(layer)}", _cancel);
        foreach (var (relation, path) in SqlShelf.Relations(layer, isKept))
        {
            var sql = SqlShelf.Text(path);
            try
            {
                Make(relation, sql);
            }
            catch (DuckDBException error)
            {
                throw Failed(path, error);
            }

            _progress?.Report(new LineProgress(LineStage.Compute, ++_made, total, relation));
        }

        // What only its own layer reads gives its memory back.
        foreach (var (relation, _) in SqlShelf.Relations(layer, isKept).Where(r => SqlShelf.Text(r.Path).StartsWith("-- table, scratch", StringComparison.Ordinal)))
        {
            Database.Execute($"drop table {relation}", _cancel);
        }
    }

    /// <summary>The first line of a file says what it makes: a view, a table, or a sieve, which is a table of those keys of the query that may come more than once.</summary>
    private void Make(string relation, string sql)
    {
        if (!sql.StartsWith("-- sieve", StringComparison.Ordinal))
        {
            Database.Execute($"create {(sql.StartsWith("-- view", StringComparison.Ordinal) ? "view" : "table")} {relation} as\n{sql}", _cancel);
            return;
        }

        var sieve = relation == "events.maybe_repeated" ? _seen ??= new KeySieve(_run.Rows) : new KeySieve(_run.Rows);
        var keys = Database.Stream(sql, batches => sieve.Again(batches).Distinct().ToList(), _cancel);
        var (schema, table) = relation.Split('.') is [var s, var t] ? (s, t) : default;
        Database.Execute($"create table {relation} (key ubigint)", _cancel);
        Database.Append(schema, table, keys, (row, key) => row.AppendValue(key));
    }

    private Exception Failed(string path, DuckDBException error) =>
        error.Message.Contains("Out of Memory", StringComparison.Ordinal) || error.Message.Contains("No space left", StringComparison.Ordinal)
            ? new CannotWrite($"The figures ({path}) need more than {_settings.MemoryLimitBytes >> 20} MiB of memory and the disk space beside the cache: {error.Message.Split('\n')[0]} Give more with --memory, or free space there.", error)
            : SystemErrors.Find(error.Message) is { } why
                ? new CannotWrite($"The cache cannot be read: {why}. This is a system error. Check disk, network and the limit of open files (ulimit -n), then run again. The site stays as it was.", error)
                : new InvalidOperationException($"reports/sql/{path}: {error.Message}", error);

    /// <summary>Tells SQL what the campaigns are and when their days begin.</summary>
    private void Give()
    {
        Database.Execute($"""
            create table given.listed (
                campaign_no integer, is_push boolean, starts_us bigint, until_us bigint, window_us bigint, goal blob,
                goal_min_session_seconds double, audience_size bigint, audience_us bigint, first_day date, last_day date, as_of_day date,
                before_first_day date, sessions_from_us bigint, sessions_until_us bigint, sessions_known_from date,
                compared_weeks integer, recent_first_day date, recent_last_day date, recent_until_us bigint);
            create table given.skipped_days (campaign_no integer, day date);
            create table given.offsets_listed (campaign_no integer, from_us bigint, until_us bigint, offset_us bigint);
            """, _cancel);
        var numbers = Campaigns.KnownIds.Index().ToDictionary(i => i.Item, i => i.Index, StringComparer.Ordinal);
        var sound = Campaigns.Sound.Zip(Calendars, (campaign, calendar) => (No: numbers[campaign.Id], campaign, calendar)).ToList();
        _run = _run with { AsOf = Instants.Micros(AsOf), Campaigns = [.. sound.Select(c => c.No)] };
        Database.Append("given", "listed", sound, (row, c) => List(row, c.No, c.campaign, c.calendar));
        Database.Append("given", "skipped_days", sound.SelectMany(c => c.calendar.SkippedDays.Select(d => (c.No, Day: d))), (row, d) => row.AppendValue(d.No).AppendValue(Date(d.Day)));
        Database.Append("given", "offsets_listed", sound.SelectMany(c => c.calendar.Offsets.Select(o => (c.No, o.From, o.Until, o.Offset))), (row, o) => row
            .AppendValue(o.No).AppendValue(Instants.Micros(o.From)).AppendValue(Instants.Micros(o.Until)).AppendValue(o.Offset.Ticks / 10));
        Database.Execute(SqlShelf.Text("0_given/campaigns.sql"), _cancel);
    }

    private static void List(IDuckDBAppenderRow row, int number, Campaign campaign, CampaignCalendar calendar) => row
        .AppendValue(number)
        .AppendValue(campaign.Channel == Channel.Push)
        .AppendValue(Instants.Micros(campaign.StartsAt.ToInstant()))
        .AppendValue(Instants.Micros(calendar.UntilAt))
        .AppendValue((long)Math.Clamp(campaign.ConversionWindowHours * 3.6e9, 1, LongestWindow))
        .AppendValue(campaign.Goal is { } goal ? Encoding.UTF8.GetBytes(goal) : null)
        .AppendValue(campaign.GoalMinSessionSeconds)
        .AppendValue(campaign.AudienceSize)
        .AppendValue(campaign.AudienceAsOf is { } at ? Instants.Micros(at.ToInstant()) : null)
        .AppendValue(Date(calendar.FirstDay))
        .AppendValue(calendar.LastDay is { } last ? Date(last) : null)
        .AppendValue(Date(calendar.AsOfDay))
        .AppendValue(Date(calendar.BeforeFirstDay))
        .AppendValue(Instants.Micros(calendar.SessionsFromAt))
        .AppendValue(Instants.Micros(calendar.SessionsUntilAt))
        .AppendValue(calendar.SessionsKnownFrom is { } known ? Date(known) : null)
        .AppendValue(calendar.Compared?.Weeks ?? 0)
        .AppendValue(calendar.Compared is { } recent ? Date(recent.RecentFirst) : null)
        .AppendValue(calendar.Compared is { } same ? Date(same.RecentLast) : null)
        .AppendValue(calendar.Compared is { } weeks ? Instants.Micros(weeks.RecentUntil) : null);

    private static DateOnly? Date(LocalDate date) => date.ToDateOnly();

    private static KeptRun RunOf(IReadOnlyList<ReadDump> dumps, LineSettings settings)
    {
        IEnumerable<ReadDump> Of(DumpKind kind) => dumps.Where(d => d.Dump.Kind == kind && d.Staged.Refused is null);
        string[] ground =
        [
            typeof(Calculation).Module.ModuleVersionId.ToString(),
            settings.InfluencedOpenMinutes.ToString(CultureInfo.InvariantCulture),
            .. Of(DumpKind.Campaigns).Select(d => $"campaigns {d.Staged.Sha256}"),
            .. Of(DumpKind.Audience).Select(d => $"audience {d.Staged.Sha256}"),
        ];
        return new KeptRun
        {
            Ground = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', ground)))),
            Events = [.. Of(DumpKind.Events).Select(d => d.Staged.Sha256)],
            Rows = Of(DumpKind.Events).Sum(d => d.Staged.Rows),
        };
    }

    /// <summary>Layers that are made twice where something is kept: as it was then, and as it is now.</summary>
    private static readonly string[] Sides = ["2_exchange", "2_matching", "2_sides"];

    /// <summary>Relations of which the difference between the two is added to what is kept.</summary>
    private static readonly (string Name, string Side)[] Sums =
    [
        ("strays", "matching.strays"), ("cells", "sides.cells"), ("busy_sums", "sides.busy_sums"), ("changing_sums", "sides.changing_sums"),
    ];

    /// <summary>One session in so many may be dated before the session data begin.</summary>
    private const int StraySessions = 1_000;

    /// <summary>What is kept serves until one row in so many is newer.</summary>
    private const int MostFresh = 10;

    /// <summary>The class of lateness of rows received after the present.</summary>
    private const int LatenessAhead = 6;

    /// <summary>Days of a period that a report can show: some 27 years.</summary>
    private const int MostDays = 10_000;

    /// <summary>A thousand years, in microseconds: beyond it an instant plus the window leaves the calendar.</summary>
    private const double LongestWindow = 3.2e16;
}
