using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Impressions so far, all and by distinct user, with the counts of each day beneath.</summary>
internal static class ImpressionsChart
{
    // Columns thinner than the gaps of a screen would only flicker.
    private const float ThinDay = 5;

    /// <summary>Null without a day.</summary>
    public static Chart? Of(RecordBatch daily, DaySpan span, ChartWords words)
    {
        if (span.IsEmpty)
        {
            return null;
        }

        string[] columns = ["impressions", "unique_impressions", "cumulative_impressions", "cumulative_unique_impressions"];
        var counts = columns.Select(daily.Counts).ToList();
        return new Chart(
            "impressions",
            words.Title("impressions"),
            Say(span, counts[0], counts[2], counts[3], words),
            new FingerValues(words["finger", words.Title("impressions")], [.. columns.Select(c => words.Head(c))],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), .. counts.Select(c => words.Count(c[i]))])]),
            nameof(CampaignTables.Daily),
            ["date", "complete", .. columns],
            format => Drawn(format, span, daily, words));
    }

    private static Sheet Drawn(Format format, DaySpan span, RecordBatch daily, ChartWords words)
    {
        var total = new Series(span.Days, span.Complete, daily.Numbers("cumulative_impressions"), Palette.Total);
        var unique = new Series(span.Days, span.Complete, daily.Numbers("cumulative_unique_impressions"), Palette.People, Square: true);
        long[] each = daily.Counts("impressions"), users = daily.Counts("unique_impressions");
        var (all, people) = ((long)total.Values[^1]!, (long)unique.Values[^1]!);
        EndLabel[] labels =
        [
            new(words.Count(all), words["impressions_total"], all, Palette.Total),
            new(words.Count(people), words["impressions_unique"], people, Palette.People),
        ];
        var (upper, lower) = (Scale.OfCounts(all, words, 4), Scale.OfCounts(each.Max(), words, 2));

        var trend = new Trend(format, words, span, words["impressions_axis"], [upper, lower], labels);
        var panel = trend.Panel(upper, 0.6f);
        total.DrawOn(panel, format);
        unique.DrawOn(panel, format);
        EndLabel.Write(trend.Sheet, panel, labels);
        trend.Gap();
        Key.Write(trend.Sheet, words["impressions_each"], (words["impressions_column"], Palette.Total, Palette.TotalWash, 12), (words["impressions_users"], Palette.People, Palette.People, 5));
        var below = trend.Panel(lower, 0.32f);
        var crowded = trend.DayWidth < ThinDay;
        below.Counts(span.Days, span.Complete, each, crowded ? 1 : 0.8, Palette.TotalWash);
        below.Counts(span.Days, span.Complete, users, crowded ? 1 : 0.36, Palette.People);
        trend.Floor();
        return trend.Sheet;
    }

    private static string Say(DaySpan span, long[] each, long[] all, long[] people, ChartWords words)
    {
        var text = words["impressions_says", words.Days(span.Days), words.Count(all[^1]), words.Count(people[^1])];
        var half = System.Array.FindIndex(people, p => p * 2 >= people[^1]);
        text += people[^1] == 0 ? "" : " " + words["impressions_half", words.Day(span.Days[half])];
        var range = words.Range(each.Where((_, i) => span.Complete[i]).Select(n => (double?)n), n => words.Count((long)n));
        return text + (range is null ? "" : " " + words["impressions_range", range]) + span.Say(words);
    }
}
