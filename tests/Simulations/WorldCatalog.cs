using CampaignBatch.Reports.Model;

namespace CampaignBatch.Simulations;

/// <summary>All worlds, by name.</summary>
internal static class WorldCatalog
{
    private const double Rate = 0.1;

    private static readonly InAppBehavior Varied = new()
    {
        TapRate = (random, _) => random.Beta(0.5, 4.5),
        Impressions = _ => 6,
    };

    /// <summary>A day after each day from the first on, the last of them when the last week may be compared.</summary>
    private static readonly double[] DailyLooks =
        [.. Enumerable.Range(2, SimulatedWorld.Days).Select(day => (double)day)];

    public static IReadOnlyList<SimulatedWorld> All { get; } =
        [.. Alike(), .. TimeAndArms(), .. Others(), .. Planted()];

    /// <exception cref="ArgumentException">There is none of that name.</exception>
    public static SimulatedWorld Named(string name)
    {
        var names = string.Join(", ", All.Select(w => w.Name));
        return All.FirstOrDefault(w => w.Name == name)
            ?? throw new ArgumentException($"There is no world '{name}', but {names}.");
    }

    /// <summary>Worlds in which nothing is true but that users differ.</summary>
    private static IEnumerable<SimulatedWorld> Alike()
    {
        yield return InApp("alike", "every user taps 10 % of about six impressions", new InAppBehavior());
        yield return InApp("varied", "users tap at rates of Beta(0.5, 4.5), six impressions each", Varied);
        yield return InApp("strongly-varied", "users tap at rates of Beta(0.1, 0.9), twenty times", Varied with
        {
            Users = 500,
            TapRate = (random, _) => random.Beta(0.1, 0.9),
            Impressions = _ => 20,
        });
        yield return InApp("come-and-go", "as varied, but each user is there for a few days only", Varied with
        {
            Presence = random => Stay(random.Between(0, SimulatedWorld.Days - 2), random.Between(2, 6)),
        });
        yield return InApp("uneven-days", "as varied, but each day's rate is 20 % higher or lower, by lot", Varied with
        {
            DayFactors = random => ByDay(_ => random.Happens(0.5) ? 1.2 : 0.8),
        });
        yield return InApp("heavy-counts", "as varied, but most users see few messages, some hundreds", Varied with
        {
            Users = 1_200,
            Impressions = random => 1 + (int)random.LogNormal(3, 1.4),
        });
    }

    /// <summary>Worlds that tempt to see a difference between times, or between arms.</summary>
    private static IEnumerable<SimulatedWorld> TimeAndArms()
    {
        yield return InApp("late-arm", "B joins ten days later, while the rate of both decays", Varied with
        {
            Users = 1_000,
            Impressions = random => 1 + random.Poisson(2),
            Presence = random => Stay(random.Between(0, SimulatedWorld.Days - 2), random.Between(2, 6)),
            DayFactors = _ => ByDay(day => 0.5 + (1.5 * Math.Exp(-day / 6.0))),
            Arm = (random, first) => first < 10 ? 0 : random.Below(2),
        }) with
        {
            Campaigns = 60, TrueRate = null, Planted = Answer("change", "lower"),
        };
        yield return InApp("spoilt-split", "a fifth of the users of B are missing from the data", Varied with
        {
            Users = 2_600,
            Impressions = _ => 3,
            Arm = (random, _) => random.Below(2) is var arm && arm == 1 && random.Happens(0.2) ? null : arm,
        }) with
        {
            Campaigns = 60, NamesArms = true, TrueRate = null,
        };
        yield return Daily("daily-looks-planned", hasOpenEnd: false);
        yield return Daily("daily-looks-open", hasOpenEnd: true);
    }

    /// <summary>Worlds of pushes, goals and sessions in which nothing is true.</summary>
    private static IEnumerable<SimulatedWorld> Others()
    {
        yield return new SimulatedWorld
        {
            Name = "irregular-blasts",
            Summary = "pushes in ten blasts on irregular days, opened half a day later (median), some after days",
            Channel = Channel.Push,
            TrueRate = Rate,
            // Late enough for every open to be there; what is compared does not depend on it.
            Looks = [SimulatedWorld.Days + 21],
            Fill = new PushBehavior().Fill,
        };
        yield return InApp("goals", "as varied, and 10 % of the users of each arm convert", Varied with
        {
            ConversionRates = [0.1, 0.1],
        }) with
        {
            HasGoal = true, Looks = [SimulatedWorld.Days + 8],
        };
        yield return Sessions("sessions", "an audience with as many sessions before as during", hasAudience: true);
        yield return Sessions("sessions-of-recipients", "the same, but only recipients are known", hasAudience: false);
    }

    /// <summary>Worlds in which something is true and should be found.</summary>
    private static IEnumerable<SimulatedWorld> Planted()
    {
        yield return InApp("planted", "as varied, 800 users, and B is tapped half as often again", Varied with
        {
            Users = 800,
            TapRate = (random, arm) => arm == 0 ? random.Beta(0.5, 4.5) : random.Beta(0.75, 4.25),
        }) with
        {
            TrueRate = null, Planted = Answer("variants", "B"),
        };
        yield return InApp("planted-conversion", "800 users; 10 % of A convert, 20 % of B", Varied with
        {
            Users = 800, ConversionRates = [0.1, 0.2],
        }) with
        {
            HasGoal = true, Looks = [SimulatedWorld.Days + 8], Planted = Answer("variants", "B"),
        };
        yield return InApp("planted-change", "as varied, 1,500 users, and halfway the rate falls by 30 %", Varied with
        {
            Users = 1_500,
            DayFactors = _ => ByDay(day => day < SimulatedWorld.Days / 2 ? 1 : 0.7),
        }) with
        {
            TrueRate = null, Planted = Answer("change", "lower"),
        };
    }

    private static SimulatedWorld InApp(string name, string summary, InAppBehavior behavior) =>
        new() { Name = name, Summary = summary, TrueRate = Rate, Fill = behavior.Fill };

    private static SimulatedWorld Daily(string name, bool hasOpenEnd)
    {
        var end = hasOpenEnd ? "no end" : "a planned end";
        return InApp(name, $"as varied, with {end}, read every day", Varied) with
        {
            HasOpenEnd = hasOpenEnd, Looks = DailyLooks,
        };
    }

    private static SimulatedWorld Sessions(string name, string summary, bool hasAudience) => new()
    {
        Name = name,
        Summary = summary,
        Fill = new SessionBehavior { HasAudience = hasAudience }.Fill,
    };

    private static Dictionary<string, string> Answer(string question, string answer) => new() { [question] = answer };

    private static (double From, double To) Stay(double from, double days) =>
        (from, Math.Min(SimulatedWorld.Days, from + days));

    private static List<double> ByDay(Func<int, double> factor) =>
        [.. Enumerable.Range(0, SimulatedWorld.Days).Select(factor)];
}
