using CampaignBatch.Tests.Oracle.Certainty;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>What charts show beside the daily rows: variants by day, time to open, days without data.</summary>
internal static class ChartsOfFacts
{
    private const int MostVariants = 8;

    /// <summary>Ends of the stretches of time to open, minutes; beyond the last there is one without end.</summary>
    private static readonly int[] Ends = [1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10080];

    public static IReadOnlyList<OracleVariantDay> VariantDays(OracleFacts facts)
    {
        var named = facts.Messages.InPeriod.Where(m => m.Self.Raw.Variant is not null).GroupBy(m => m.Self.Raw.Variant!, StringComparer.Ordinal).ToList();
        var largest = named.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostVariants);
        return [.. from variant in largest
                   from day in variant.GroupBy(m => facts.Days.DayOf(m.At))
                   orderby day.Key, variant.Key
                   select new OracleVariantDay(day.Key, variant.Key, day.Key != facts.Days.DayOf(facts.T))
                   {
                       Messages = day.Count(),
                       Taps = day.Count(m => m.IsTapped),
                       Delivered = day.Count(m => m.IsDelivered),
                       Opened = day.Count(m => m.IsOpened),
                       Rate = ClusteredRate.Of(day.Where(m => m.IsDelivered), m => m.HasResponse).Figure(),
                   }];
    }

    /// <summary>Opens of each stretch by its beginning; none without an open.</summary>
    public static IReadOnlyList<(int From, long Opens)> OpenDelays(OracleFacts facts)
    {
        var minutes = facts.Messages.InPeriod.Where(m => m.OpenedAt is not null).Select(m => Math.Max(0, Math.Floor((m.OpenedAt!.Value - m.At).TotalMinutes))).ToList();
        int[] froms = [0, .. Ends];
        return minutes.Count == 0 ? [] : [.. froms.Select((from, i) => (from, (long)minutes.Count(m => m >= from && (i == Ends.Length || m < Ends[i]))))];
    }

    public static IReadOnlyDictionary<(int Weekday, int Hour), long> OpensByOwnHour(OracleFacts facts) => facts.Messages.InPeriod
        .Where(m => m.OpenedOffset is not null)
        .Select(m => m.OpenedAt!.Value.WithOffset(Offset.FromSeconds(m.OpenedOffset!.Value * 60)).LocalDateTime)
        .GroupBy(clock => ((int)clock.DayOfWeek, clock.Hour)).ToDictionary(g => g.Key, g => (long)g.Count());

    /// <summary>Complete days of the period on which no sound row of any dump occurred.</summary>
    public static IReadOnlyList<LocalDate> MissingDays(OracleFacts facts)
    {
        var seen = facts.Rows.Accepted.Concat(facts.Rows.Duplicates).Where(e => e.At <= facts.T).Select(e => facts.Days.DayOf(e.At)).ToHashSet();
        return facts.Status == "scheduled" || seen.Count == 0 ? []
            : [.. facts.Days.Between(facts.Days.DayOf(facts.Start), facts.Days.DayOf(facts.LastInstant)).Where(day => !seen.Contains(day) && day != facts.Days.DayOf(facts.T))];
    }
}
