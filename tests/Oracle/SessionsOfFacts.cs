using CampaignBatch.Tests.Oracle.Certainty;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>
/// Sessions before and during a campaign. METRICS.md, Trends: Sessions, Before-window, Population; Before and during.
/// </summary>
internal sealed class SessionsOfFacts
{
    private const int LongestBefore = 28;

    private const int FewestUsers = 30;

    private readonly OracleFacts _facts;
    private readonly string _population;
    private readonly IReadOnlySet<string> _users;
    private readonly LocalDate? _firstComplete;
    private readonly ILookup<LocalDate, double?> _sessions;

    private SessionsOfFacts(OracleFacts facts)
    {
        _facts = facts;
        _population = facts.Audience is null ? "recipients" : "audience";
        _users = facts.Audience?.Users ?? facts.T0.Keys.ToHashSet(StringComparer.Ordinal);
        _firstComplete = FirstComplete(facts);
        _sessions = facts.UpToT.Where(e => e.Type == "session" && _users.Contains(e.User))
            .ToLookup(e => facts.Days.DayOf(e.At), e => e.Raw.SessionSeconds);
    }

    private LocalDate StartDay => _facts.Days.DayOf(_facts.Start);

    private LocalDate Today => _facts.Days.DayOf(_facts.T);

    private Instant End => _facts.Status == "ended" ? _facts.Campaign.EndsAt!.Value : _facts.T;

    public static OracleSessions Trend(OracleFacts facts) => new SessionsOfFacts(facts).Trend();

    private OracleSessions Trend()
    {
        if (_facts.Status == "scheduled")
        {
            return new(_population, 0, []) { Effect = new() { WhyNot = "scheduled" } };
        }

        var before = Before().Select(day => Row(day, "before")).ToList();
        var during = _facts.Days.Between(StartDay, _facts.Days.DayOf(_facts.LastInstant))
            .Select(day => Row(day, "during")).ToList();
        return new(_population, before.Count, [.. before, .. during]) { Effect = Effect(before, during) };
    }

    // "the first session after the earliest ⌊n/1000⌋, unless that day has a session in its first hour"
    private static LocalDate? FirstComplete(OracleFacts facts)
    {
        var times = facts.UpToT.Where(e => e.Type == "session").Select(e => e.At).Order().ToList();
        if (times.Count == 0)
        {
            return null;
        }

        var day = facts.Days.DayOf(times[times.Count / 1000]);
        var start = facts.Days.StartOf(day);
        return times.Exists(at => at >= start && at < start + Duration.FromHours(1)) ? day : facts.Days.DayAfter(day);
    }

    private IReadOnlyList<LocalDate> Before()
    {
        var whole = _facts.Days.Between(StartDay, _facts.Days.DayOf(End)).Count(IsWhollyInPeriod);
        var back = _facts.Days.Between(StartDay.PlusDays(-40), StartDay.PlusDays(-1));
        return [.. back.TakeLast(Math.Min(whole, LongestBefore)).Where(day => day >= _firstComplete)];
    }

    private bool IsWhollyInPeriod(LocalDate day) =>
        _facts.Days.StartOf(day) >= _facts.Start && _facts.Days.StartOf(day.PlusDays(1)) <= End;

    private OracleSessionDay Row(LocalDate day, string phase)
    {
        var lengths = _sessions[day].OfType<double>().Order().ToList();
        var isComplete = day != Today && day >= _firstComplete;
        double? mean = lengths.Count == 0 ? null : lengths.Average();
        return new(day, phase, isComplete, _sessions[day].Count(), mean, Median(lengths));
    }

    private static double? Median(List<double> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private OracleSessionEffect Effect(IReadOnlyList<OracleSessionDay> before, IReadOnlyList<OracleSessionDay> during)
    {
        var whole = during.Where(d => d.Complete && IsWhollyInPeriod(d.Date)).ToList();
        var weeks = Math.Min(before.Count / 7, whole.Count / 7);
        if (weeks == 0 || _users.Count == 0)
        {
            return new() { WhyNot = "too_few_weeks" };
        }

        var pairs = new PairedDays([.. before.TakeLast(7 * weeks)], [.. whole.Take(7 * weeks)], _users.Count);
        return new()
        {
            Weeks = weeks,
            BeforePerUser = pairs.BeforePerUser,
            DuringPerUser = pairs.DuringPerUser,
            Difference = pairs.Difference,
            Low = pairs.Interval()?.Low,
            High = pairs.Interval()?.High,
            P = pairs.P,
            WhyNot = WhyNot(pairs),
        };
    }

    private string? WhyNot(PairedDays pairs)
    {
        // Those who received it opened the app by definition, and a later snapshot may have been made by what the
        // campaign did.
        if (_facts.Audience is null || _facts.Audience.AsOf > _facts.Start)
        {
            return "population_not_fixed";
        }

        if (_users.Count < FewestUsers)
        {
            return "too_few_users";
        }

        return pairs.StandardError is null ? "undefined" : null;
    }
}
