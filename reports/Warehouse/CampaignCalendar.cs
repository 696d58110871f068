using CampaignBatch.Reports.Model;
using NodaTime;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>
/// A campaign's time, worked out once with the time zone data that this program brings along, so that every machine and DuckDB's own
/// zone data agree: SQL then only compares instants and adds offsets.
/// </summary>
public sealed record CampaignCalendar
{
    /// <summary>The longest before-window, in days.</summary>
    private const int LongestBefore = 28;

    /// <summary>Events before this are put aside.</summary>
    private static readonly Instant FirstAccepted = Instant.FromUtc(2000, 1, 1, 0, 0);

    public required CampaignStatus Status { get; init; }

    /// <summary>End of the period, excluded: ends_at where that is reached, else just after T. UTC.</summary>
    public required Instant UntilAt { get; init; }

    /// <summary>Local day of starts_at.</summary>
    public required LocalDate FirstDay { get; init; }

    /// <summary>Local day of the period's last instant; null for a scheduled campaign.</summary>
    public required LocalDate? LastDay { get; init; }

    /// <summary>Local day of T, the incomplete one.</summary>
    public required LocalDate AsOfDay { get; init; }

    /// <summary>Days shown before the first: as many as the campaign has run whole days, at most 28, none before the first event.</summary>
    public required int BeforeDays { get; init; }

    /// <summary>The first day that sessions are shown for.</summary>
    public required LocalDate BeforeFirstDay { get; init; }

    /// <summary>Start of the first day that sessions are shown for. UTC.</summary>
    public required Instant SessionsFromAt { get; init; }

    /// <summary>End of the last day, excluded. UTC.</summary>
    public required Instant SessionsUntilAt { get; init; }

    /// <summary>Offsets from UTC of the campaign's zone, without a gap from the beginning to the end of time.</summary>
    public required IReadOnlyList<(Instant From, Instant Until, Offset Offset)> Offsets { get; init; }

    /// <param name="campaign">A sound campaign.</param>
    /// <param name="asOf">T.</param>
    /// <param name="earliest">Earliest accepted event of the run; null for none.</param>
    public static CampaignCalendar Of(Campaign campaign, Instant asOf, Instant? earliest)
    {
        var zone = DateTimeZoneProviders.Tzdb[campaign.TimeZone];
        var starts = campaign.StartsAt.ToInstant();
        var ends = campaign.EndsAt?.ToInstant();
        var status = starts > asOf ? CampaignStatus.Scheduled : ends <= asOf ? CampaignStatus.Ended : CampaignStatus.Running;
        var firstDay = starts.InZone(zone).Date;
        LocalDate? lastDay = status switch
        {
            CampaignStatus.Scheduled => null,
            CampaignStatus.Ended => LatestDay(zone, starts, ends!.Value - Duration.Epsilon),
            _ => LatestDay(zone, starts, asOf),
        };
        var before = lastDay is { } last ? Before(zone, starts, status == CampaignStatus.Ended ? ends!.Value : asOf, firstDay, last, earliest) : [];
        var from = StartOf(zone, before.Count > 0 ? before[^1] : firstDay);
        var until = EndOf(zone, lastDay ?? firstDay);
        return new CampaignCalendar
        {
            Status = status,
            UntilAt = status switch { CampaignStatus.Scheduled => starts, CampaignStatus.Ended => ends!.Value, _ => asOf + Duration.FromTicks(10) },
            FirstDay = firstDay,
            LastDay = lastDay,
            AsOfDay = asOf.InZone(zone).Date,
            BeforeDays = before.Count,
            BeforeFirstDay = before.Count > 0 ? before[^1] : firstDay,
            SessionsFromAt = from,
            SessionsUntilAt = until,
            // An answer may come before its message by the clock that dates it, so far back as events are accepted.
            Offsets = OffsetsOf(zone, Instant.Min(Instant.Min(from, starts), FirstAccepted), Instant.Max(until, asOf)),
        };
    }

    /// <summary>Days of the period, counted by the calendar; 0 while it is scheduled.</summary>
    public int Days => LastDay is { } last ? Period.DaysBetween(FirstDay, last) + 1 : 0;

    /// <summary>Days that no clock of the zone ever showed, such as 30 December 2011 in Apia: they are no days.</summary>
    public IEnumerable<LocalDate> SkippedDays =>
        from pair in Offsets.Zip(Offsets.Skip(1))
        where pair.Second.Offset.Seconds - pair.First.Offset.Seconds >= NodaConstants.SecondsPerDay
        select pair.Second.From.WithOffset(pair.First.Offset).Date;

    /// <summary>Start, end and clock changes of the days that are shown, in no order. An end that is still to come has not happened.</summary>
    public IEnumerable<Happening> Happenings => LastDay is not { } last ? [] :
    [
        new Happening(FirstDay.ToDateOnly(), HappeningKind.Start),
        .. Status == CampaignStatus.Ended ? [new Happening(last.ToDateOnly(), HappeningKind.End)] : Array.Empty<Happening>(),
        .. Offsets.Zip(Offsets.Skip(1), (old, now) => (At: now.From.WithOffset(now.Offset).Date, Change: now.Offset.Seconds - old.Offset.Seconds))
            .Where(change => change.Change != 0 && change.At >= BeforeFirstDay && change.At <= AsOfDay)
            .Select(change => new Happening(change.At.ToDateOnly(), HappeningKind.ClockChange, change.Change / NodaConstants.SecondsPerMinute)),
    ];

    /// <summary>The days of the before-window, the latest first.</summary>
    private static List<LocalDate> Before(DateTimeZone zone, Instant starts, Instant ends, LocalDate first, LocalDate last, Instant? earliest)
    {
        // The first and the last day are whole only where the period begins and ends at their edges; those between always are.
        var from = StartOf(zone, first) >= starts ? first : first.PlusDays(1);
        var until = StartOf(zone, last.PlusDays(1)) <= ends ? last : last.PlusDays(-1);
        var run = 0;
        for (var day = from; day <= until && run < LongestBefore; day = day.PlusDays(1))
        {
            run += IsDay(zone, day) ? 1 : 0;
        }

        var before = new List<LocalDate>();
        var known = earliest?.InZone(zone).Date ?? first;
        for (var day = first.PlusDays(-1); before.Count < run && day >= known; day = day.PlusDays(-1))
        {
            if (IsDay(zone, day))
            {
                before.Add(day);
            }
        }

        return before;
    }

    /// <summary>The latest day that the clock shows from one instant to the other: a clock turned back just after midnight shows the day before again.</summary>
    private static LocalDate LatestDay(DateTimeZone zone, Instant from, Instant until) => zone
        .GetZoneIntervals(Instant.Max(from, until - Duration.FromDays(2)), until + Duration.Epsilon)
        .Select(i => Instant.Min(i.HasEnd ? i.End - Duration.Epsilon : until, until).InZone(zone).Date)
        .Max();

    /// <summary>The instant after a day's last: the last midnight, where a clock turned back shows two.</summary>
    private static Instant EndOf(DateTimeZone zone, LocalDate day) => zone.MapLocal(day.PlusDays(1).AtMidnight()) is { Count: 2 } twice
        ? twice.Last().ToInstant()
        : StartOf(zone, day.PlusDays(1));

    private static bool IsDay(DateTimeZone zone, LocalDate day) => StartOf(zone, day.PlusDays(1)) > StartOf(zone, day);

    /// <summary>The first instant of a day: midnight, or, where a clock change skips that, the first instant after it.</summary>
    private static Instant StartOf(DateTimeZone zone, LocalDate day)
    {
        var midnight = zone.MapLocal(day.AtMidnight());
        return midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
    }

    private static List<(Instant, Instant, Offset)> OffsetsOf(DateTimeZone zone, Instant from, Instant until)
    {
        var intervals = zone.GetZoneIntervals(from, until + Duration.FromDays(2)).Select(i => (i.WallOffset, Start: i.HasStart ? i.Start : Instant.MinValue)).ToList();
        return [.. intervals.Select((interval, i) => (
            i == 0 ? Instant.FromUtc(1, 1, 1, 0, 0) : interval.Start,
            i == intervals.Count - 1 ? Instant.FromUtc(9999, 12, 31, 0, 0) : intervals[i + 1].Start,
            interval.WallOffset))];
    }
}
