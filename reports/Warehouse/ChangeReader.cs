using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;
using DuckDB.NET.Data;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Takes the compared weeks of all campaigns out of DuckDB at once.</summary>
internal sealed class ChangeReader
{
    private readonly Dictionary<int, Comparison> _weeks;
    private readonly ILookup<int, Day> _days;
    private readonly Dictionary<(int Campaign, string Measure), ComparedUsers> _users;

    public ChangeReader(Database database, CancellationToken cancel)
    {
        _weeks = database.Rows(
            "select campaign_no, weeks, recent_first, recent_last, before_first, before_last, horizon_us from trends.stretches",
            r => (No: r.GetInt32(0), Weeks: Weeks(r)), cancel).ToDictionary(c => c.No, c => c.Weeks);
        _days = database.Rows("""
            select
                campaign_no, is_recent, users, messages, refusals, nn, refusals_xn, refusals_xx, reached, delivered, responses, reached_nn, responses_xn, responses_xx
            from trends.compared_sums
            order by campaign_no, day
            """, r => new Day(r.GetInt32(0), r.GetBoolean(1), Sums(r, 2), Sums(r, 8)), cancel).ToLookup(d => d.Campaign);
        _users = database.Rows("""
            select campaign_no, measure, users, users_1, users_2, n1_n1, n1_x1, x1_x1, n2_n2, n2_x2, x2_x2, n1_n2, n1_x2, x1_n2, x1_x2
            from trends.compared_users
            """, r => (Key: (r.GetInt32(0), r.GetString(1)), Users: Users(r)), cancel).ToDictionary(u => u.Key, u => u.Users);
    }

    /// <summary>The compared weeks of a campaign, with the figures of both stretches.</summary>
    /// <param name="campaign">Its number.</param>
    /// <param name="isPush">Its channel.</param>
    /// <param name="otherwise">What is said where nothing is compared.</param>
    /// <param name="isMeasured">Whether a figure can be told, by its name.</param>
    public ChangeData Of(int campaign, bool isPush, Comparison otherwise, Func<string, bool> isMeasured)
    {
        if (!_weeks.TryGetValue(campaign, out var weeks))
        {
            return new ChangeData(otherwise, new Dictionary<string, (IReadOnlyList<ComparedDay>, ComparedUsers)>());
        }

        var days = _days[campaign].ToList();
        var refusals = Side(campaign, "refusals", days.ConvertAll(d => new ComparedDay(d.IsRecent, d.Refusals)));
        var responses = Side(campaign, "responses", days.ConvertAll(d => new ComparedDay(d.IsRecent, d.Responses)));
        var (refused, answered) = isPush ? ("bounce_rate", "open_rate") : ("dismissal_rate", "tap_through_rate");
        var figures = isPush
            ? new (string Name, ComparedFigure Figure)[]
            {
                ("messages_sent", Counts(refusals, s => s.Messages)),
                (refused, Rates(refusals)),
                ("delivered", Counts(responses, s => s.Messages)),
                (answered, Rates(responses)),
            }
            :
            [
                ("total_impressions", Counts(refusals, s => s.Messages)),
                (answered, Rates(responses)),
                (refused, Rates(refusals)),
                ("no_response", Unanswered(refusals, responses)),
            ];
        return new ChangeData(
            weeks with { Figures = [.. figures.Where(f => isMeasured(f.Name)).Select(f => KeyValuePair.Create(f.Name, f.Figure))] },
            new Dictionary<string, (IReadOnlyList<ComparedDay>, ComparedUsers)> { [refused] = refusals, [answered] = responses }
                .Where(r => isMeasured(r.Key)).ToDictionary());
    }

    private (IReadOnlyList<ComparedDay> Days, ComparedUsers Users) Side(int campaign, string measure, List<ComparedDay> days)
    {
        var users = _users.GetValueOrDefault((campaign, measure));
        UserSums Whole(bool isRecent, UserSums ofUsers)
        {
            var own = days.Where(d => d.IsRecent == isRecent).ToList();
            return ofUsers with { Messages = own.Sum(d => d.Sums.Messages), Responses = own.Sum(d => d.Sums.Responses) };
        }

        return (days, users with { Earlier = Whole(false, users.Earlier), Later = Whole(true, users.Later) });
    }

    private static ComparedFigure Rates((IReadOnlyList<ComparedDay> Days, ComparedUsers Users) side) =>
        new(Rate(side.Users.Later), Rate(side.Users.Earlier));

    private static Figure Rate(UserSums sums) => new()
    {
        IsRate = true,
        Value = sums.Rate,
        Numerator = sums.Responses,
        Denominator = sums.Messages,
        Users = sums.Users,
        Reason = sums.Rate is null ? "no_denominator" : null,
    };

    private static ComparedFigure Counts((IReadOnlyList<ComparedDay> Days, ComparedUsers Users) side, Func<UserSums, long> count) =>
        new(new Figure { Value = count(side.Users.Later) }, new Figure { Value = count(side.Users.Earlier) });

    private static ComparedFigure Unanswered(
        (IReadOnlyList<ComparedDay> Days, ComparedUsers Users) refusals,
        (IReadOnlyList<ComparedDay> Days, ComparedUsers Users) responses)
    {
        static Figure Left(UserSums refused, UserSums answered) => new() { Value = refused.Messages - refused.Responses - answered.Responses };
        return new(Left(refusals.Users.Later, responses.Users.Later), Left(refusals.Users.Earlier, responses.Users.Earlier));
    }

    private static Comparison Weeks(DuckDBDataReader r) => new()
    {
        Weeks = r.GetInt32(1),
        Recent = new Stretch(r.GetFieldValue<DateOnly>(2), r.GetFieldValue<DateOnly>(3)),
        Before = new Stretch(r.GetFieldValue<DateOnly>(4), r.GetFieldValue<DateOnly>(5)),
        HorizonHours = r.IsDBNull(6) ? null : r.GetInt64(6) / 3.6e9,
    };

    /// <summary>Users, messages, responses, then their products.</summary>
    private static UserSums Sums(DuckDBDataReader r, int first) => new(
        r.GetInt64(first), r.GetInt64(first + 1), r.GetInt64(first + 2), r.GetInt64(first + 3), r.GetInt64(first + 4), r.GetInt64(first + 5));

    private static ComparedUsers Users(DuckDBDataReader r) => new(
        r.GetInt64(2),
        new UserSums(r.GetInt64(3), 0, 0, r.GetInt64(5), r.GetInt64(6), r.GetInt64(7)),
        new UserSums(r.GetInt64(4), 0, 0, r.GetInt64(8), r.GetInt64(9), r.GetInt64(10)),
        (r.GetInt64(11), r.GetInt64(12), r.GetInt64(13), r.GetInt64(14)));

    private readonly record struct Day(int Campaign, bool IsRecent, UserSums Refusals, UserSums Responses);
}
