using Apache.Arrow;
using Apache.Arrow.Types;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Tests;

internal static partial class Some
{
    /// <summary>The Arrow tables that hold the numbers of a report, with the names and types that the warehouse gives them.</summary>
    public static CampaignTables Tables(CampaignReport report) => new()
    {
        Daily = Batch(report.Daily.Count,
            Days("date", report.Daily.Select(d => d.Date)),
            Flags("complete", report.Daily.Select(d => d.Complete)),
            Counts("impressions", report.Daily.Select(d => d.Impressions)),
            Counts("unique_impressions", report.Daily.Select(d => d.UniqueImpressions)),
            Counts("cumulative_impressions", report.Daily.Select(d => d.CumulativeImpressions)),
            Counts("cumulative_unique_impressions", report.Daily.Select(d => d.CumulativeUniqueImpressions)),
            CountsOrNull("taps", report.Daily.Select(d => d.Taps)),
            CountsOrNull("dismissals", report.Daily.Select(d => d.Dismissals)),
            Numbers("tap_through_rate", report.Daily.Select(d => d.TapThroughRate)),
            Numbers("tap_through_low", report.Daily.Select(d => d.TapThroughLow)),
            Numbers("tap_through_high", report.Daily.Select(d => d.TapThroughHigh)),
            Numbers("dismissal_rate", report.Daily.Select(d => d.DismissalRate)),
            Numbers("dismissal_low", report.Daily.Select(d => d.DismissalLow)),
            Numbers("dismissal_high", report.Daily.Select(d => d.DismissalHigh)),
            CountsOrNull("sent", report.Daily.Select(d => d.Sent)),
            CountsOrNull("bounced", report.Daily.Select(d => d.Bounced)),
            CountsOrNull("delivered", report.Daily.Select(d => d.Delivered)),
            CountsOrNull("opened", report.Daily.Select(d => d.Opened))),
        SessionDays = Batch(report.Sessions.Days.Count,
            Days("date", report.Sessions.Days.Select(d => d.Date)),
            Texts("phase", report.Sessions.Days.Select(d => d.Phase)),
            Flags("complete", report.Sessions.Days.Select(d => d.Complete)),
            CountsOrNull("sessions", report.Sessions.Days.Select(d => d.Sessions)),
            Numbers("session_seconds_mean", report.Sessions.Days.Select(d => d.SessionSecondsMean)),
            Numbers("session_seconds_median", report.Sessions.Days.Select(d => d.SessionSecondsMedian))),
        OpensByHour = Batch(report.OpensByHour.Count,
            Small("weekday", report.OpensByHour.Select(c => c.Weekday)),
            Small("hour", report.OpensByHour.Select(c => c.Hour)),
            Counts("opens", report.OpensByHour.Select(c => c.Opens))),
        OpensByOwnHour = Batch(report.OpensByOwnHour.Count,
            Small("weekday", report.OpensByOwnHour.Select(c => c.Weekday)),
            Small("hour", report.OpensByOwnHour.Select(c => c.Hour)),
            Counts("opens", report.OpensByOwnHour.Select(c => c.Opens))),
        Opens = Batch(report.Opens.Count,
            Days("date", report.Opens.Select(o => o.Date)),
            Small("second_of_day", report.Opens.Select(o => o.SecondOfDay))),
        OpenDelays = Batch(report.OpenDelays.Count,
            Small("from_minutes", report.OpenDelays.Select(d => d.FromMinutes)),
            SmallOrNull("until_minutes", report.OpenDelays.Select(d => d.UntilMinutes)),
            Counts("opens", report.OpenDelays.Select(d => d.Opens))),
        VariantDays = Batch(report.VariantDays.Count,
            Days("date", report.VariantDays.Select(v => v.Date)),
            Texts("variant", report.VariantDays.Select(v => v.Variant)),
            Flags("complete", report.VariantDays.Select(v => v.Complete)),
            Counts("users", report.VariantDays.Select(v => v.Users)),
            Counts("impressions", report.VariantDays.Select(v => v.Impressions)),
            CountsOrNull("taps", report.VariantDays.Select(v => v.Taps)),
            Numbers("tap_through_rate", report.VariantDays.Select(v => v.TapThroughRate)),
            Numbers("tap_through_low", report.VariantDays.Select(v => v.TapThroughLow)),
            Numbers("tap_through_high", report.VariantDays.Select(v => v.TapThroughHigh)),
            CountsOrNull("sent", report.VariantDays.Select(v => v.Sent)),
            CountsOrNull("delivered", report.VariantDays.Select(v => v.Delivered)),
            CountsOrNull("opened", report.VariantDays.Select(v => v.Opened)),
            Numbers("open_rate", report.VariantDays.Select(v => v.OpenRate)),
            Numbers("open_low", report.VariantDays.Select(v => v.OpenLow)),
            Numbers("open_high", report.VariantDays.Select(v => v.OpenHigh))),
        Bounces = Batch(report.Bounces.Count,
            Texts("reason", report.Bounces.Select(b => b.Reason)),
            Counts("count", report.Bounces.Select(b => b.Count))),
        Variant = Breakdown(report.Breakdowns.Variant),
        Platform = Breakdown(report.Breakdowns.Platform),
        Country = Breakdown(report.Breakdowns.Country),
        AppVersion = Breakdown(report.Breakdowns.AppVersion),
    };

    private static RecordBatch Breakdown(IReadOnlyList<BreakdownRow> rows) => Batch(rows.Count,
        Texts("key", rows.Select(r => r.Key)),
        Counts("impressions", rows.Select(r => r.Impressions)),
        Counts("unique_impressions", rows.Select(r => r.UniqueImpressions)),
        CountsOrNull("taps", rows.Select(r => r.Taps)),
        CountsOrNull("dismissals", rows.Select(r => r.Dismissals)),
        CountsOrNull("sent", rows.Select(r => r.Sent)),
        CountsOrNull("bounced", rows.Select(r => r.Bounced)),
        CountsOrNull("delivered", rows.Select(r => r.Delivered)),
        CountsOrNull("opened", rows.Select(r => r.Opened)));

    private static RecordBatch Batch(int rows, params (Field Field, IArrowArray Column)[] columns) =>
        new(new Schema(columns.Select(c => c.Field), null), columns.Select(c => c.Column), rows);

    private static (Field Field, IArrowArray Column) Days(string name, IEnumerable<DateOnly> values) =>
        (new Field(name, Date32Type.Default, true), new Date32Array.Builder().AppendRange(values).Build());

    private static (Field Field, IArrowArray Column) Flags(string name, IEnumerable<bool> values) =>
        (new Field(name, BooleanType.Default, true), new BooleanArray.Builder().AppendRange(values).Build());

    private static (Field Field, IArrowArray Column) Counts(string name, IEnumerable<long> values) =>
        (new Field(name, Int64Type.Default, true), new Int64Array.Builder().AppendRange(values).Build());

    private static (Field Field, IArrowArray Column) CountsOrNull(string name, IEnumerable<long?> values) =>
        (new Field(name, Int64Type.Default, true), values.Aggregate(new Int64Array.Builder(), (column, value) => value is { } count ? column.Append(count) : column.AppendNull()).Build());

    private static (Field Field, IArrowArray Column) Small(string name, IEnumerable<int> values) =>
        (new Field(name, Int32Type.Default, true), new Int32Array.Builder().AppendRange(values).Build());

    private static (Field Field, IArrowArray Column) SmallOrNull(string name, IEnumerable<int?> values) =>
        (new Field(name, Int32Type.Default, true), values.Aggregate(new Int32Array.Builder(), (column, value) => column.Append(value)).Build());

    private static (Field Field, IArrowArray Column) Numbers(string name, IEnumerable<double?> values) =>
        (new Field(name, DoubleType.Default, true), values.Aggregate(new DoubleArray.Builder(), (column, value) => column.Append(value)).Build());

    private static (Field Field, IArrowArray Column) Texts(string name, IEnumerable<string?> values) =>
        (new Field(name, StringType.Default, true), new StringArray.Builder().AppendRange(values).Build());
}
