namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// Change of a rate from one stretch of weeks to the next, where messages of one user belong together and so do messages of one day: variance
/// clustered both ways (A. C. Cameron, J. B. Gelbach, D. L. Miller, Journal of Business &amp; Economic Statistics 29 (2011) 238–249), and
/// Student's t with the degrees of freedom of Welch and Satterthwaite over days.
/// </summary>
public static class WeeklyChange
{
    /// <summary>
    /// The later rate minus the earlier; null where that has no standard error: fewer than two days with messages on a side, one user, or no variance.
    /// </summary>
    /// <param name="days">Days of both stretches; those without a message are passed over.</param>
    /// <param name="users">The same over users.</param>
    public static MeanTest? Test(IReadOnlyList<ComparedDay> days, ComparedUsers users)
    {
        var sides = new[] { false, true }.Select(isRecent => days.Where(d => d.IsRecent == isRecent && d.Sums.Messages > 0).Select(d => d.Sums).ToList()).ToList();
        if (sides.Exists(side => side.Count < 2) || users.Users < 2)
        {
            return null;
        }

        var (r1, r2) = (users.Earlier.Rate!.Value, users.Later.Rate!.Value);
        var (n1, n2) = ((double)users.Earlier.Messages, (double)users.Later.Messages);
        var both = users.Both.X1X2 - (r1 * users.Both.N1X2) - (r2 * users.Both.X1N2) + (r1 * r2 * users.Both.N1N2);
        var ofUsers = Squares(users.Later, r2, n2) + Squares(users.Earlier, r1, n1) - (2 * both / (n1 * n2));
        var byUser = (double)users.Users / (users.Users - 1) * ofUsers;
        var (q1, q2) = (ByDay(sides[0], r1, n1), ByDay(sides[1], r2, n2));
        var byCell = sides[0].Sum(day => Squares(day, r1, n1)) + sides[1].Sum(day => Squares(day, r2, n2));
        var variance = Math.Max(byUser, byUser + q1 + q2 - byCell);
        var scale = Scale(users.Later, r2, n2) + Scale(users.Earlier, r1, n1);
        return variance > Rounding * scale ? new MeanTest(r2 - r1, Math.Sqrt(variance), Df(sides[0].Count, sides[1].Count, q1, q2)) : null;
    }

    /// <summary>A variance that is so small a part of the terms it is the difference of is a rounding error of 0.</summary>
    private const double Rounding = 1e-12;

    private static double Scale(UserSums sums, double rate, double whole) =>
        (sums.ResponsesSquared + (rate * rate * sums.MessagesSquared)) / (whole * whole);

    /// <summary>Σ((x − r·n) ÷ N)² over the users of some sums.</summary>
    private static double Squares(UserSums sums, double rate, double whole) =>
        (sums.ResponsesSquared - (2 * rate * sums.ResponsesByMessages) + (rate * rate * sums.MessagesSquared)) / (whole * whole);

    /// <summary>Variance of one stretch's rate where its days are independent.</summary>
    private static double ByDay(List<UserSums> days, double rate, double whole) =>
        days.Count / (days.Count - 1.0) * days.Sum(day => Math.Pow((day.Responses - (rate * day.Messages)) / whole, 2));

    private static double Df(int c1, int c2, double q1, double q2) => q1 + q2 == 0
        ? c1 + c2 - 2
        : (q1 + q2) * (q1 + q2) / ((q2 * q2 / (c2 - 1)) + (q1 * q1 / (c1 - 1)));
}
