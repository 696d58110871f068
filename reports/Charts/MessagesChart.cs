using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Push messages of each day: sent, with those that bounced, and beneath them opened. Where sends are not measured, those that devices received stand in their place;
/// bounces and opens that are not measured are left out.
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
        string[] columns = [Has("sent") ? "sent" : "delivered", .. Has("sent") && Has("bounced") ? new[] { "bounced" } : [], .. Has("opened") ? new[] { "opened" } : []];
        var counts = columns.ToDictionary(c => c, daily.Counts);
        return new Chart(
            "messages",
            words.Title("messages"),
            Say(span, counts, words),
            new FingerValues(words["finger", words.Title("messages")], [.. columns.Select(c => words.Head(c))],
                [.. span.Days.Select((day, i) => (IReadOnlyList<string>)[words.Row(day, span.Complete[i]), .. columns.Select(c => words.Count(counts[c][i]))])]),
            nameof(CampaignTables.Daily),
            ["date", "complete", .. columns],
            format => Drawn(format, span, counts, words));
    }

    private static Sheet Drawn(Format format, DaySpan span, Dictionary<string, long[]> counts, ChartWords words)
    {
        var (messages, isSent) = Messages(counts);
        var (bounced, opened) = (counts.GetValueOrDefault("bounced"), counts.GetValueOrDefault("opened"));
        var (upper, lower) = (Scale.OfCounts(messages.Max(), words, 4), opened is null ? null : Scale.OfCounts(opened.Max(), words, 3));
        var trend = new Trend(format, words, span, words["messages_axis"], lower is null ? [upper] : [upper, lower], []);
        var thin = trend.DayWidth < 5;
        Key.Write(trend.Sheet, words[isSent ? "messages_upper" : "messages_upper_received"],
            [(words[isSent ? "messages_sent" : "messages_received"], Palette.Total, Palette.TotalWash, 12), .. bounced is not null ? new[] { (words["messages_bounced"], Palette.Unwanted, Palette.Unwanted, 5) } : []]);
        var panel = trend.Panel(upper, 0.52f);
        panel.Counts(span.Days, span.Complete, messages, thin ? 1 : 0.8, Palette.TotalWash);
        if (bounced is not null)
        {
            panel.Counts(span.Days, span.Complete, bounced, thin ? 1 : 0.36, Palette.Unwanted);
        }

        if (opened is not null && lower is not null)
        {
            trend.Gap();
            Key.Write(trend.Sheet, words["messages_lower"], (words["messages_opened"], Palette.Wanted, Palette.Wanted, 8));
            trend.Panel(lower, 0.4f).Counts(span.Days, span.Complete, opened, thin ? 1 : 0.6, Palette.Wanted);
        }

        trend.Floor();
        return trend.Sheet;
    }

    private static (long[] Messages, bool IsSent) Messages(Dictionary<string, long[]> counts) => counts.TryGetValue("sent", out var sent) ? (sent, true) : (counts["delivered"], false);

    private static string Say(DaySpan span, Dictionary<string, long[]> counts, ChartWords words)
    {
        var (messages, isSent) = Messages(counts);
        var (days, all, most) = (words.Days(span.Days), messages.Sum(), System.Array.IndexOf(messages, messages.Max()));
        var text = (isSent, counts.GetValueOrDefault("bounced")?.Sum(), counts.GetValueOrDefault("opened")?.Sum()) switch
        {
            (true, { } bounced, { } opened) => words["messages_says", days, words.Count(all), words.Count(bounced), words.Rate(bounced, all), words.Count(opened), words.Rate(opened, all - bounced)],
            (true, { } bounced, null) => words["messages_says_bounced", days, words.Count(all), words.Count(bounced), words.Rate(bounced, all)],
            (true, null, { } opened) => words["messages_says_sent", days, words.Count(all), words.Count(opened)],
            (true, null, null) => words["messages_says_only_sent", days, words.Count(all)],
            (false, _, { } opened) => words["messages_says_received", days, words.Count(all), words.Count(opened), words.Rate(opened, all)],
            (false, _, null) => words["messages_says_only_received", days, words.Count(all)],
        };
        return text + (messages[most] == 0 ? "" : " " + words[isSent ? "messages_most" : "messages_most_received", words.Day(span.Days[most]), words.Count(messages[most])]) + span.Say(words);
    }
}
