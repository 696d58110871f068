using CampaignBatch.Tests.Oracle.Weeks;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Campaign weeks against the weeks before, with equal time for every message.</summary>
internal sealed class ComparisonOfFacts
{
    private const double MainLevel = 0.99;

    private const double OtherLevel = 0.95;

    private readonly OracleFacts _facts;
    private readonly OracleWeeks _recent;
    private readonly OracleWeeks _before;
    private readonly Duration? _horizon;

    private ComparisonOfFacts(OracleFacts facts, OracleWeeks recent, OracleWeeks before)
    {
        (_facts, _recent, _before) = (facts, recent, before);
        _horizon = Horizon();
    }

    public static OracleComparison Of(OracleFacts facts)
    {
        var none = new OracleComparison { MainRate = facts.IsInApp ? "tap_through_rate" : "open_rate" };
        if (facts.Status == "scheduled")
        {
            return none with { Reason = "scheduled" };
        }

        if (CampaignWeeks.Compared(facts) is not var (recent, before))
        {
            return none with { Reason = "too_few_weeks" };
        }

        var made = new ComparisonOfFacts(facts, recent, before);
        return none with
        {
            Recent = recent,
            Before = before,
            HorizonHours = made._horizon?.TotalHours,
            Figures = facts.IsInApp ? made.InApp() : made.Push(),
        };
    }

    // "end of the recent weeks + 24 h − the latest message of the recent weeks"
    private Duration? Horizon()
    {
        var latest = In(_recent).Max(m => (Instant?)m.At);
        return _facts.Days.StartOf(_recent.Last.PlusDays(1)) + Duration.FromHours(24) - latest;
    }

    private IReadOnlyList<OracleMessage> In(OracleWeeks weeks) =>
        [.. _facts.Messages.InPeriod.Where(m => weeks.Holds(_facts.Days.DayOf(m.At)))];

    // Without a message in the recent weeks there is nothing to be equal to.
    private bool IsInTime(OracleMessage message, Instant? response) => response is not null && !(response - message.At > _horizon);

    private bool IsTapped(OracleMessage m) => m.IsTapped && IsInTime(m, m.AnsweredAt);

    private bool IsDismissed(OracleMessage m) => m.IsDismissed && IsInTime(m, m.AnsweredAt);

    private bool IsBounced(OracleMessage m) => IsInTime(m, m.BouncedAt);

    private bool IsOpened(OracleMessage m) => IsInTime(m, m.OpenedAt);

    private Dictionary<string, OracleCompared> InApp() => new()
    {
        ["total_impressions"] = Count(_ => true),
        ["tap_through_rate"] = Rate(_ => true, IsTapped, MainLevel),
        ["dismissal_rate"] = Rate(_ => true, IsDismissed, OtherLevel),
        ["no_response"] = Count(m => !IsTapped(m) && !IsDismissed(m)),
    };

    private Dictionary<string, OracleCompared> Push() => new()
    {
        ["messages_sent"] = Count(_ => true),
        ["bounce_rate"] = Rate(_ => true, IsBounced, OtherLevel),
        ["delivered"] = Count(m => !IsBounced(m)),
        ["open_rate"] = Rate(m => !IsBounced(m), IsOpened, MainLevel),
    };

    private OracleCompared Count(Func<OracleMessage, bool> isCounted) =>
        new(OracleFigure.Count(In(_recent).Count(isCounted)), OracleFigure.Count(In(_before).Count(isCounted)));

    private OracleCompared Rate(Func<OracleMessage, bool> isMessage, Func<OracleMessage, bool> isResponse, double level)
    {
        IReadOnlyList<Trial> Trials(OracleWeeks weeks) =>
            [.. In(weeks).Where(isMessage).Select(m => new Trial(m.User, _facts.Days.DayOf(m.At), isResponse(m)))];

        var (recent, before) = (Trials(_recent), Trials(_before));
        var two = new TwoWayDifference(recent, before);
        return new(Figure(recent), Figure(before))
        {
            Difference = two.Difference,
            Low = two.Interval(level)?.Low,
            High = two.Interval(level)?.High,
            P = two.P,
        };
    }

    private static OracleFigure Figure(IReadOnlyList<Trial> trials) =>
        OracleFigure.Share(trials.Count(t => t.IsResponse), trials.Count) with
        {
            Users = trials.Select(t => t.User).Distinct().Count(),
        };
}
