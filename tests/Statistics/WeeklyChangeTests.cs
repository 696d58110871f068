using CampaignBatch.Reports.Statistics;
using Xunit;

namespace CampaignBatch.Tests.Statistics;

public sealed class WeeklyChangeTests
{
    /// <summary>
    /// Two users with one message on each of four days. Ann answers on the 1st, 8th and 9th, Bob on the 8th:
    /// r₁ = ¼, r₂ = ¾.
    /// </summary>
    [Fact]
    public void An_example_worked_out_by_hand()
    {
        Row[] rows =
        [
            new(0, 1, false, 1, 1), new(0, 2, false, 1, 0), new(1, 1, false, 1, 0), new(1, 2, false, 1, 0),
            new(0, 8, true, 1, 1), new(0, 9, true, 1, 1), new(1, 8, true, 1, 1), new(1, 9, true, 1, 0),
        ];

        var test = Test(rows)!.Value;

        // Users, later less earlier, in quarters: Ann (2 − 1.5) − (1 − 0.5), Bob (1 − 1.5) − (0 − 0.5). V_user = 0.
        // Days, in quarters: the 1st 1 − 0.5, the 2nd 0 − 0.5; the 8th 2 − 1.5, the 9th 1 − 1.5.
        // Each side 2 · (¼ + ¼) ÷ 16 = 1/16; V_day = 1/8.
        // User days, in quarters: ¾, −¼, −¼, −¼ and ¼, ¼, ¼, −¾, squared ¾ on each side: V_cell = 1.5 ÷ 16.
        // V = 0 + 1/8 − 3/32 = 1/32. df = (1/8)² ÷ (2 · (1/16)²) = 2.
        Assert.Equal(0.5, test.Mean, 1e-15);
        Assert.Equal(Math.Sqrt(1 / 32.0), test.StandardError, 1e-15);
        Assert.Equal(2, test.Df, 1e-12);
        Assert.Equal(Math.Sqrt(8), test.Mean / test.StandardError, 1e-12);
        // With two degrees of freedom p = 1 − t ÷ √(2 + t²).
        Assert.Equal(1 - Math.Sqrt(0.8), test.P!.Value, 1e-12);
    }

    [Fact]
    public void It_is_what_residuals_of_users_days_and_user_days_add_up_to()
    {
        var chance = new Random(2);
        var (judged, byUsers) = (0, 0);
        for (var trial = 0; trial < 300; trial++)
        {
            var rows = Table(chance, users: chance.Next(1, 25), days: chance.Next(1, 8));
            var (test, direct) = (Test(rows), Direct(rows));

            Assert.Equal(direct is null, test is null);
            if (test is { } made && direct is { } expected)
            {
                judged++;
                byUsers += expected.IsByUsers ? 1 : 0;
                Assert.Equal(expected.Difference, made.Mean, 1e-12);
                Assert.Equal(expected.Variance, made.StandardError * made.StandardError, 1e-12);
                Assert.Equal(expected.Df, made.Df, 1e-9 * expected.Df);
            }
        }

        // Both ways of the larger variance have been seen.
        Assert.InRange(judged, 150, 299);
        Assert.InRange(byUsers, 20, judged - 20);
    }

    [Fact]
    public void Messages_of_one_user_do_not_add_certainty()
    {
        // The same users with each message ten times: as many people, and as sure.
        var chance = new Random(3);
        var rows = Table(chance, users: 20, days: 7);
        var tenfold = rows.Select(r => r with { N = 10 * r.N, X = 10 * r.X }).ToArray();

        Assert.Equal(Test(rows)!.Value.StandardError, Test(tenfold)!.Value.StandardError, 1e-12);
    }

    [Fact]
    public void Days_that_differ_from_each_other_make_it_less_sure()
    {
        // 200 users a day, each once: half of them answer on every day, or all on one day and none on the next.
        var even = Days(day => day % 2 == 0 ? 100 : 101);
        var uneven = Days(day => day % 2 == 0 ? 10 : 191);

        Assert.True(Test(uneven)!.Value.StandardError > 3 * Test(even)!.Value.StandardError);
    }

    [Fact]
    public void Fewer_than_two_days_with_messages_on_a_side_have_no_interval() => Assert.Null(Test(
        [
            new(0, 1, false, 1, 1), new(1, 1, false, 1, 0), new(2, 2, false, 0, 0),
            new(0, 8, true, 1, 1), new(1, 9, true, 1, 0),
        ]));

    [Fact]
    public void One_user_has_no_interval() => Assert.Null(Test(
        [new(0, 1, false, 2, 1), new(0, 2, false, 2, 0), new(0, 8, true, 2, 1), new(0, 9, true, 2, 1)]));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Where_nobody_or_everybody_responds_there_is_no_variance_and_no_interval(int x) => Assert.Null(Test(
        [
            .. from user in Enumerable.Range(0, 50)
               from day in new[] { 1, 2, 8, 9 }
               select new Row(user, day, day > 7, 1, x),
        ]));

    [Fact]
    public void Where_days_do_not_differ_degrees_of_freedom_are_all_days_less_two()
    {
        // One of two users answers on every day.
        int[] days = [1, 2, 8, 9, 10];
        Row[] rows = [.. from day in days from user in new[] { 0, 1 } select new Row(user, day, day > 7, 1, user)];

        Assert.Null(Test(rows));

        // And one more who answers on all later days and on none before.
        Row[] differing = [.. rows, .. days.Select(day => new Row(2, day, day > 7, 1, day > 7 ? 1 : 0))];
        Assert.Equal(3, Test(differing)!.Value.Df);
    }

    private readonly record struct Row(int User, int Day, bool IsRecent, long N, long X);

    private readonly record struct DirectChange(double Difference, double Variance, double Df, bool IsByUsers);

    private static Row[] Days(Func<int, int> responses) =>
    [
        .. from day in Enumerable.Range(0, 14)
           from user in Enumerable.Range(0, 200)
           select new Row((day * 200) + user, day, day > 6, 1, user < responses(day) ? 1 : 0),
    ];

    /// <summary>Users on days before and after; either days or users differ from each other.</summary>
    private static Row[] Table(Random chance, int users, int days)
    {
        var moods = Enumerable.Range(0, 2 * days).Select(_ => chance.NextDouble()).ToArray();
        var isMoody = chance.Next(2) == 0;
        var tastes = Enumerable.Range(0, users).Select(_ => chance.NextDouble()).ToArray();
        return
        [
            .. from user in Enumerable.Range(0, users)
               from day in Enumerable.Range(0, 2 * days)
               where chance.Next(3) > 0
               let n = chance.Next(0, 4)
               let rate = isMoody ? moods[day] : tastes[user]
               let x = Enumerable.Range(0, n).Count(_ => chance.NextDouble() < rate)
               select new Row(user, day, day >= days, n, x),
        ];
    }

    private static MeanTest? Test(Row[] rows)
    {
        var days = rows.GroupBy(r => (r.IsRecent, r.Day)).Select(day => new ComparedDay(day.Key.IsRecent, Sums(day)));
        var users = rows.GroupBy(r => r.User).Select(u => (Earlier: Total(u, false), Later: Total(u, true)))
            .Where(u => u.Earlier.N + u.Later.N > 0).ToList();
        var products = users.Aggregate(default((long, long, long, long)), (sum, u) => (
            sum.Item1 + (u.Earlier.N * u.Later.N),
            sum.Item2 + (u.Earlier.N * u.Later.X),
            sum.Item3 + (u.Earlier.X * u.Later.N),
            sum.Item4 + (u.Earlier.X * u.Later.X)));
        var (earlier, later) = (Sums(users.Select(u => u.Earlier)), Sums(users.Select(u => u.Later)));
        return WeeklyChange.Test([.. days], new ComparedUsers(users.Count, earlier, later, products));
    }

    private static Row Total(IEnumerable<Row> ofUser, bool isRecent)
    {
        var side = ofUser.Where(r => r.IsRecent == isRecent).ToList();
        return new Row(0, 0, isRecent, side.Sum(r => r.N), side.Sum(r => r.X));
    }

    private static UserSums Sums(IEnumerable<Row> users) =>
        users.Where(r => r.N > 0).Aggregate(default(UserSums), (sum, r) => sum + UserSums.Of(1, r.N, r.X));

    /// <summary>The same from single rows, by residuals as the metric dictionary states them.</summary>
    private static DirectChange? Direct(Row[] table)
    {
        var rows = table.Where(r => r.N > 0).ToList();
        var (early, late) = (rows.Where(r => !r.IsRecent).ToList(), rows.Where(r => r.IsRecent).ToList());
        var (c1, c2) = (early.Select(r => r.Day).Distinct().Count(), late.Select(r => r.Day).Distinct().Count());
        var users = rows.Select(r => r.User).Distinct().Count();
        if (c1 < 2 || c2 < 2 || users < 2)
        {
            return null;
        }

        double n1 = early.Sum(r => r.N), n2 = late.Sum(r => r.N);
        double r1 = early.Sum(r => r.X) / n1, r2 = late.Sum(r => r.X) / n2;
        double Residual(Row r) => r.IsRecent ? (r.X - (r2 * r.N)) / n2 : (r.X - (r1 * r.N)) / n1;
        double Signed(Row r) => r.IsRecent ? Residual(r) : -Residual(r);
        double Day(List<Row> side, int c) =>
            c / (c - 1.0) * side.GroupBy(r => r.Day).Sum(day => Math.Pow(day.Sum(Residual), 2));
        var ofUsers = rows.GroupBy(r => r.User).Sum(user => Math.Pow(user.Sum(Signed), 2));
        var byUser = users / (users - 1.0) * ofUsers;
        var (q1, q2) = (Day(early, c1), Day(late, c2));
        var variance = Math.Max(byUser, byUser + q1 + q2 - rows.Sum(r => Residual(r) * Residual(r)));
        if (variance < 1e-15)
        {
            return null;
        }

        var df = Math.Pow(q1 + q2, 2) / ((q2 * q2 / (c2 - 1)) + (q1 * q1 / (c1 - 1)));
        return new DirectChange(r2 - r1, variance, df, variance > byUser);
    }
}
