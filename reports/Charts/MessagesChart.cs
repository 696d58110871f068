using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Push messages of each day: sent, with those that bounced, and beneath them opened. Where sends are not measured, those that devices received stand in their place.
/// </summary>
internal static class MessagesChart
{
    /// <summary>Null without a day.</summary>
    public static Chart? Of(RecordBatch daily, DaySpan span, ChartWords words)
    {
        if (span.IsEmpty)
        {
            return null;
        }

        // A column of nulls is not measured.
        bool Has(string column) => System.Array.Exists(daily.Numbers(column), value => value is not null);
        string[] columns = [Has("sent") ? "sent" : "delivered", .. Has("sent") && Has("bounced") ? new[] { "bounced" } : [], "opened"];
        var counts = columns.Select(daily.Counts).ToList();
        return new Chart(
            "messages",
            words.Title("messages"),
            Say(span, columns, counts, words),
            new FingerValues(words["finger", words.Title("messages")], [.. columns.Select(c => words.Head(c))],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), .. counts.Select(c => words.Count(c[i]))])]),
            nameof(CampaignTables.Daily),
            ["date", "complete", .. columns],
            format => Drawn(format, span, columns, counts, words));
    }

    private static Sheet Drawn(Format format, DaySpan span, string[] columns, List<long[]> counts, ChartWords words)
    {
        var (messages, opened) = (counts[0], counts[^1]);
        var (upper, lower) = (Scale.OfCounts(messages.Max(), words, 4), Scale.OfCounts(opened.Max(), words, 3));
        var trend = new Trend(format, words, span, words["messages_axis"], [upper, lower], []);
        var thin = trend.DayWidth < 5;
        Key.Write(trend.Sheet, words[columns[0] == "sent" ? "messages_upper" : "messages_upper_received"],
            [(words[columns[0] == "sent" ? "messages_sent" : "messages_received"], Palette.Total, Palette.TotalWash, 12), .. columns.Length == 3 ? new[] { (words["messages_bounced"], Palette.Unwanted, Palette.Unwanted, 5) } : []]);
        var panel = trend.Panel(upper, 0.52f);
        panel.Counts(span.Days, span.Complete, messages, thin ? 1 : 0.8, Palette.TotalWash);
        if (columns.Length == 3)
        {
            panel.Counts(span.Days, span.Complete, counts[1], thin ? 1 : 0.36, Palette.Unwanted);
        }

        trend.Gap();
        Key.Write(trend.Sheet, words["messages_lower"], (words["messages_opened"], Palette.Wanted, Palette.Wanted, 8));
        trend.Panel(lower, 0.4f).Counts(span.Days, span.Complete, opened, thin ? 1 : 0.6, Palette.Wanted);
        trend.Floor();
        return trend.Sheet;
    }

    private static string Say(DaySpan span, string[] columns, List<long[]> counts, ChartWords words)
    {
        var (messages, all, opened) = (counts[0], counts[0].Sum(), counts[^1].Sum());
        var (most, isSent) = (System.Array.IndexOf(messages, messages.Max()), columns[0] == "sent");
        var text = !isSent ? words["messages_says_received", words.Days(span.Days), words.Count(all), words.Count(opened), words.Rate(opened, all)]
            : columns.Length < 3 ? words["messages_says_sent", words.Days(span.Days), words.Count(all), words.Count(opened)]
            : Bounced(counts[1].Sum());
        return text + (messages[most] == 0 ? "" : " " + words[isSent ? "messages_most" : "messages_most_received", words.Day(span.Days[most]), words.Count(messages[most])]) + span.Say(words);

        string Bounced(long bounced) => words["messages_says", words.Days(span.Days), words.Count(all), words.Count(bounced), words.Rate(bounced, all), words.Count(opened), words.Rate(opened, all - bounced)];
    }
}
