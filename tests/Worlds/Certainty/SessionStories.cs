using NodaTime;

namespace CampaignBatch.Tests.Worlds.Certainty;

/// <summary>When users open the app by themselves.</summary>
internal sealed class SessionStories(CertaintyScene scene, IReadOnlyList<CampaignPlan> plans)
{
    private const double MostSessions = 6_000;

    private readonly Dice _dice = scene.Dice;
    private int _number;

    public IReadOnlyList<RawEvent> Tell()
    {
        var first = -_dice.One(0, 3, 10, 20, 35, 35);
        var begin = scene.StartOf(first) + Duration.FromSeconds(_dice.One(0, 600, 3_600, 40_000));
        var perDay = Math.Min(_dice.One(0.1, 0.3, 0.7), MostSessions / scene.Users.Count / (scene.Days - first));
        var sessions = new List<RawEvent>();
        for (var day = first; day <= scene.Days; day++)
        {
            var (from, until) = (scene.StartOf(day), scene.StartOf(day + 1));
            var rate = perDay * WeekdayFactor(day) * plans.Where(p => p.Start <= from)
                .Aggregate(1.0, (all, p) => all * p.Sessions);
            var users = scene.Users.Where(_ => _dice.Fraction() < rate);
            sessions.AddRange(users.Select(user => Session(user, scene.Between(from, until))));
        }

        // A clock that is weeks behind must not make the data begin there.
        var stray = _dice.Percent(20)
            ? [Session(scene.Users[0], begin - Duration.FromDays(20))]
            : Array.Empty<RawEvent>();
        return [.. sessions.Where(e => e.OccurredAt >= begin), .. stray];
    }

    private double WeekdayFactor(int day) => scene.FirstDay.PlusDays(day).DayOfWeek >= IsoDayOfWeek.Saturday ? 0.6 : 1;

    private RawEvent Session(string user, Instant at) => new()
    {
        EventId = $"s-{++_number}",
        EventType = "session",
        OccurredAt = at,
        UserId = user,
        SessionSeconds = _dice.Percent(95) ? _dice.Between(5, 900) : null,
    };
}
