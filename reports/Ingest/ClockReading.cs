using System.Globalization;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Ingest;

/// <summary>
/// What one column of instants says of the present, so that no single clock decides it: of n instants the q-th is the one at rank
/// n − max(1, ⌊n/1000⌋), the largest where n is below 20; the present is the latest instant that is not after q + 7 days.
/// </summary>
/// <param name="Rows">How many instants there are.</param>
/// <param name="Latest">The latest, in microseconds since 1970 UTC; null for none.</param>
/// <param name="LastDays">How many lie within three days before the latest.</param>
public sealed record ClockReading(long Rows, long? Latest, long LastDays)
{
    /// <summary>Of nothing.</summary>
    public static ClockReading None { get; } = new(0, null, 0);

    private const int FewestToDoubt = 20, OneIn = 1000;

    private const long Day = 86_400_000_000, Beyond = 7 * Day, LastDaysLong = 3 * Day;

    /// <summary>Reads received_at and occurred_at of dumps.events.</summary>
    internal static (ClockReading Received, ClockReading Occurred) OfEvents(Database database, CancellationToken cancel)
    {
        var (received, occurred) = database.Rows("""
            select count(received_at), epoch_us(max(received_at)), count(occurred_at), epoch_us(max(occurred_at)) from dumps.events
            """, r => (Half(r, 0), Half(r, 2)), cancel)[0];
        var near = database.Rows($"""
            select count(*) filter ({Near(received, "received_at")}), count(*) filter ({Near(occurred, "occurred_at")}) from dumps.events
            """, r => (r.GetInt64(0), r.GetInt64(1)), cancel)[0];
        return (received with { LastDays = near.Item1 }, occurred with { LastDays = near.Item2 });
    }

    private static ClockReading Half(System.Data.IDataRecord row, int first) =>
        new(row.GetInt64(first), row.IsDBNull(first + 1) ? null : row.GetInt64(first + 1), 0);

    private static string Near(ClockReading clock, string column) =>
        clock.Latest is { } latest ? $"{column} >= {Timestamp(latest - LastDaysLong)}" : "false";

    /// <summary>
    /// Finds the present, and sets the variable known_until: until when events of dumps.events may have occurred. By the clocks of collectors, with a day to
    /// spare for those of devices; by these where no collector says anything.
    /// </summary>
    /// <param name="received">What received_at of each dump says.</param>
    /// <param name="occurred">Likewise occurred_at.</param>
    /// <param name="database">With the relation dumps.events.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <returns>H, and until when events may have occurred; in microseconds since 1970 UTC, null for not known.</returns>
    internal static (long? Received, long? Until) Present(
        IReadOnlyList<ClockReading> received, IReadOnlyList<ClockReading> occurred, Database database, CancellationToken cancel)
    {
        var present = Present(received, database, "dumps.events", "received_at", cancel);
        var until = present + Day ?? Present(occurred, database, "dumps.events", "occurred_at", cancel);
        database.Execute($"set variable known_until = {(until is { } at ? Timestamp(at) : "null::timestamp")}", cancel);
        return (present, until);
    }

    /// <summary>The present by all parts of a column; null where it holds nothing.</summary>
    /// <param name="parts">What each part says.</param>
    /// <param name="database">Where the whole column is, should its parts not settle it.</param>
    /// <param name="relation">Of the column.</param>
    /// <param name="column">A timestamp, UTC.</param>
    /// <param name="cancel">Stops within a moment.</param>
    private static long? Present(IReadOnlyList<ClockReading> parts, Database database, string relation, string column, CancellationToken cancel)
    {
        var (rows, latest) = (parts.Sum(p => p.Rows), parts.Max(p => p.Latest));
        var passed = Math.Max(1, rows / OneIn);
        if (latest is not { } last || rows < FewestToDoubt)
        {
            return latest;
        }

        // With so many instants that near, the q-th lies within seven days of the latest.
        if (parts.Where(p => p.Latest >= last - LastDaysLong).Sum(p => p.LastDays) > passed)
        {
            return last;
        }

        var ranked = (long)database.Scalar(string.Create(CultureInfo.InvariantCulture,
            $"select epoch_us({column}) from {relation} where {column} is not null order by {column} desc limit 1 offset {passed}"), cancel)!;
        return (long)database.Scalar($"select epoch_us(max({column})) from {relation} where {column} <= {Timestamp(ranked + Beyond)}", cancel)!;
    }

    /// <summary>SQL of an instant.</summary>
    internal static string Timestamp(long micros) => string.Create(CultureInfo.InvariantCulture, $"make_timestamp({micros})");
}
