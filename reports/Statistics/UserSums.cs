namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// Messages of users, n of each and x of them with a response, summed so that the rate Σx ÷ Σn has an interval in which people, not messages, are
/// independent. Sources: E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998) 193–201; N. Dean, M. Pagano, Survey Practice 8 (2015);
/// A. Deng, U. Knoblich, J. Lu, KDD 2018 (delta method). SQL has the same as the macros user_low and user_high.
/// </summary>
/// <param name="Users">m: users with a message.</param>
/// <param name="Messages">Σn.</param>
/// <param name="Responses">Σx.</param>
/// <param name="MessagesSquared">Σn·n.</param>
/// <param name="ResponsesByMessages">Σx·n.</param>
/// <param name="ResponsesSquared">Σx·x.</param>
public readonly record struct UserSums(long Users, long Messages, long Responses, long MessagesSquared, long ResponsesByMessages, long ResponsesSquared)
{
    /// <summary>Σx ÷ Σn, 0..1; null without a message.</summary>
    public double? Rate => Messages == 0 ? null : (double)Responses / Messages;

    /// <summary>Variance of the rate over users; null with fewer than two users.</summary>
    public double? Variance => Users > 1 && Rate is { } rate ? (double)Users / (Users - 1) * Residuals(rate) / ((double)Messages * Messages) : null;

    /// <summary>
    /// By how much more the rate varies than if every message were another user's: 1 and up. Where no or every message has the response, or there is
    /// one user, each user counts once. Null without a message.
    /// </summary>
    public double? DesignEffect
    {
        get
        {
            if (Rate is not { } rate)
            {
                return null;
            }

            var cannotBeSeen = Responses == 0 || Responses == Messages || Users == 1;
            return cannotBeSeen ? (double)Messages / Users : Math.Max(1, Variance!.Value * Messages / (rate * (1 - rate)));
        }
    }

    /// <summary>How many users with equally many messages these are worth, (Σn)² ÷ Σn²: 1 and up; 0 without a message.</summary>
    public double EffectiveUsers => Messages == 0 ? 0 : (double)Messages * Messages / MessagesSquared;

    /// <summary>95 % interval: Wilson's on the effective number of messages, with Student's t over users. 0 to 1 for one user, null without a message.</summary>
    public Interval? Interval
    {
        get
        {
            if (Rate is not { } rate)
            {
                return null;
            }

            if (Users == 1)
            {
                return new Interval(0, 1);
            }

            var ends = Proportion.Score(rate, Messages / DesignEffect!.Value, StudentT.Point(0.975, Users - 1));
            return new Interval(Responses == 0 ? 0 : ends.Low, Responses == Messages ? 1 : ends.High);
        }
    }

    public static UserSums operator +(UserSums a, UserSums b) => new(
        a.Users + b.Users,
        a.Messages + b.Messages,
        a.Responses + b.Responses,
        a.MessagesSquared + b.MessagesSquared,
        a.ResponsesByMessages + b.ResponsesByMessages,
        a.ResponsesSquared + b.ResponsesSquared);

    /// <summary>So many users, each with n messages and x responses.</summary>
    public static UserSums Of(long users, long n, long x) => new(users, users * n, users * x, users * n * n, users * n * x, users * x * x);

    /// <summary>Σ(x − r·n)²; what is a rounding error of 0 is 0.</summary>
    private double Residuals(double rate)
    {
        var sum = ResponsesSquared - (2 * rate * ResponsesByMessages) + (rate * rate * MessagesSquared);
        return sum > 1e-12 * (ResponsesSquared + (rate * rate * MessagesSquared)) ? sum : 0;
    }
}
