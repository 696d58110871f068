using NodaTime;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Instants as DuckDB counts them: microseconds since 1970 UTC.</summary>
internal static class Instants
{
    private static readonly long Last = Micros(Instant.FromUtc(9999, 12, 30, 0, 0));

    public static long Micros(Instant instant) => instant.ToUnixTimeTicks() / 10;

    /// <summary>An instant beyond the year 9999 is cut to its last days: no calendar here goes further.</summary>
    public static Instant FromMicros(long micros) => Instant.FromUnixTimeTicks(Math.Min(micros, Last) * 10);
}
