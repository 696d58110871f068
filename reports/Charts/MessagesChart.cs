using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>Push messages sent, bounced and opened on each day.</summary>
internal static class MessagesChart
{
    private const string Id = "messages";

    private static readonly Color SentInk = Palette.Wash(Palette.Total, 0.38);

    /// <summary>Null without a day.</summary>
    public static Picture? Draw(RecordBatch daily, string zone)
    {
        var (days, complete) = (daily.Days("date"), daily.Flags("complete"));
        if (days.Length == 0)
        {
            return null;
        }

        var opened = new Series(days, complete, daily.Numbers("opened"), Palette.Wanted);
        long[] sent = daily.Counts("sent"), bounced = daily.Counts("bounced"), opens = daily.Counts("opened");
        var scale = Scale.OfCounts(Math.Max(sent.Max(), opens.Max()));

        using var trend = new Trend("Daily messages", days, complete);
        var panel = trend.Panel(scale, zone, 12);
        panel.Counts(days, complete, sent, 0.8, SentInk);
        panel.Counts(days, complete, bounced, 0.36, Palette.Unwanted);
        opened.DrawOn(panel);
        new Key(trend.Sheet, panel.Area.Left, Sheet.NoteLine)
            .Column("sent", SentInk, Palette.Total, 12).Column("bounced", Palette.Unwanted, Palette.Unwanted, 6).Point("opened", Palette.Wanted);
        trend.SayIncomplete(panel);

        var text = Say(days, complete, sent, bounced.Sum(), opens.Sum());
        return new Picture(Id, "Messages", trend.Sheet.Drawing(Id, text), trend.Sheet.Drawing(Id + "-phone", text), text, """{"heads":[],"rows":[]}""", nameof(CampaignTables.Daily), ["date", "complete", "sent", "bounced", "opened"]);
    }

    private static string Say(DateOnly[] days, bool[] complete, long[] sent, long bounced, long opened)
    {
        var most = System.Array.IndexOf(sent, sent.Max());
        return $"Push messages of {Wording.Days(days)}: {Wording.Count(sent.Sum())} sent, {Wording.Count(bounced)} of them bounced, {Wording.Count(opened)} opened"
            + (sent[most] == 0 ? "." : $"; most were sent on {Wording.Day(days[most])} ({Wording.Count(sent[most])}).") + Trends.SayIncomplete(days, complete);
    }
}
