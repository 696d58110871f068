using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>When pushes are opened: a bubble for each weekday and hour, its area the number of opens.</summary>
internal static class OpenTimeChart
{
    private const string Id = "open-time";
    private const float Widest = 26;

    private static readonly PixelRect Area = new(48, Sheet.Width - 8, 304, 54);

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
        for (var i = 0; i < opens.Length; i++)
        {
            Bubble(panel, hours[i], weekdays[i], opens[i], most);
        }

        sheet.Add(panel);
        sheet.Title("Opens by weekday and hour");
        sheet.AxisName($"Hour of the day ({Wording.Plain(zone)})", panel);
        Key(sheet, most);
        var text = Say(weekdays, hours, opens, most, zone);
        return new Picture(Id, "Push notification open time", sheet.Svg(Id, text), text, nameof(CampaignTables.OpensByHour), ["weekday", "hour", "opens"]);
    }

    /// <summary>Width of the bubble of so many opens: its area, not its width, grows with them.</summary>
    public static float BubbleWidth(long opens, long most) => Widest * MathF.Sqrt((float)opens / most);

    private static void Bubble(Panel panel, double x, double y, long opens, long most) =>
        panel.Disc(x, y, BubbleWidth(opens, most), Palette.Wanted, Palette.Wanted, 0);

    // Two sizes to compare with, right above the bubbles.
    private static void Key(Sheet sheet, long most)
    {
        var right = new Note(Wording.Count(most, "open", "opens"), Sheet.Width, 28, Palette.Quiet) { Held = Alignment.MiddleRight };
        var key = new Panel(new PixelRect(0, Sheet.Width, 48, 8), 0, Sheet.Width, 48, 8);
        key.Bare();
        Bubble(key, right.Left - 20, right.Y, most, most);
        sheet.Add(right);
        if (most >= 4)
        {
            var left = new Note(Wording.Count(most / 4), right.Left - 46, 28, Palette.Quiet) { Held = Alignment.MiddleRight };
            Bubble(key, left.Left - 14, left.Y, most / 4, most);
            sheet.Add(left);
        }

        sheet.Add(key);
    }

    private static string Say(long[] weekdays, long[] hours, long[] opens, long most, string zone)
    {
        var top = System.Array.IndexOf(opens, most);
        var (from, to) = (Wording.Clock((int)hours[top] * 3600), Wording.Clock(((int)hours[top] * 3600) + 3540));
        return $"Push opens by weekday and hour ({Wording.Plain(zone)}): {Wording.Count(opens.Sum(), "open", "opens")}, "
            + $"the fullest hour is {Wording.Weekday((int)weekdays[top])} {from} to {to} with {Wording.Count(most)}.";
    }
}
