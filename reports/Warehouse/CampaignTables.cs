using Apache.Arrow;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// The tables of one campaign's report as Arrow columns, straight from DuckDB. Column names are those of report.json, and
/// hold the same numbers as the <see cref="Model.CampaignReport"/> made from them. Charts, CSV and report.arrow read these.
/// Column types: date32, bool, int32, int64, double, utf8; nulls where a value is not available.
/// </summary>
public sealed record CampaignTables
{
    /// <summary>A row a day: date, complete, impressions, unique_impressions, cumulative_impressions, cumulative_unique_impressions,
    /// taps, dismissals, tap_through_rate, tap_through_low, tap_through_high, dismissal_rate, dismissal_low, dismissal_high,
    /// sent, bounced, delivered, opened.</summary>
    public required RecordBatch Daily { get; init; }

    /// <summary>A row a day: date, phase, complete, sessions, session_seconds_mean, session_seconds_median.</summary>
    public required RecordBatch SessionDays { get; init; }

    /// <summary>A row a cell that is not 0: weekday (int32, 1 = Monday), hour (int32), opens.</summary>
    public required RecordBatch OpensByHour { get; init; }

    /// <summary>The same on the users' own clocks, of opens that say how far these are from UTC.</summary>
    public required RecordBatch OpensByOwnHour { get; init; }

    /// <summary>A row an opened message while there are at most 5,000: date, second_of_day (int32).</summary>
    public required RecordBatch Opens { get; init; }

    /// <summary>A row a stretch of time from send to first open, none left out: from_minutes (int32), until_minutes (int32, null for no end), opens. Empty without an open.</summary>
    public required RecordBatch OpenDelays { get; init; }

    /// <summary>A row a variant and day with messages, of the eight variants with most of them: date, variant, complete, impressions, taps, tap_through_rate,
    /// tap_through_low, tap_through_high, sent, delivered, opened (on the day of the send), open_rate, open_low, open_high.</summary>
    public required RecordBatch VariantDays { get; init; }

    /// <summary>A row a reason: reason, count.</summary>
    public required RecordBatch Bounces { get; init; }

    /// <summary>A row a key: key, impressions, unique_impressions, taps, dismissals, sent, bounced, delivered, opened.</summary>
    public required RecordBatch Variant { get; init; }

    /// <inheritdoc cref="Variant"/>
    public required RecordBatch Platform { get; init; }

    /// <inheritdoc cref="Variant"/>
    public required RecordBatch Country { get; init; }

    /// <inheritdoc cref="Variant"/>
    public required RecordBatch AppVersion { get; init; }
}
