using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Push messages of each day: sent, with those that bounced, and beneath them opened.</summary>
internal static class MessagesChart
{
    private static readonly string[] Columns = ["sent", "bounced", "opened"];

    /// <summary>Null without a day.</summary>
    public static Chart? Of(RecordBatch daily, DaySpan span, ChartWords words)
    {
        if (span.IsEmpty)
        {
            return null;
        }

        var counts = Columns.Select(daily.Counts).ToList();
        return new Chart(
            "messages",
            words.Title("messages"),
            Say(span, counts[0], counts[1].Sum(), counts[2].Sum(), words),
            new FingerValues(words["finger", words.Title("messages")], [.. Columns.Select(c => words.Head(c))],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), .. counts.Select(c => words.Count(c[i]))])]),
            nameof(CampaignTables.Daily),
            ["date", "complete", .. Columns],
            format => Drawn(format, span, counts, words));
    }

    private static Sheet Drawn(Format format, DaySpan span, List<long[]> counts, ChartWords words)
    {
        var (upper, lower) = (Scale.OfCounts(counts[0].Max(), words, 4), Scale.OfCounts(counts[2].Max(), words, 3));
        var trend = new Trend(format, words, span, words["messages_axis"], [upper, lower], []);
        var thin = trend.DayWidth < 5;
        Key.Write(trend.Sheet, words["messages_upper"], (words["messages_sent"], Palette.Total, Palette.TotalWash, 12), (words["messages_bounced"], Palette.Unwanted, Palette.Unwanted, 5));
        var sent = trend.Panel(upper, 0.52f);
        sent.Counts(span.Days, span.Complete, counts[0], thin ? 1 : 0.8, Palette.TotalWash);
        sent.Counts(span.Days, span.Complete, counts[1], thin ? 1 : 0.36, Palette.Unwanted);
        trend.Gap();
        Key.Write(trend.Sheet, words["messages_lower"], (words["messages_opened"], Palette.Wanted, Palette.Wanted, 8));
        trend.Panel(lower, 0.4f).Counts(span.Days, span.Complete, counts[2], thin ? 1 : 0.6, Palette.Wanted);
        trend.Floor();
        return trend.Sheet;
    }

    private static string Say(DaySpan span, long[] sent, long bounced, long opened, ChartWords words)
    {
        var (all, most) = (sent.Sum(), System.Array.IndexOf(sent, sent.Max()));
        var text = words["messages_says", words.Days(span.Days), words.Count(all), words.Count(bounced), words.Rate(bounced, all), words.Count(opened), words.Rate(opened, all - bounced)];
        return text + (sent[most] == 0 ? "" : " " + words["messages_most", words.Day(span.Days[most]), words.Count(sent[most])]) + span.Say(words);
    }
}
