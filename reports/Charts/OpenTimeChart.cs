using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>When pushes are opened: a bubble for each weekday and hour, its area the number of opens.</summary>
/// <param name="Id">Of its picture, and the beginning of its texts' keys.</param>
/// <param name="Table">The table it draws.</param>
internal sealed record OpenTimeChart(string Id, string Table)
{
    private const int Days = 7, Hours = 24;

    /// <summary>By the clock of the campaign's zone.</summary>
    public static OpenTimeChart Campaign { get; } = new("open-time", nameof(CampaignTables.OpensByHour));

    /// <summary>By the clocks of those who opened.</summary>
    public static OpenTimeChart Own { get; } = new("open-time-own", nameof(CampaignTables.OpensByOwnHour));

    private string Key => Id.Replace('-', '_');

    /// <summary>Null without an open.</summary>
    /// <param name="cells">weekday, hour, opens.</param>
    /// <param name="clock">Whose clock, in words.</param>
    /// <param name="words">Its language.</param>
    public Chart? Of(RecordBatch cells, string clock, ChartWords words)
    {
        long[] weekdays = cells.Counts("weekday"), hours = cells.Counts("hour"), counts = cells.Counts("opens");
        var opens = new long[Days * Hours];
        foreach (var (count, i) in counts.Select((count, i) => (count, i)))
        {
            opens[((weekdays[i] - 1) * Hours) + hours[i]] += count;
        }

        return opens.Max() == 0 ? null : new Chart(
            Id,
            words.Title(Id),
            words[Key + "_says", words.Count(opens.Sum(), "opens"), clock],
            new FingerValues(words["finger_hours", words.Title(Id)], [words.Head("opens")], [.. opens.Select((n, i) => (IReadOnlyList<string>)[Hour(i, words), words.Count(n)])], Hours),
            Table,
            ["weekday", "hour", "opens"],
            format => Drawn(format, opens, clock, words));
    }

    /// <summary>Width of the bubble of so many opens: its area, not its width, grows with them.</summary>
    public static float BubbleWidth(long opens, long most, float widest) => widest * MathF.Sqrt((float)opens / most);

    private Sheet Drawn(Format format, long[] opens, string clock, ChartWords words)
    {
        var sheet = new Sheet(format);
        var most = opens.Max();
        string[] names = [.. Enumerable.Range(1, Days).Select(words.ShortWeekday)];
        var left = sheet.Gutter(names) + 2;
        var (width, height) = ((sheet.Width - left - 2) / Hours, format.IsPhone ? 24 : 31);
        var widest = Math.Min(height, width * (format.IsPhone ? 1.25f : 1.05f));
        sheet.Text(words[Key + "_axis"]);
        Sizes(sheet, most, widest, words);
        sheet.Skip(4);
        var panel = sheet.Panel(left, sheet.Width - 2, sheet.Bottom, height * Days, -0.5, Hours - 0.5, Days + 0.5, 0.5);
        panel.Add(new Lines(Enumerable.Range(1, Days).Select(Coordinates[] (day) => [new(-0.5, day), new(Hours - 0.5, day)]), Palette.Grid, 1));
        panel.Add(new Bubbles(opens.Index().Where(o => o.Item > 0).Select(o => (new Coordinates(o.Index % Hours, (o.Index / Hours) + 1), BubbleWidth(o.Item, most, widest))), Palette.Wanted));
        sheet.Reaches(panel, 0);
        foreach (var (name, day) in names.Select((name, i) => (name, i + 1)))
        {
            sheet.Add(sheet.Small(name, left - 8, panel.Y(day)) with { Held = Held.Right });
        }

        sheet.Skip(2);
        var line = sheet.Line();
        for (var hour = 0; hour < Hours; hour += format.IsPhone ? 6 : 3)
        {
            sheet.Add(sheet.Small(ChartWords.Clock(hour * 3600), 0, line).Within(panel.X(hour), 0, sheet.Width));
        }

        sheet.Add(Sheet.Fit(sheet.Small(words["axis_hour", clock], sheet.Width, sheet.Line()), sheet.Width) with { Held = Held.Right });
        return sheet;
    }

    /// <summary>Two sizes to compare with.</summary>
    private static void Sizes(Sheet sheet, long most, float widest, ChartWords words)
    {
        sheet.Skip(Math.Max(0, widest - sheet.Format.LineHeight) / 2);
        var y = sheet.Line();
        var strip = sheet.Panel(0, sheet.Width, y - (widest / 2), widest, 0, sheet.Width, 0, 1);
        var x = 0f;
        foreach (var opens in new[] { most / 4, most }.Where(n => n > 0))
        {
            var width = BubbleWidth(opens, most, widest);
            strip.Add(new Bubbles([(new Coordinates(x + (width / 2), 0.5), width)], Palette.Wanted));
            var note = sheet.Small(opens == most ? words.Count(opens, "opens") : words.Count(opens), x + width + 6, y);
            sheet.Add(note);
            x = note.Right + 16;
        }
    }

    private static string Hour(int cell, ChartWords words) =>
        words["hour", words.Weekday((cell / Hours) + 1), ChartWords.Clock(cell % Hours * 3600), ChartWords.Clock(((cell % Hours) + 1) * 3600)];
}
