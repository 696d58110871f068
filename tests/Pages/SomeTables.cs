using Apache.Arrow;
using Apache.Arrow.Types;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Tests.Pages;

/// <summary>The tables that belong to a report, as Arrow columns.</summary>
internal static class SomeTables
{
    public static CampaignTables Of(CampaignReport report) => new()
    {
        Daily = Table(report.Daily,
            ("date", d => d.Date), ("complete", d => d.Complete), ("impressions", d => d.Impressions), ("unique_impressions", d => d.UniqueImpressions),
            ("cumulative_impressions", d => d.CumulativeImpressions), ("cumulative_unique_impressions", d => d.CumulativeUniqueImpressions),
            ("taps", d => d.Taps ?? (object)double.NaN), ("dismissals", d => d.Dismissals ?? (object)double.NaN),
            ("tap_through_rate", d => d.TapThroughRate ?? double.NaN), ("tap_through_low", d => d.TapThroughLow ?? double.NaN), ("tap_through_high", d => d.TapThroughHigh ?? double.NaN),
            ("dismissal_rate", d => d.DismissalRate ?? double.NaN), ("dismissal_low", d => d.DismissalLow ?? double.NaN), ("dismissal_high", d => d.DismissalHigh ?? double.NaN),
            ("sent", d => d.Sent ?? (object)double.NaN), ("bounced", d => d.Bounced ?? (object)double.NaN), ("delivered", d => d.Delivered ?? (object)double.NaN), ("opened", d => d.Opened ?? (object)double.NaN)),
        SessionDays = Table(report.Sessions.Days,
            ("date", d => d.Date), ("phase", d => d.Phase), ("complete", d => d.Complete), ("sessions", d => d.Sessions ?? (object)double.NaN),
            ("session_seconds_mean", d => d.SessionSecondsMean ?? double.NaN), ("session_seconds_median", d => d.SessionSecondsMedian ?? double.NaN)),
        OpensByHour = Table(report.OpensByHour, ("weekday", c => c.Weekday), ("hour", c => c.Hour), ("opens", c => c.Opens)),
        OpensByOwnHour = Table(report.OpensByOwnHour, ("weekday", c => c.Weekday), ("hour", c => c.Hour), ("opens", c => c.Opens)),
        Opens = Table(report.Opens, ("date", o => o.Date), ("second_of_day", o => o.SecondOfDay)),
        OpenDelays = Table(report.OpenDelays, ("from_minutes", d => d.FromMinutes), ("until_minutes", d => d.UntilMinutes ?? 0), ("opens", d => d.Opens)),
        VariantDays = Table(report.VariantDays,
            ("date", v => v.Date), ("variant", v => v.Variant), ("complete", v => v.Complete), ("users", v => v.Users), ("impressions", v => v.Impressions), ("taps", v => v.Taps ?? (object)double.NaN),
            ("tap_through_rate", v => v.TapThroughRate ?? double.NaN), ("tap_through_low", v => v.TapThroughLow ?? double.NaN), ("tap_through_high", v => v.TapThroughHigh ?? double.NaN),
            ("sent", v => v.Sent ?? (object)double.NaN), ("delivered", v => v.Delivered ?? (object)double.NaN), ("opened", v => v.Opened ?? (object)double.NaN),
            ("open_rate", v => v.OpenRate ?? double.NaN), ("open_low", v => v.OpenLow ?? double.NaN), ("open_high", v => v.OpenHigh ?? double.NaN)),
        Bounces = Table(report.Bounces, ("reason", b => b.Reason ?? ""), ("count", b => b.Count)),
        Variant = Breakdown(report.Breakdowns.Variant),
        Platform = Breakdown(report.Breakdowns.Platform),
        Country = Breakdown(report.Breakdowns.Country),
        AppVersion = Breakdown(report.Breakdowns.AppVersion),
    };

    private static RecordBatch Breakdown(IReadOnlyList<BreakdownRow> rows) => Table(rows,
        ("key", r => r.Key ?? ""), ("impressions", r => r.Impressions), ("unique_impressions", r => r.UniqueImpressions), ("taps", r => r.Taps ?? (object)double.NaN),
        ("dismissals", r => r.Dismissals ?? (object)double.NaN), ("sent", r => r.Sent ?? (object)double.NaN), ("bounced", r => r.Bounced ?? (object)double.NaN), ("delivered", r => r.Delivered ?? (object)double.NaN), ("opened", r => r.Opened ?? (object)double.NaN));

    // NaN and "" stand for null, so that the type of an empty column is known from its function.
    private static RecordBatch Table<T>(IReadOnlyList<T> rows, params (string Name, Func<T, object> Value)[] columns)
    {
        var arrays = columns.Select(c => Column(c.Name, [.. rows.Select(c.Value)])).ToList();
        var fields = columns.Zip(arrays, (c, a) => new Field(c.Name, a.Data.DataType, nullable: true));
        return new RecordBatch(new Schema(fields, null), arrays, rows.Count);
    }

    private static IArrowArray Column(string name, object[] values) => name switch
    {
        "date" => Fill(values, new Date32Array.Builder(), (b, v) => b.Append((DateOnly)v), b => b.AppendNull()).Build(),
        "complete" => Fill(values, new BooleanArray.Builder(), (b, v) => b.Append((bool)v), b => b.AppendNull()).Build(),
        "weekday" or "hour" or "second_of_day" => Fill(values, new Int32Array.Builder(), (b, v) => b.Append((int)v), b => b.AppendNull()).Build(),
        "key" or "reason" or "phase" or "variant" => Fill(values, new StringArray.Builder(), (b, v) => b.Append((string)v), b => b.AppendNull()).Build(),
        _ when name.EndsWith("_rate", StringComparison.Ordinal) || name.EndsWith("_low", StringComparison.Ordinal) || name.EndsWith("_high", StringComparison.Ordinal) || name.StartsWith("session_", StringComparison.Ordinal) =>
            Fill(values, new DoubleArray.Builder(), (b, v) => b.Append((double)v), b => b.AppendNull()).Build(),
        _ => Fill(values, new Int64Array.Builder(), (b, v) => b.Append((long)v), b => b.AppendNull()).Build(),
    };

    private static TBuilder Fill<TBuilder>(object[] values, TBuilder builder, Action<TBuilder, object> append, Action<TBuilder> appendNull)
    {
        foreach (var value in values)
        {
            if (value is double.NaN or "")
            {
                appendNull(builder);
            }
            else
            {
                append(builder, value);
            }
        }

        return builder;
    }
}
