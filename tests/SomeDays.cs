using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Tests;

internal static partial class Some
{
    private static List<DayRow> InAppDays(int days, bool complete, int[] gaps, double volume)
    {
        var rows = new List<DayRow>();
        long total = 0, unique = 0;
        for (var i = 0; i < days; i++)
        {
            var impressions = gaps.Contains(i) ? 0 : (long)(volume * Impressions(i)) / (i == days - 1 && !complete ? 3 : 1);
            var users = impressions * 4 / 5;
            var (taps, dismissals) = ((long)(impressions * ((0.10 * Math.Exp(-i / 12.0)) + 0.05)), (long)(impressions * (0.25 + (0.002 * Math.Min(i, 60)))));
            (total, unique) = (total + impressions, unique + (long)(users * Math.Exp(-i / 9.0)));
            var (tap, dismissal) = (Rate(taps, impressions), Rate(dismissals, impressions));
            rows.Add(new DayRow
            {
                Date = FirstDay.AddDays(i),
                Complete = complete || i < days - 1,
                Impressions = impressions,
                UniqueImpressions = users,
                CumulativeImpressions = total,
                CumulativeUniqueImpressions = unique,
                Taps = taps,
                Dismissals = dismissals,
                Delivered = 0,
                TapThroughRate = tap.Value,
                TapThroughLow = tap.Low,
                TapThroughHigh = tap.High,
                DismissalRate = dismissal.Value,
                DismissalLow = dismissal.Low,
                DismissalHigh = dismissal.High,
            });
        }

        return rows;
    }

    private static List<DayRow> PushDays(int days, bool complete) => [.. Enumerable.Range(0, days).Select(i => new DayRow
    {
        Date = FirstDay.AddDays(i),
        Complete = complete || i < days - 1,
        Sent = i % 3 == 0 ? 400 + (i * 37 % 90) : 0,
        Bounced = i % 3 == 0 ? 12 + (i % 7) : 0,
        Delivered = i % 3 == 0 ? 400 + (i * 37 % 90) - 12 - (i % 7) : 0,
        Opened = (i % 3 == 0 ? 60 : 18) + (i * 13 % 11),
    })];

    private static List<OpenPoint> OpensOf(List<DayRow> daily) => [.. daily
        .SelectMany(day => Enumerable.Range(0, (int)(day.Opened ?? 0)).Select(k => new OpenPoint(day.Date, Evening((day.Date.DayNumber * 31) + k))))
        .OrderBy(o => o.Date).ThenBy(o => o.SecondOfDay)];

    /// <summary>A day's impressions in equal parts; the second variant is tapped more, the third less, and so on.</summary>
    private static IEnumerable<VariantDay> InAppVariants(DayRow day, string[] names) => names.Where(_ => day.Impressions > 0).Select((name, i) =>
    {
        var impressions = day.Impressions / names.Length;
        var taps = Math.Min(impressions, (long)((day.Taps ?? 0) / (double)names.Length * (1 + (0.3 * i * (i % 2 == 0 ? -0.5 : 1)))));
        var rate = Rate(taps, impressions);
        return new VariantDay(day.Date, name) { Complete = day.Complete, Users = impressions * 4 / 5, Impressions = impressions, Taps = taps, TapThroughRate = rate.Value, TapThroughLow = rate.Low, TapThroughHigh = rate.High };
    });

    private static IEnumerable<VariantDay> PushVariants(DayRow day) => new[] { "A", "B" }.Where(_ => day.Sent > 0).Select(name =>
    {
        var (sent, bounced) = ((day.Sent ?? 0) / 2, name == "A" ? day.Bounced ?? 0 : 0);
        var opened = name == "A" ? sent / 8 : sent / 6;
        var rate = Rate(opened, sent - bounced);
        return new VariantDay(day.Date, name) { Complete = day.Complete, Users = sent - bounced, Sent = sent, Delivered = sent - bounced, Opened = opened, OpenRate = rate.Value, OpenLow = rate.Low, OpenHigh = rate.High };
    });

    /// <summary>The same with everything that can happen: two days without data, a clock change, and its end.</summary>
    public static CampaignReport Eventful(CampaignReport report) => report with
    {
        Happenings =
        [
            .. report.Happenings,
            new(FirstDay.AddDays(8), HappeningKind.MissingDay), new(FirstDay.AddDays(9), HappeningKind.MissingDay),
            new(FirstDay.AddDays(20), HappeningKind.ClockChange, 60), new(FirstDay.AddDays(report.Daily.Count - 1), HappeningKind.End),
        ],
    };

    /// <summary>So many opens, most of them within the hour.</summary>
    private static List<OpenDelay> DelaysOf(int opens)
    {
        int?[] bounds = [0, 1, 5, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 10080, null];
        int[] hundredths = [6, 12, 15, 14, 12, 10, 8, 7, 4, 5, 4, 2, 0];
        var counts = hundredths.Select(h => (long)(opens * h / 100)).ToArray();
        counts[^1] = opens - counts.Sum();
        return opens == 0 ? [] : [.. counts.Select((n, i) => new OpenDelay(bounds[i]!.Value, bounds[i + 1], n))];
    }

    private static SessionTrend SessionsOf(int days, bool complete)
    {
        var before = Math.Min(days - (complete ? 0 : 1), 28);
        return new SessionTrend
        {
            Population = "audience",
            BeforeDays = Math.Max(0, before),
            Days = days == 0 ? [] : [.. Enumerable.Range(-before, before + days).Select(i => new SessionDay
            {
                Date = FirstDay.AddDays(i),
                Phase = i < 0 ? "before" : "during",
                Complete = complete || i < days - 1,
                Sessions = (i == days - 1 && !complete ? 300 : 800) + (Wave(i, 60)) + (i < 0 ? 0 : 90),
                SessionSecondsMean = 245.5 + Wave(i, 20) + (i < 0 ? 0 : 12),
                SessionSecondsMedian = 181 + Wave(i + 2, 15) + (i < 0 ? 0 : 9),
            })],
        };
    }

    private static long Impressions(int day) => 260 + Wave(day, 50) - Math.Min(day, 80);

    /// <summary>Ups and downs by the week, between −size and size.</summary>
    private static long Wave(int day, int size) => (long)(size * Math.Sin(day * 2 * Math.PI / 7)) + ((((day * 29) % 11) + 11) % 11) - 5;

    /// <summary>Times of day that crowd around half past seven in the evening, with a smaller crowd at lunch.</summary>
    private static int Evening(int n)
    {
        var spread = ((n * 0.6180339887498949 % 1) + (n * 0.7548776662466927 % 1) + (n * 0.5698402909980532 % 1)) / 3;
        return n % 4 == 0 ? (int)(45_000 + ((spread - 0.5) * 40_000)) : (int)(70_200 + ((spread - 0.5) * 30_000));
    }
}
