using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Verdicts;

namespace CampaignBatch.Tests.Verdicts;

/// <summary>Two weeks that are compared: every user has one message, each day other users.</summary>
internal static class SomeWeeks
{
    private static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>Taps and dismissals of two weeks, with so many users and responses on each day.</summary>
    /// <param name="taps">Of each day, earlier and later week.</param>
    /// <param name="users">Of each day.</param>
    public static ChangeData Of((long[] Earlier, long[] Later) taps, long users = 100)
    {
        var (tapped, dismissed) = (Rate(taps, users), Rate(([3, 5, 4], [6, 2, 5]), users));
        return new ChangeData(
            new Comparison
            {
                Weeks = 1,
                Before = new Stretch(First, First.AddDays(6)),
                Recent = new Stretch(First.AddDays(7), First.AddDays(13)),
                Figures =
                [
                    new("total_impressions", new ComparedFigure(Some.Count(700), Some.Count(650))),
                    new("tap_through_rate", Figure(tapped.Users)),
                    new("dismissal_rate", Figure(dismissed.Users)),
                ],
            },
            new Dictionary<string, (IReadOnlyList<ComparedDay>, ComparedUsers)>
            {
                ["tap_through_rate"] = tapped,
                ["dismissal_rate"] = dismissed,
            });
    }

    private static (IReadOnlyList<ComparedDay> Days, ComparedUsers Users) Rate(
        (long[] Earlier, long[] Later) x, long users)
    {
        UserSums Day(long responses) => UserSums.Of(responses, 1, 1) + UserSums.Of(users - responses, 1, 0);
        var earlier = x.Earlier.Select(Day).ToList();
        var later = x.Later.Select(Day).ToList();
        var (before, since) = (earlier.Aggregate((a, b) => a + b), later.Aggregate((a, b) => a + b));
        return (
            [.. earlier.Select(d => new ComparedDay(false, d)), .. later.Select(d => new ComparedDay(true, d))],
            new ComparedUsers(before.Users + since.Users, before, since, default));
    }

    private static ComparedFigure Figure(ComparedUsers users) => new(Figure(users.Later), Figure(users.Earlier));

    private static Figure Figure(UserSums sums) =>
        Some.Rate(sums.Responses, sums.Messages) with { Users = sums.Users, Low = null, High = null };
}
