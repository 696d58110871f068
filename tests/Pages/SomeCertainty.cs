using CampaignBatch.Reports.Model;

namespace CampaignBatch.Tests.Pages;

/// <summary>The two small reports with all that may be said about their certainty: intervals by user, weeks compared, arms, verdicts.</summary>
internal static class SomeCertainty
{
    private static readonly DateOnly First = new(2026, 1, 1);

    public static CampaignReport InApp()
    {
        var report = SomePages.InApp();
        return report with
        {
            Campaign = report.Campaign with
            {
                Control = "A", Allocation = [1, 0.5], PrimaryMetric = "response", ValueUnit = "EUR",
            },
            GoalNamesFound = ["sign_up", "visit"],
            Kpis =
            [
                .. report.Kpis.Select(k => k.Key == "tap_through_rate" ? new(k.Key, ByUser(k.Value, 72, 1.2)) : k),
                new("value_total", new Figure { IsAmount = true, Value = 1234.5, Unit = "EUR" }),
                new("value_per_recipient", Mean()),
            ],
            Verdicts = [Change("tap_through_rate"), Variants(), Sessions()],
            Variants = Arms(),
            Comparison = Weeks(),
            Sessions = report.Sessions with { Comparison = Paired() },
            VariantDays = [Day()],
            Breakdowns = report.Breakdowns with { Country = [Country()] },
        };
    }

    public static CampaignReport Push()
    {
        var report = SomePages.Push();
        return report with
        {
            Kpis = [.. report.Kpis.Select(k => k.Key == "open_rate" ? new(k.Key, OfSent(k.Value)) : k)],
            Verdicts = [new Verdict { Question = "change", Answer = Verdict.None, Method = "t by user and day, weekly", WhyNot = "too_few_weeks" }],
            Breakdowns = report.Breakdowns with { Platform = [Platform()] },
        };
    }

    public static Figure ByUser(Figure rate, long users, double designEffect) =>
        rate with { Users = users, DesignEffect = designEffect };

    private static Figure Mean() => new()
    {
        IsAmount = true, Value = 4.3, Denominator = 287, Low = 3.1, High = 5.5, Unit = "EUR",
    };

    private static Figure OfSent(Figure rate) => ByUser(rate, 4_100, 1.31) with { DenominatorIs = "sent" };

    private static VariantDay Day() => new(First, "A")
    {
        Complete = true, Users = 60, Impressions = 100, Taps = 9, TapThroughRate = 0.09, TapThroughLow = 0.04, TapThroughHigh = 0.16,
    };

    private static BreakdownRow Country() => new()
    {
        Key = "DE", Impressions = 1300, UniqueImpressions = 430, Taps = 460, Dismissals = 140,
        TapThroughLow = 0.32, TapThroughHigh = 0.39, DismissalLow = 0.09, DismissalHigh = 0.13,
    };

    private static BreakdownRow Platform() => new()
    {
        Key = "ios", Sent = 8000, Bounced = 200, Delivered = 7800, Opened = 1200, Users = 3_100,
        OpenLow = 0.14, OpenHigh = 0.17, BounceLow = 0.02, BounceHigh = 0.03,
    };

    private static Verdict Change(string figure) => new()
    {
        Question = "change", Answer = "lower", Subject = figure,
        Estimate = -0.0312, Low = -0.0522, High = -0.0102, P = 0.0005, AdjustedP = 0.0075,
        Method = "t by user and day, weekly",
    };

    private static Verdict Variants() => new()
    {
        Question = "variants", Answer = Verdict.None, Subject = "B", Estimate = 0.02, Low = -0.01, High = 0.05,
        Method = "sequential, by user", WhyNot = "not_yet",
    };

    private static Verdict Sessions() => new()
    {
        Question = "sessions_before_during", Answer = "no_clear_effect", Subject = "audience",
        Estimate = 0.01, Low = -0.02, High = 0.04, P = 0.4, AdjustedP = 0.4,
        Method = "t over pairs of days",
    };

    private static Comparison Weeks() => new()
    {
        Weeks = 1,
        Recent = new Stretch(First.AddDays(7), First.AddDays(13)),
        Before = new Stretch(First, First.AddDays(6)),
        HorizonHours = 24.25,
        Figures =
        [
            new("total_impressions", new(SomePages.Count(500), SomePages.Count(400))),
            new("tap_through_rate", new(Side(40, 500, 210), Side(50, 400, 190)) { Low = -0.09, High = -0.002 }),
            new("dismissal_rate", new(Side(0, 0, 0) with { Reason = "no_denominator" }, Side(50, 400, 190))),
        ],
    };

    private static Figure Side(long n, long all, long users) => new()
    {
        IsRate = true, Value = all == 0 ? null : (double)n / all, Numerator = n, Denominator = all, Users = users,
    };

    private static SessionComparison Paired() => new(1, 1_760, 0.31, 0.32) { Difference = 0.01, Low = -0.02, High = 0.04, P = 0.4 };

    private static VariantComparison Arms() => new()
    {
        PrimaryMetric = "tap_through_rate", Baseline = "A", BaselineBasis = "control",
        FirstDay = First, LastDay = First.AddDays(10),
        Users = 470, UsersInTwoArms = 3, HasAllocation = true, StartTogether = false, SampleRatioP = 0.63, PlaceboShare = 0.03,
        Timing = "planned", Information = 0.4, MoreUsers = 1_200, Around = First.AddDays(40),
        Arms =
        [
            new("A", 190, [new("tap_through_rate", Response), new("value_per_recipient", Value)]),
            new("B", 280, [new("tap_through_rate", Compared)]),
        ],
    };

    private static ArmFigure Response => new()
    {
        Value = 0.25, Numerator = 50, Denominator = 200, Users = 190, Low = 0.2, High = 0.31, Basis = "messages",
    };

    private static ArmFigure Compared => Response with
    {
        Difference = 0.02, DifferenceLow = -0.01, DifferenceHigh = 0.05, P = 0.2, AdjustedP = 0.2,
    };

    private static ArmFigure Value => new()
    {
        Value = 4.5, Denominator = 180, Users = 180, Low = 3.1, High = 5.9, Basis = "users",
    };
}
