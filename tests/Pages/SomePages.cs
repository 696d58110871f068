using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Tests.Pages;

/// <summary>Two small reports, one a channel, whose numbers are made by hand.</summary>
internal static class SomePages
{
    public static readonly DateTimeOffset AsOf = new(2026, 1, 12, 9, 30, 0, TimeSpan.Zero);

    private static readonly DateOnly First = new(2026, 1, 1);

    public static Templates Templates { get; } = new();

    public static PageWriter Writer { get; } = new(Templates, Language.English);

    public static IReadOnlyDictionary<string, Rule> Rules { get; } = new Dictionary<string, Rule>
    {
        ["tap_through_rate"] = new("metrics.campaign_totals", "-- metrics.campaign_totals: one row per campaign\nselect 1 where 1 < 2;\n"),
        ["daily"] = new("trends.days", "-- trends.days: one row per campaign and local day\nselect 1;\n"),
    };

    public static CampaignReport InApp() => new()
    {
        Campaign = Campaign("welcome-2026", "Welcome back", Channel.InApp),
        Status = CampaignStatus.Running,
        AsOf = AsOf,
        Kpis =
        [
            new("total_impressions", Count(1324)), new("unique_impressions", Count(311)), new("tap_through_rate", Rate(46, 108)),
            new("dismissal_rate", Rate(24, 311)), new("no_response", Count(914)), new("user_tap_rate", Rate(89, 287)),
            new("audience_size", Count(1760) with { Basis = "snapshot", AsOf = AsOf.AddDays(-1) }), new("reach", Rate(311, 1760)),
            new("conversion_rate", Rate(44, 287) with { Basis = "mature" }), new("conversion_rate_so_far", Rate(46, 311)), new("open_windows", Rate(24, 311)),
        ],
        Daily = [.. Enumerable.Range(0, 12).Select(InAppDay)],
        Sessions = Sessions(),
        Breakdowns = new Breakdowns
        {
            Variant = [InAppGroup("B", 700, 280), InAppGroup("A", 600, 190), InAppGroup(null, 24, 3)],
            Platform = [InAppGroup("ios", 800, 260), InAppGroup("android", 524, 213)],
            Country = [InAppGroup("DE", 1300, 460), InAppGroup("AT", 24, 13)],
        },
        DataQuality = Quality(),
        Checks = [new("Σ daily impressions = total", true, 1324, 1324), new("unique ≤ total", true, 311, 1324)],
        Provenance = Provenance(),
    };

    public static CampaignReport Push() => InApp() with
    {
        Campaign = Campaign("push-weekend", "Weekend offers", Channel.Push) with { Variants = [], EndsAt = AsOf.AddDays(-1), Goal = null },
        Status = CampaignStatus.Ended,
        Kpis =
        [
            new("messages_sent", Count(12480)), new("bounce_rate", Rate(311, 12480)), new("delivered", Count(12169)), new("open_rate", Rate(1922, 12169)),
            new("influenced_open_rate", Rate(170, 12169)), new("audience_size", new Figure { Reason = "no_audience" }),
            new("conversion_rate", None("no_goal")), new("conversion_rate_so_far", None("no_goal")), new("open_windows", None("no_goal")),
            new("click_through_conversion_rate", None("no_goal")),
        ],
        Daily = [.. Enumerable.Range(0, 12).Select(day => new DayRow { Date = First.AddDays(day), Complete = day < 11, Sent = 1040, Bounced = 20 + day, Delivered = 1020 - day, Opened = 160 - day })],
        OpensByHour = [new(1, 8, 41), new(1, 19, 120), new(6, 10, 207), new(7, 23, 5)],
        Opens = [new(First, 0), new(First.AddDays(1), 43200), new(First.AddDays(2), 86399)],
        Bounces = [new("unregistered", 250), new(null, 61)],
        Breakdowns = new Breakdowns { Platform = [PushGroup("ios", 8000, 200, 1200), PushGroup("android", 4480, 111, 722)] },
    };

    public static IReadOnlyList<Picture> Pictures(CampaignReport report) => report.Campaign.Channel == Channel.Push
        ? [Picture("messages", "Messages", "Daily", "date", "sent", "bounced", "opened"), Picture("open-time", "Push notification open time", "OpensByHour", "weekday", "hour", "opens")]
        : [Picture("tap-through", "Tap-throughs", "Daily", "date", "complete", "tap_through_rate", "tap_through_low", "tap_through_high"), Picture("sessions", "Sessions", "SessionDays", "date", "phase", "sessions")];

    public static string Page(CampaignReport report) => Written(report, "index.html");

    public static string Written(CampaignReport report, string file)
    {
        using var folder = new PageFolder();
        Writer.WriteCampaign(folder.Path, report, SomeTables.Of(report), Pictures(report), Rules);
        return File.ReadAllText(Path.Combine(folder.Path, file));
    }

    public static Figure Rate(long n, long all)
    {
        var (low, high) = new Proportion(n, all).Wilson()!.Value;
        return new Figure { IsRate = true, Value = (double)n / all, Numerator = n, Denominator = all, Low = low, High = high };
    }

    public static Figure Count(long count) => new() { Value = count };

    public static SiteIndex Index() => new(AsOf, [IndexEntry.Of(InApp(), "welcome-2026", Sparkline), IndexEntry.Of(Push(), "push-weekend", Sparkline)], Quality(), 61);

    public const string Sparkline = """<svg viewBox="0 0 112 28"><path d="M0 20 L40 8 L112 16" fill="none" stroke="#1f5fbf" stroke-width="2"/></svg>""";

    public static DataQuality Quality() => new()
    {
        Read = 5000, Accepted = 4970, Duplicates = 20, Rejected = 10, RejectedByReason = [new("no_user_id", 8), new("occurred_in_future", 2)],
        Late = 31, Lateness = new Lateness { ReceivedBefore = 3, Within1h = 4800, Within24h = 130, Within7d = 25, Over7d = 6, NoReceipt = 6 }, Orphans = 4, OutsidePeriod = 12,
        FilesRefused = [new("events/day=2026-01-03/part-1.parquet", "The file is cut off: its footer is missing.")],
        FilesSkipped = [new("events/_tmp/part-9.parquet", "Its folder begins with \"_\".")],
    };

    public static Publication Run() => new()
    {
        AsOf = AsOf, Cause = "command", Inputs = 61, RowsRead = 5000, RowsAccepted = 4970, RowsRejected = 10, CampaignsPublished = 2, CampaignsUnchanged = 1,
        Failed = [new FailedCampaign(null, null, "campaigns.parquet, row 3: it has no id.")], Changes = [new CampaignChange("spring", "Spring", ["3 late events restate 9 Jan 2026."])],
    };

    private static Figure None(string reason) => new() { IsRate = true, Reason = reason };

    private static Campaign Campaign(string id, string name, Channel channel) => new()
    {
        Id = id, Name = name, Channel = channel, StartsAt = new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero), TimeZone = "Europe/Berlin",
        Goal = "purchase", ConversionWindowHours = 168, Segment = "Lapsed buyers", Description = "Brings back who has not bought for a month.",
        MessageTitle = "We saved your basket", MessageBody = "Come back and finish your order.\nIt waits until Sunday.", Trigger = "App opened", Variants = ["A", "B"],
    };

    private static DayRow InAppDay(int day)
    {
        var (impressions, taps, dismissals) = (day == 4 ? 0L : 120L - day, day == 4 ? 0L : 50L - (3 * day), day == 4 ? 0L : 10L + day);
        Figure? tapped = impressions == 0 ? null : Rate(taps, impressions), dismissed = impressions == 0 ? null : Rate(dismissals, impressions);
        return new DayRow
        {
            Date = First.AddDays(day), Complete = day < 11, Impressions = impressions, UniqueImpressions = impressions / 2,
            CumulativeImpressions = 110 * (day + 1), CumulativeUniqueImpressions = 25 * (day + 1), Taps = taps, Dismissals = dismissals,
            TapThroughRate = tapped?.Value, TapThroughLow = tapped?.Low, TapThroughHigh = tapped?.High,
            DismissalRate = dismissed?.Value, DismissalLow = dismissed?.Low, DismissalHigh = dismissed?.High,
        };
    }

    private static SessionTrend Sessions() => new()
    {
        Population = "audience",
        BeforeDays = 2,
        Days =
        [
            new() { Date = First.AddDays(-2), Phase = "before", Complete = true, Sessions = 40, SessionSecondsMean = 84.5, SessionSecondsMedian = 61 },
            new() { Date = First.AddDays(-1), Phase = "before", Complete = true },
            new() { Date = First, Phase = "during", Complete = true, Sessions = 66, SessionSecondsMean = 1203.25, SessionSecondsMedian = 70 },
        ],
    };

    private static BreakdownRow InAppGroup(string? key, long impressions, long taps) =>
        new()
        {
            Key = key, Impressions = impressions, UniqueImpressions = impressions / 3, Taps = taps, Dismissals = impressions / 9,
            TapThroughLow = Rate(taps, impressions).Low, TapThroughHigh = Rate(taps, impressions).High,
            DismissalLow = Rate(impressions / 9, impressions).Low, DismissalHigh = Rate(impressions / 9, impressions).High,
        };

    private static BreakdownRow PushGroup(string? key, long sent, long bounced, long opened) =>
        new()
        {
            Key = key, Sent = sent, Bounced = bounced, Delivered = sent - bounced, Opened = opened, Users = (sent - bounced) / 6,
            OpenLow = Rate(opened, sent - bounced).Low, OpenHigh = Rate(opened, sent - bounced).High,
            BounceLow = Rate(bounced, sent).Low, BounceHigh = Rate(bounced, sent).High,
        };

    private static Provenance Provenance() => new(
        [new("audience/2026-01-11.parquet", 1760, 48_211, new string('a', 64)), new("events/day=2026-01-01/part-0.parquet", 5000, 1_240_555, new string('b', 64))],
        "campaign-batch 0.1.0", "1.5.6", "2026a", "0f1e2d3c");

    private static Picture Picture(string id, string title, string table, params string[] columns) => new(
        id, title,
        Drawing, Drawing, $"{title}: from 41.7 % on 1 Jan to 15.6 % on 12 Jan.", """{"heads":[],"rows":[]}""", table, columns);

    private static Drawing Drawing => new(800, 300,
        """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300" width="800" height="300"><rect width="800" height="300" fill="#ffffff"/><path d="M40 60 L240 110 L440 90 L760 220" fill="none" stroke="#1f5fbf" stroke-width="2"/></svg>""");
}
