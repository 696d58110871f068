using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Tests;

/// <summary>Reports of an invented world, so that a test names only the value that matters. All numbers follow from rules: nothing is random.</summary>
internal static partial class Some
{
    public static readonly DateOnly FirstDay = new(2026, 1, 1);

    public static Campaign Campaign(Channel channel = Channel.InApp, string id = "welcome", string name = "Welcome back", string timeZone = "Europe/Berlin") => new()
    {
        Id = id,
        Name = name,
        Channel = channel,
        StartsAt = new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero),
        TimeZone = timeZone,
        Goal = "purchase",
        ConversionWindowHours = 168,
        AudienceSize = 5_000,
        Segment = "Users who were away for a week",
        Description = "Greets returning users.",
        MessageTitle = "Good to see you",
        MessageBody = "Your basket is still here.",
        Trigger = "app opened",
        Variants = ["A", "B"],
    };

    /// <summary>An in-app campaign of so many days whose tap-through decays, with an A/B test, and its last day not over.</summary>
    /// <param name="days">Days drawn; 0 for a scheduled campaign.</param>
    /// <param name="complete">Whether the last day is over.</param>
    /// <param name="gaps">Days without an impression, by their index.</param>
    /// <param name="volume">How many impressions: 1 is about 250 a day.</param>
    /// <param name="variants">Names of its variants; A and B if null.</param>
    public static CampaignReport InAppReport(int days = 31, bool complete = false, int[]? gaps = null, double volume = 1, Campaign? campaign = null, string[]? variants = null)
    {
        var daily = InAppDays(days, complete, gaps ?? [], volume);
        long Sum(Func<DayRow, long> of) => daily.Sum(of);
        var (total, unique, taps, dismissals) = (Sum(d => d.Impressions), daily.LastOrDefault()?.CumulativeUniqueImpressions ?? 0, Sum(d => d.Taps ?? 0), Sum(d => d.Dismissals ?? 0));
        return Report(campaign ?? Campaign(), days, complete, daily, new Breakdowns { Variant = Halves(total, unique, taps, dismissals) }) with
        {
            VariantDays = [.. daily.SelectMany(day => InAppVariants(day, variants ?? ["A", "B"]))],
            Kpis =
            [
                new("total_impressions", Count(total)),
                new("unique_impressions", Count(unique)),
                new("tap_through_rate", Rate(taps, total)),
                new("dismissal_rate", Rate(dismissals, total)),
                new("no_response", Count(total - taps - dismissals)),
                new("user_tap_rate", Rate(taps * 9 / 10, unique)),
                new("audience_size", Count(5_000) with { Basis = "campaign" }),
                new("reach", Rate(unique, 5_000)),
                new("conversion_rate", Rate(unique / 20, unique / 2) with { Basis = "mature" }),
                new("conversion_rate_so_far", Rate(unique / 15, unique)),
                new("open_windows", Rate(unique - (unique / 2), unique)),
            ],
            Checks =
            [
                new Check("Σ daily impressions = total", true, total, total),
                new Check("last cumulative unique = unique", true, unique, unique),
                new Check("tapped + dismissed + no response = total", true, total, total),
            ],
        };
    }

    /// <summary>A push campaign of so many days that sends every third day, opened mostly in the evening.</summary>
    /// <param name="days">Days drawn; 0 for a scheduled campaign.</param>
    /// <param name="complete">Whether the last day is over.</param>
    public static CampaignReport PushReport(int days = 31, bool complete = false, Campaign? campaign = null)
    {
        var daily = PushDays(days, complete);
        var (sent, bounced, opened) = (daily.Sum(d => d.Sent ?? 0), daily.Sum(d => d.Bounced ?? 0), daily.Sum(d => d.Opened ?? 0));
        var opens = OpensOf(daily);
        return Report(campaign ?? Campaign(Channel.Push, "evening", "Evening offer"), days, complete, daily, new Breakdowns
        {
            Variant =
            [
                new BreakdownRow { Key = "A", Sent = sent - (sent / 2), Bounced = bounced, Delivered = sent - (sent / 2) - bounced, Opened = opened - (opened / 2) },
                new BreakdownRow { Key = "B", Sent = sent / 2, Delivered = sent / 2, Opened = opened / 2 },
            ],
            Platform =
            [
                new BreakdownRow { Key = "android", Sent = sent - (sent / 3), Bounced = bounced, Delivered = sent - (sent / 3) - bounced, Opened = opened - (opened / 3) },
                new BreakdownRow { Key = "ios", Sent = sent / 3, Delivered = sent / 3, Opened = opened / 3 },
            ],
        }) with
        {
            Kpis =
            [
                new("messages_sent", Count(sent)),
                new("bounce_rate", Rate(bounced, sent)),
                new("delivered", Count(sent - bounced)),
                new("open_rate", Rate(opened, sent - bounced)),
                new("influenced_open_rate", Rate((sent - bounced) / 50, sent - bounced)),
                new("audience_size", Count(5_000) with { Basis = "campaign" }),
                new("conversion_rate", Rate(sent / 40, sent / 2) with { Basis = "mature" }),
                new("conversion_rate_so_far", Rate(sent / 30, sent)),
                new("open_windows", Rate(sent - (sent / 2), sent)),
                new("click_through_conversion_rate", Rate(sent / 60, sent)),
            ],
            OpensByOwnHour = [.. opens.Where(o => o.SecondOfDay % 3 == 0).GroupBy(o => (Weekday: Weekday(o.Date), Hour: (o.SecondOfDay / 3600 + 1) % 24))
                .Select(g => new HourCell(g.Key.Weekday, g.Key.Hour, g.Count())).OrderBy(c => c.Weekday).ThenBy(c => c.Hour)],
            Opens = opens.Count <= 5_000 ? opens : [],
            OpenDelays = DelaysOf(opens.Count),
            VariantDays = [.. daily.SelectMany(PushVariants)],
            OpensByHour = [.. opens.GroupBy(o => (Weekday: Weekday(o.Date), Hour: o.SecondOfDay / 3600))
                .Select(g => new HourCell(g.Key.Weekday, g.Key.Hour, g.Count())).OrderBy(c => c.Weekday).ThenBy(c => c.Hour)],
            Bounces = bounced == 0 ? [] : [new BounceReason("unregistered", bounced - (bounced / 4)), new BounceReason(null, bounced / 4)],
            Checks = [new Check("delivered + bounced = sent", true, sent, sent)],
        };
    }

    public static Figure Count(long value) => new() { Value = value };

    /// <summary>A rate with its interval, or the reason why there is none.</summary>
    public static Figure Rate(long part, long whole) => new()
    {
        IsRate = true,
        Numerator = part,
        Denominator = whole,
        Value = whole == 0 ? null : (double)part / whole,
        Low = part > whole ? null : new Proportion(part, whole).Wilson()?.Low,
        High = part > whole ? null : new Proportion(part, whole).Wilson()?.High,
        Reason = whole == 0 ? "no_denominator" : null,
    };

    private static CampaignReport Report(Campaign campaign, int days, bool complete, IReadOnlyList<DayRow> daily, Breakdowns breakdowns) => new()
    {
        Campaign = campaign,
        Status = days == 0 ? CampaignStatus.Scheduled : CampaignStatus.Running,
        AsOf = campaign.StartsAt.AddDays(days).AddHours(complete ? 0 : -10),
        Kpis = [],
        Daily = daily,
        Sessions = SessionsOf(days, complete),
        Happenings = days == 0 ? [] : [new Happening(FirstDay, HappeningKind.Start)],
        Breakdowns = breakdowns,
        DataQuality = new DataQuality { Read = 12_400, Accepted = 12_000, Duplicates = 300, Rejected = 100, RejectedByReason = [new("no_user_id", 100)], Late = 12, Orphans = 3, OutsidePeriod = 2 },
        Checks = [],
        Provenance = new Provenance([new InputFile("events/day=2026-01-01/part-0.parquet", 12_400, 250_000, new string('a', 64))], "campaign-batch 0.1.0", "v1.5.6", "2025b", new string('b', 64)),
    };

    private static IReadOnlyList<BreakdownRow> Halves(long total, long unique, long taps, long dismissals) =>
    [
        new BreakdownRow { Key = "A", Impressions = total / 2, UniqueImpressions = unique / 2, Taps = taps * 2 / 5, Dismissals = dismissals / 2 },
        new BreakdownRow { Key = "B", Impressions = total - (total / 2), UniqueImpressions = unique - (unique / 2), Taps = taps - (taps * 2 / 5), Dismissals = dismissals - (dismissals / 2) },
    ];

    private static int Weekday(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;
}
