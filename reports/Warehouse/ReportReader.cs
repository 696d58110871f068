using System.Globalization;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Takes what a calculation has made out of DuckDB, for all campaigns at once, and hands it out report by report.</summary>
public sealed class ReportReader
{
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
    private readonly IReadOnlyDictionary<int, Comparison> _comparisons;
    private readonly QualityReader _quality;
    private readonly HashSet<int> _snapshots;
    private readonly Dictionary<string, int> _numbers;

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
            "key, impressions, unique_impressions, taps, dismissals, sent, bounced, delivered, opened", $"metrics.breakdowns where breakdown = '{b}'",
            b == "variant" ? "key nulls last" : "impressions + sent desc, key nulls last", cancel));
        _figures = Figures(database, cancel);
        _comparisons = ComparisonReader.Read(database, cancel);
        _checks = database.Rows("select campaign_no, name, holds, \"left\", \"right\" from checks.identities order by campaign_no, place, name",
            r => (No: r.GetInt32(0), Check: new Check(r.GetString(1), r.GetBoolean(2), r.GetInt64(3), r.GetInt64(4))), cancel).ToLookup(c => c.No, c => c.Check);
        _snapshots = [.. database.Rows("select campaign_no from facts.snapshots", r => r.GetInt32(0), cancel)];
        _numbers = _campaigns.KnownIds.Index().ToDictionary(i => i.Item, i => i.Index, StringComparer.Ordinal);
    }

    /// <summary>The first identity that a campaign's figures break; null where all hold.</summary>
    /// <param name="place">Its place among the sound campaigns.</param>
    public Check? BrokenBy(int place)
    {
        var (campaign, unmeasured) = (_campaigns.Sound[place], Unmeasured.Of(_quality.Run.Measured, _campaigns.Sound[place]));
        return _checks[_numbers[campaign.Id]].FirstOrDefault(c => !c.Holds && !unmeasured.IsCheck(c.Name));
    }

    /// <summary>The report of the sound campaign at that place of <see cref="CampaignList.Sound"/>, and its tables. May be asked from several threads at once.</summary>
    public (CampaignReport Report, CampaignTables Tables) Of(int place)
    {
        var (campaign, calendar) = (_campaigns.Sound[place], _calculation.Calendars[place]);
        var number = _numbers[campaign.Id];
        var unmeasured = Unmeasured.Of(_quality.Run.Measured, campaign, _snapshots.Contains(number));
        var tables = Tables(number, unmeasured);
        return (new CampaignReport
        {
            Campaign = campaign,
            Status = calendar.Status,
            AsOf = _calculation.AsOf.ToDateTimeOffset(),
            Kpis = [.. _figures[number].Select(f => KeyValuePair.Create(f.Key, unmeasured.Figure(f.Key, f.Value)))],
            Comparison = Compared(number, unmeasured),
            Daily = Days(new Rows(tables.Daily)),
            Sessions = new SessionTrend
            {
                Population = _snapshots.Contains(number) ? "audience" : "recipients",
                BeforeDays = calendar.BeforeDays,
                Days = SessionDays(new Rows(tables.SessionDays)),
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
        }, tables);
    }

    private Comparison Compared(int number, Unmeasured unmeasured)
    {
        var comparison = _comparisons.GetValueOrDefault(number, Comparison.TooShort);
        return comparison with { Figures = [.. comparison.Figures.Where(f => unmeasured.Figure(f.Key, f.Value.Recent) == f.Value.Recent)] };
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
        "select campaign_no, name, count_value, value, numerator, denominator, low, high, basis, epoch_us(as_of), reason from metrics.figures order by campaign_no, place, name",
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
    })];
}
