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

    /// <summary>Days shown before the first: as many as the campaign has run whole days, at most 28, none before the data have all sessions of a day.</summary>
    public required int BeforeDays { get; init; }

    /// <summary>The first day that sessions are shown for.</summary>
    public required LocalDate BeforeFirstDay { get; init; }

    /// <summary>The first day of which the data have all sessions; null where they have none.</summary>
    public required LocalDate? SessionsKnownFrom { get; init; }

    /// <summary>The campaign weeks that are compared; null with fewer than two that are over.</summary>
    public required ComparedWeeks? Compared { get; init; }

    /// <summary>The first whole day of the period, and the last one that is over at T; none where there is no such day.</summary>
    public required (LocalDate First, LocalDate Last)? WholeDays { get; init; }

    /// <summary>Start of the first day that sessions are shown for. UTC.</summary>
    public required Instant SessionsFromAt { get; init; }

    /// <summary>End of the last day, excluded. UTC.</summary>
    public required Instant SessionsUntilAt { get; init; }

    /// <summary>Offsets from UTC of the campaign's zone, without a gap from the beginning to the end of time.</summary>
    public required IReadOnlyList<(Instant From, Instant Until, Offset Offset)> Offsets { get; init; }

    /// <param name="campaign">A sound campaign.</param>
    /// <param name="asOf">T.</param>
    /// <param name="sessions">Where the session data of the run begin; null where there are none.</param>
    public static CampaignCalendar Of(Campaign campaign, Instant asOf, SessionStart? sessions)
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
        var periodUntil = status == CampaignStatus.Ended ? ends!.Value : asOf;
        var knownFrom = sessions is { } data ? KnownFrom(zone, data) : (LocalDate?)null;
        var whole = lastDay is { } reached ? Whole(zone, starts, periodUntil, firstDay, reached) : null;
        var before = lastDay is null ? [] : Before(zone, whole, firstDay, knownFrom);
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
            SessionsKnownFrom = knownFrom,
            Compared = whole is { } days ? ComparedWeeks.Of(zone, days, asOf) : null,
            WholeDays = whole,
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

    /// <summary>
    /// The first and the last day that lie wholly in the period and are over. Days at its ends are whole only where it begins and ends at their edges.
    /// </summary>
    private static (LocalDate First, LocalDate Last)? Whole(DateTimeZone zone, Instant starts, Instant until, LocalDate first, LocalDate last)
    {
        var from = StartOf(zone, first) >= starts ? first : first.PlusDays(1);
        var to = StartOf(zone, last.PlusDays(1)) <= until ? last : last.PlusDays(-1);
        return from <= to ? (from, to) : null;
    }

    /// <summary>
    /// The day on which the session data begin is known as a whole only where it has a session in its first hour; the days before it are not.
    /// </summary>
    private static LocalDate KnownFrom(DateTimeZone zone, SessionStart sessions)
    {
        var day = sessions.First.InZone(zone).Date;
        var begins = StartOf(zone, day);
        var isWhole = sessions.Around.Any(at => at >= begins && at < begins + Duration.FromHours(1));
        return isWhole ? day : day.PlusDays(1);
    }

    /// <summary>The days of the before-window, the latest first.</summary>
    private static List<LocalDate> Before(DateTimeZone zone, (LocalDate First, LocalDate Last)? whole, LocalDate first, LocalDate? knownFrom)
    {
        var run = 0;
        for (var day = whole?.First; day <= whole?.Last && run < LongestBefore; day = day?.PlusDays(1))
        {
            run += IsDay(zone, day!.Value) ? 1 : 0;
        }

        var before = new List<LocalDate>();
        for (var day = first.PlusDays(-1); before.Count < run && day >= knownFrom; day = day.PlusDays(-1))
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
    internal static Instant StartOf(DateTimeZone zone, LocalDate day)
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
