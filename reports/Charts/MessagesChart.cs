using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports.Charts;

/// <summary>Push messages sent, bounced and opened on each day.</summary>
internal static class MessagesChart
{
    private const string Id = "messages";

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

        using var trend = new Trend("Messages a day", days, complete);
        var panel = trend.Panel(scale, zone, 12);
        for (var i = 0; i < days.Length; i++)
        {
            panel.Counted(days[i], sent[i], 0.8, Palette.Wash(Palette.Total, 0.38), complete[i]);
            panel.Counted(days[i], bounced[i], 0.36, Palette.Unwanted, complete[i]);
        }

        opened.DrawOn(panel);
        Key(trend.Sheet, panel);
        trend.SayIncomplete(panel);

        var text = Say(days, complete, sent, bounced.Sum(), opens.Sum());
        return new Picture(Id, "Messages", trend.Sheet.Svg(Id, text), text, nameof(CampaignTables.Daily), ["date", "complete", "sent", "bounced", "opened"]);
    }

    private static void Key(Sheet sheet, Panel panel)
    {
        var sent = new Note("■ sent", panel.Area.Left, Sheet.NoteLine, Palette.Total);
        var bounced = new Note("▮ bounced", sent.Right + 14, Sheet.NoteLine, Palette.Unwanted);
        sheet.Add(sent);
        sheet.Add(bounced);
        sheet.Add(new Note("● opened", bounced.Right + 14, Sheet.NoteLine, Palette.Wanted));
    }

    private static string Say(DateOnly[] days, bool[] complete, long[] sent, long bounced, long opened)
    {
        var most = System.Array.IndexOf(sent, sent.Max());
        return $"Push messages of {Wording.Days(days)}: {Wording.Count(sent.Sum())} sent, {Wording.Count(bounced)} of them bounced, {Wording.Count(opened)} opened"
            + (sent[most] == 0 ? "." : $"; most were sent on {Wording.Day(days[most])} ({Wording.Count(sent[most])}).") + Trends.SayIncomplete(days, complete);
    }
}
