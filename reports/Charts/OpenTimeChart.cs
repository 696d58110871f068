using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>When pushes are opened: a bubble for each weekday and hour, its area the number of opens.</summary>
internal static class OpenTimeChart
{
    private const string Id = "open-time";
    private const float Widest = 26;

    private static readonly PixelRect Area = new(48, Sheet.Width - 8, 306, 58);

    /// <summary>Null without an open.</summary>
    public static Picture? Draw(RecordBatch cells, string zone)
    {
        long[] weekdays = cells.Counts("weekday"), hours = cells.Counts("hour"), opens = cells.Counts("opens");
        var most = opens.DefaultIfEmpty(0).Max();
        if (most == 0)
        {
            return null;
        }

        using var sheet = new Sheet();
        var panel = new Panel(Area, -0.5, 23.5, 7.5, 0.5);
        double[] rows = [1, 2, 3, 4, 5, 6, 7], columns = [0, 3, 6, 9, 12, 15, 18, 21];
        panel.Upright(rows, [.. rows.Select(day => Wording.ShortWeekday((int)day))]);
        panel.Across(columns, [.. columns.Select(hour => Wording.Clock((int)hour * 3600))], marked: false);
        panel.Add(new Bubbles([.. opens.Select((n, i) => (new Coordinates(hours[i], weekdays[i]), BubbleWidth(n, most)))], Palette.Wanted));
        sheet.Add(panel);
        sheet.Title("Opens by weekday and hour");
        sheet.AxisName($"Hour of the day ({Wording.Plain(zone)})", panel);
        Sizes(sheet, most);
        var text = Say(weekdays, hours, opens, most, zone);
        return new Picture(Id, "Push notification open time", sheet.Drawing(Id, text), sheet.Drawing(Id + "-phone", text), text, """{"heads":[],"rows":[]}""", nameof(CampaignTables.OpensByHour), ["weekday", "hour", "opens"]);
    }

    /// <summary>Width of the bubble of so many opens: its area, not its width, grows with them.</summary>
    public static float BubbleWidth(long opens, long most) => Widest * MathF.Sqrt((float)opens / most);

    // Two sizes to compare with, above the bubbles.
    private static void Sizes(Sheet sheet, long most)
    {
        var key = new Key(sheet, Area.Left, Sheet.NoteLine);
        if (most >= 4)
        {
            key.Bubble(Wording.Count(most / 4), Palette.Wanted, BubbleWidth(most / 4, most));
        }

        key.Bubble(Wording.Count(most, "open", "opens"), Palette.Wanted, BubbleWidth(most, most));
    }

    private static string Say(long[] weekdays, long[] hours, long[] opens, long most, string zone)
    {
        var top = System.Array.IndexOf(opens, most);
        var (from, to) = (Wording.Clock((int)hours[top] * 3600), Wording.Clock(((int)hours[top] * 3600) + 3540));
        return $"Push opens by weekday and hour ({Wording.Plain(zone)}): {Wording.Count(opens.Sum(), "open", "opens")}, "
            + $"the fullest hour is {Wording.Weekday((int)weekdays[top])} {from} to {to} with {Wording.Count(most)}.";
    }
}
