using System.Globalization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Verdicts;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Takes what a calculation has made out of DuckDB, for all campaigns at once, and hands it out report by report.</summary>
public sealed class ReportReader
{
    /// <summary>Goals of the data that are named where a campaign's own is not among them.</summary>
    private const int MostGoalNames = 20;

    private readonly CampaignList _campaigns;
    private readonly Calculation _calculation;
    private readonly Provenance _provenance;
    private readonly Section _daily;
    private readonly Section _sessions;
    private readonly Section _opensByHour;
    private readonly Section _opensByOwnHour;
    private readonly Section _opens;
    private readonly Section _openDelays;
    private readonly Section _variantDays;
    private readonly ILookup<int, DateOnly> _missingDays;
    private readonly Section _bounces;
    private readonly IReadOnlyDictionary<string, Section> _breakdowns;
    private readonly ILookup<int, KeyValuePair<string, Figure>> _figures;
    private readonly ILookup<int, Check> _checks;
    private readonly ChangeReader _changes;
    private readonly VariantReader _variants;
    private readonly ValueReader _values;
    private readonly Dictionary<int, long> _populations;
    private readonly QualityReader _quality;
    private readonly Dictionary<int, DateTimeOffset> _snapshots;
    private readonly Dictionary<string, int> _numbers;
    private readonly HashSet<int> _emptied;
    private readonly double? _longestSession;

    /// <param name="calculation">Made.</param>
    /// <param name="provenance">What it was made from.</param>
    /// <param name="quality">What became of the rows.</param>
    /// <param name="cancel">Stops within a moment.</param>
    public ReportReader(Calculation calculation, Provenance provenance, QualityReader quality, CancellationToken cancel)
    {
        (_calculation, _campaigns, _provenance, _quality) = (calculation, calculation.Campaigns, provenance, quality);
        var database = calculation.Database;
        _daily = new Section(database, "* exclude (campaign_no)", "trends.daily", "date", cancel);
        _sessions = new Section(database, "* exclude (campaign_no)", "trends.session_days", "date", cancel);
        _opensByHour = new Section(database, "weekday, hour, opens", "trends.opens_by_hour", "weekday, hour", cancel);
        _opensByOwnHour = new Section(database, "weekday, hour, opens", "trends.opens_by_own_hour", "weekday, hour", cancel);
        _opens = new Section(database, "date, second_of_day", "trends.opens", "opened_at, event_no", cancel);
        _openDelays = new Section(database, "from_minutes, until_minutes, opens", "trends.open_delays", "from_minutes", cancel);
        _variantDays = new Section(database, "* exclude (campaign_no)", "trends.variant_days", "date, variant", cancel);
        _missingDays = database.Rows("select campaign_no, date from trends.missing_days order by campaign_no, date",
            r => (No: r.GetInt32(0), Day: r.GetFieldValue<DateOnly>(1)), cancel).ToLookup(d => d.No, d => d.Day);
        _bounces = new Section(database, "reason, count", "metrics.bounces", "count desc, reason nulls last", cancel);
        _breakdowns = new[] { "variant", "platform", "country", "app_version" }.ToDictionary(b => b, b => new Section(database,
            "* exclude (campaign_no, breakdown)", $"metrics.breakdowns where breakdown = '{b}'",
            b == "variant" ? "key nulls last" : "impressions + sent desc, key nulls last", cancel));
        _figures = Figures(database, cancel);
        (_changes, _variants, _values) = (new ChangeReader(database, cancel), new VariantReader(database, cancel), new ValueReader(database, cancel));
        _checks = database.Rows("select campaign_no, name, holds, \"left\", \"right\" from checks.identities order by campaign_no, place, name",
            r => (No: r.GetInt32(0), Check: new Check(r.GetString(1), r.GetBoolean(2), r.GetInt64(3), r.GetInt64(4))), cancel).ToLookup(c => c.No, c => c.Check);
        _snapshots = database.Rows("select campaign_no, epoch_us(as_of) from facts.snapshots",
            r => (No: r.GetInt32(0), At: Instants.FromMicros(r.GetInt64(1)).ToDateTimeOffset()), cancel).ToDictionary(s => s.No, s => s.At);
        _emptied = [.. database.Rows("select campaign_no from metrics.channels inner join metrics.quality using (campaign_no) where own + own_ahead = 0 and rejected > 0",
            r => r.GetInt32(0), cancel)];
        _populations = database.Rows("""
            select t.campaign_no, case when t.audience_basis = 'snapshot' then t.audience else t.received end from metrics.totals as t
            """, r => (No: r.GetInt32(0), Users: r.GetInt64(1)), cancel).ToDictionary(p => p.No, p => p.Users);
        _longestSession = database.Scalar("select getvariable('longest_session')::double", cancel) as double?;
        _numbers = _campaigns.KnownIds.Index().ToDictionary(i => i.Item, i => i.Index, StringComparer.Ordinal);
    }

    /// <summary>The first identity that a campaign's figures break; null where all hold.</summary>
    /// <param name="place">Its place among the sound campaigns.</param>
    public Check? BrokenBy(int place)
    {
        var campaign = _campaigns.Sound[place];
        var number = _numbers[campaign.Id];
        var unmeasured = Unmeasured.Of(_quality.MeasuredOf(number), campaign);
        return _checks[number].FirstOrDefault(c => !c.Holds && !unmeasured.IsCheck(c.Name));
    }

    /// <summary>What became of the rows of a campaign of which some were rejected and no message was accepted; null for any other.</summary>
    /// <param name="place">Its place among the sound campaigns.</param>
    public DataQuality? EmptiedAt(int place) => _numbers[_campaigns.Sound[place].Id] is var number && _emptied.Contains(number) ? _quality.Of(number) : null;

    /// <summary>The break-down of a campaign that has more rows than a report can hold, and how many; null where none has.</summary>
    /// <param name="place">Its place among the sound campaigns.</param>
    /// <param name="most">Rows that a report can hold.</param>
    public (string Breakdown, int Rows)? TooLongAt(int place, int most)
    {
        var number = _numbers[_campaigns.Sound[place].Id];
        var (breakdown, rows) = _breakdowns.Select(b => (b.Key, Rows: b.Value.RowsOf(number))).MaxBy(b => b.Rows);
        return rows > most ? (breakdown, rows) : null;
    }

    /// <summary>The report of the sound campaign at that place of <see cref="CampaignList.Sound"/>, and its tables. May be asked from several threads at once.</summary>
    public (CampaignReport Report, CampaignTables Tables) Of(int place)
    {
        var (campaign, calendar) = (_campaigns.Sound[place], _calculation.Calendars[place]);
        var number = _numbers[campaign.Id];
        var unmeasured = Unmeasured.Of(_quality.MeasuredOf(number), campaign, _snapshots.ContainsKey(number));
        var tables = Tables(number, unmeasured);
        var sessions = SessionDays(new Rows(tables.SessionDays));
        var report = new CampaignReport
        {
            Campaign = campaign,
            Status = calendar.Status,
            AsOf = _calculation.AsOf.ToDateTimeOffset(),
            Kpis = [.. _figures[number].Concat(_values.Figures(number, campaign)).Select(f => KeyValuePair.Create(f.Key, Delivered(f.Key, unmeasured.Figure(f.Key, f.Value), campaign, number)))],
            GoalNamesFound = _values.WhyNoGoal(number) == "goal_not_found" ? [.. Similar(_values.GoalNames, campaign.Goal).Take(MostGoalNames)] : [],
            Daily = Days(new Rows(tables.Daily)),
            Sessions = new SessionTrend
            {
                Population = _snapshots.ContainsKey(number) ? "audience" : "recipients",
                BeforeDays = calendar.BeforeDays,
                Days = sessions,
                Comparison = SessionRules.Compare(sessions, calendar.WholeDays is { } whole ? (whole.First.ToDateOnly(), whole.Last.ToDateOnly()) : null, _populations[number]),
            },
            OpensByHour = Cells(new Rows(tables.OpensByHour)),
            OpensByOwnHour = Cells(new Rows(tables.OpensByOwnHour)),
            Opens = Points(new Rows(tables.Opens)),
            Breakdowns = new Breakdowns
            {
                Variant = Keys(new Rows(tables.Variant)),
                Platform = Keys(new Rows(tables.Platform)),
                Country = Keys(new Rows(tables.Country)),
                AppVersion = Keys(new Rows(tables.AppVersion)),
            },
            OpenDelays = Delays(new Rows(tables.OpenDelays)),
            VariantDays = VariantDays(new Rows(tables.VariantDays)),
            Happenings = [.. calendar.Happenings.Concat(_missingDays[number].Select(day => new Happening(day, HappeningKind.MissingDay))).OrderBy(h => h.Date).ThenBy(h => h.Kind)],
            Bounces = Reasons(new Rows(tables.Bounces)),
            DataQuality = _quality.Of(number),
            Checks = [.. _checks[number].Where(c => !unmeasured.IsCheck(c.Name))],
            Provenance = _provenance,
        };
        report = With(report, new DefinitionFindings(report, _values.GoalNames, _longestSession).All());
        var judged = Judged(report, number, unmeasured);
        return (With(judged, VariantFindings.OfMetric(judged)), tables);
    }

    private static CampaignReport With(CampaignReport report, IEnumerable<DataFinding> findings) => report with
    {
        DataQuality = report.DataQuality with { Findings = [.. report.DataQuality.Findings, .. findings] },
    };

    /// <summary>Names that are like one first.</summary>
    private static IEnumerable<string> Similar(IReadOnlyList<string> names, string? meant) =>
        names.OrderBy(n => meant is not null && DefinitionFindings.AreSimilar(n, meant) ? 0 : 1).ThenBy(n => n, StringComparer.Ordinal);

    /// <summary>Says of a rate of what was delivered what that is: where bounces are not measured, all that was sent.</summary>
    private Figure Delivered(string name, Figure figure, Campaign campaign, int number)
    {
        var measured = _quality.MeasuredOf(number);
        var isOfDelivered = campaign.Channel == Channel.Push && name is "open_rate" or "influenced_open_rate";
        return isOfDelivered && figure.Reason != "not_measured"
            ? figure with { DenominatorIs = measured.Has(Fact.Sends) && !measured.Has(Fact.Bounces) ? "sent" : "delivered" }
            : figure;
    }

    private CampaignReport Judged(CampaignReport report, int number, Unmeasured unmeasured)
    {
        var campaign = report.Campaign;
        bool IsMeasured(string figure) => unmeasured.Figure(figure, new Figure()).Reason is null;
        var mainRate = MainRate.Of(campaign.Channel);
        var none = report.Status == CampaignStatus.Scheduled ? new Comparison { Reason = "scheduled" } : Comparison.TooShort;
        var change = new ChangeRules(_changes.Of(number, campaign.Channel == Channel.Push, none, IsMeasured), mainRate);
        var variants = _variants.Of(number, campaign, _calculation.AsOf) is { } data
            ? new VariantRules(data with
            {
                HasResponses = IsMeasured(mainRate),
                HasGoal = _values.WhyNoGoal(number) is null && IsMeasured("conversion_rate"),
                HasValues = _values.WhyNoValue(number, campaign) is null or "no_denominator" && IsMeasured("value_per_recipient"),
            })
            : null;
        return new VerdictFamily(report, change, variants, _snapshots.TryGetValue(number, out var at) ? at : null).Judge();
    }

    private CampaignTables Tables(int number, Unmeasured unmeasured)
    {
        Apache.Arrow.RecordBatch Of(string name, Section section) => Blanks.Of(section.Of(number), name, unmeasured);
        return new()
        {
            Daily = Of("daily", _daily),
            SessionDays = Of("session_days", _sessions),
            OpensByHour = Of("opens_by_hour", _opensByHour),
            OpensByOwnHour = Of("opens_by_own_hour", _opensByOwnHour),
            Opens = Of("opens", _opens),
            OpenDelays = Of("open_delays", _openDelays),
            VariantDays = Of("variant_days", _variantDays),
            Bounces = Of("bounces", _bounces),
            Variant = Of("variant", _breakdowns["variant"]),
            Platform = Of("platform", _breakdowns["platform"]),
            Country = Of("country", _breakdowns["country"]),
            AppVersion = Of("app_version", _breakdowns["app_version"]),
        };
    }

    private static ILookup<int, KeyValuePair<string, Figure>> Figures(Database database, CancellationToken cancel) => database.Rows(
        "select campaign_no, name, count_value, value, numerator, denominator, low, high, basis, epoch_us(as_of), reason, users, design_effect from metrics.figures order by campaign_no, place, name",
        r =>
        {
            long? Count(int i) => r.IsDBNull(i) ? null : r.GetInt64(i);
            double? Number(int i) => r.IsDBNull(i) ? null : r.GetDouble(i);
            string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
            var name = r.GetString(1);
            return (No: r.GetInt32(0), Figure: KeyValuePair.Create(name, new Figure
            {
                IsRate = name.EndsWith("_rate", StringComparison.Ordinal) || name is "reach" or "open_windows" or "conversion_rate_so_far",
                Value = Count(2) ?? Number(3),
                Numerator = Count(4),
                Denominator = Count(5),
                Low = Number(6),
                High = Number(7),
                Basis = Text(8),
                AsOf = Count(9) is { } at ? Instants.FromMicros(at).ToDateTimeOffset() : null,
                Reason = Text(10),
                Users = Count(11),
                DesignEffect = Number(12),
            }));
        }, cancel).ToLookup(f => f.No, f => f.Figure);

    private static DayRow[] Days(Rows r) => [.. r.All.Select(i => new DayRow
    {
        Date = r.Day("date", i),
        Complete = r.Flag("complete", i),
        Impressions = r.Count("impressions", i),
        UniqueImpressions = r.Count("unique_impressions", i),
        CumulativeImpressions = r.Count("cumulative_impressions", i),
        CumulativeUniqueImpressions = r.Count("cumulative_unique_impressions", i),
        Taps = r.CountOrNull("taps", i),
        Dismissals = r.CountOrNull("dismissals", i),
        TapThroughRate = r.Number("tap_through_rate", i),
        TapThroughLow = r.Number("tap_through_low", i),
        TapThroughHigh = r.Number("tap_through_high", i),
        DismissalRate = r.Number("dismissal_rate", i),
        DismissalLow = r.Number("dismissal_low", i),
        DismissalHigh = r.Number("dismissal_high", i),
        Sent = r.CountOrNull("sent", i),
        Bounced = r.CountOrNull("bounced", i),
        Delivered = r.CountOrNull("delivered", i),
        Opened = r.CountOrNull("opened", i),
    })];

    private static SessionDay[] SessionDays(Rows r) => [.. r.All.Select(i => new SessionDay
    {
        Date = r.Day("date", i),
        Phase = r.Text("phase", i)!,
        Complete = r.Flag("complete", i),
        Sessions = r.CountOrNull("sessions", i),
        SessionSecondsMean = r.Number("session_seconds_mean", i),
        SessionSecondsMedian = r.Number("session_seconds_median", i),
    })];

    private static HourCell[] Cells(Rows r) => [.. r.All.Select(i => new HourCell(r.Small("weekday", i), r.Small("hour", i), r.Count("opens", i)))];

    private static OpenPoint[] Points(Rows r) => [.. r.All.Select(i => new OpenPoint(r.Day("date", i), r.Small("second_of_day", i)))];

    private static OpenDelay[] Delays(Rows r) => [.. r.All.Select(i => new OpenDelay(r.Small("from_minutes", i), r.SmallOrNull("until_minutes", i), r.Count("opens", i)))];

    private static VariantDay[] VariantDays(Rows r) => [.. r.All.Select(i => new VariantDay(r.Day("date", i), r.Text("variant", i)!)
    {
        Complete = r.Flag("complete", i),
        Users = r.Count("users", i),
        Impressions = r.Count("impressions", i),
        Taps = r.CountOrNull("taps", i),
        TapThroughRate = r.Number("tap_through_rate", i),
        TapThroughLow = r.Number("tap_through_low", i),
        TapThroughHigh = r.Number("tap_through_high", i),
        Sent = r.CountOrNull("sent", i),
        Delivered = r.CountOrNull("delivered", i),
        Opened = r.CountOrNull("opened", i),
        OpenRate = r.Number("open_rate", i),
        OpenLow = r.Number("open_low", i),
        OpenHigh = r.Number("open_high", i),
    })];

    private static BounceReason[] Reasons(Rows r) => [.. r.All.Select(i => new BounceReason(r.Text("reason", i), r.Count("count", i)))];

    private static BreakdownRow[] Keys(Rows r) => [.. r.All.Select(i => new BreakdownRow
    {
        Key = r.Text("key", i),
        Impressions = r.Count("impressions", i),
        UniqueImpressions = r.Count("unique_impressions", i),
        Taps = r.CountOrNull("taps", i),
        Dismissals = r.CountOrNull("dismissals", i),
        Sent = r.CountOrNull("sent", i),
        Bounced = r.CountOrNull("bounced", i),
        Delivered = r.CountOrNull("delivered", i),
        Opened = r.CountOrNull("opened", i),
        Users = r.CountOrNull("users", i),
        TapThroughLow = r.Number("tap_through_low", i),
        TapThroughHigh = r.Number("tap_through_high", i),
        DismissalLow = r.Number("dismissal_low", i),
        DismissalHigh = r.Number("dismissal_high", i),
        BounceLow = r.Number("bounce_low", i),
        BounceHigh = r.Number("bounce_high", i),
        OpenLow = r.Number("open_low", i),
        OpenHigh = r.Number("open_high", i),
    })];
}
