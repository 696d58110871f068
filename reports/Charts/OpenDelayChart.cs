using Apache.Arrow;
using CampaignBatch.Reports.Warehouse;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>How long after the send messages are opened: a column for each stretch of time, stretches growing with the time.</summary>
internal static class OpenDelayChart
{
    private const string Key = "minutes_to_open";
    private const string Id = "minutes-to-open";

    /// <summary>Null without an open.</summary>
    public static Chart? Of(RecordBatch delays, ChartWords words)
    {
        long[] from = delays.Counts("from_minutes"), opens = delays.Counts("opens");
        var all = opens.Sum();
        if (all == 0)
        {
            return null;
        }

        var until = delays.Numbers("until_minutes");
        var half = opens.Index().First(o => opens.Take(o.Index + 1).Sum() * 2 >= all).Index;
        string Stretch(int i) => until[i] is { } end ? words["delay_stretch", Short(from[i], words), Short((long)end, words)] : words["delay_last", Short(from[i], words)];
        return new Chart(
            Id,
            words.Title(Id),
            Say(from, until, opens, half, words),
            new FingerValues(words["finger_delays", words.Title(Id)], [words.Head("opens"), words["head_share"], words["head_sofar"]],
                [.. opens.Select((n, i) => (IReadOnlyList<string>)[Stretch(i), words.Count(n), words.Rate(n, all), words.Rate(opens.Take(i + 1).Sum(), all)])]),
            nameof(CampaignTables.OpenDelays),
            ["from_minutes", "until_minutes", "opens"],
            format => Drawn(format, from, until, opens, half, words));
    }

    private static Sheet Drawn(Format format, long[] from, double?[] until, long[] opens, int half, ChartWords words)
    {
        var sheet = new Sheet(format);
        var scale = Scale.OfCounts(opens.Max(), words, 4);
        var left = sheet.Gutter(scale.Labels);
        sheet.Text(words[Key + "_axis"]);
        var line = sheet.Line();
        var panel = sheet.Panel(left, sheet.Width - 4, sheet.Bottom + 4, format.Plot * 0.75f, 0, opens.Length, 0, scale.Top);
        panel.Grid(scale.Ticks);
        panel.Add(Areas.Columns(opens.Index().Where(o => o.Item > 0).Select(o => new Coordinates(o.Index + 0.5, o.Item)), 0.86, Palette.Wanted));
        if (until[half] is { } end)
        {
            panel.Add(new Lines([[new(half + 1, 0), new(half + 1, scale.Top)]], Palette.Text, 1.5f, 4));
            sheet.Add(sheet.Small(words["delay_half", Short((long)end, words)], 0, line, Palette.Text).Within(panel.X(half + 1), 0, sheet.Width));
        }

        foreach (var (tick, label) in scale.Ticks.Zip(scale.Labels))
        {
            sheet.Add(sheet.Small(label, left - 6, panel.Y(tick)) with { Held = Held.Right });
        }

        sheet.Reaches(panel, 0.5);
        Bounds(sheet, panel, from, words);
        sheet.Add(sheet.Small(words["axis_delay"], sheet.Width, sheet.Line()) with { Held = Held.Right });
        return sheet;
    }

    /// <summary>The ends of stretches, as many as there is room for.</summary>
    private static void Bounds(Sheet sheet, Panel panel, long[] from, ChartWords words)
    {
        sheet.Skip(4);
        var (line, taken) = (sheet.Line(), float.NegativeInfinity);
        foreach (var (minutes, i) in from.Select((minutes, i) => (minutes, i)))
        {
            var note = sheet.Small(Short(minutes, words), 0, line).Within(panel.X(i), 0, sheet.Width);
            if (note.Left > taken + 13)
            {
                sheet.Add(note);
                taken = note.Right;
            }
        }
    }

    private static string Short(long minutes, ChartWords words) => minutes switch
    {
        0 => "0",
        < 60 => words["minutes", words.Count(minutes)],
        < 1440 => words["hours", words.Count(minutes / 60)],
        _ => words["days_short", words.Count(minutes / 1440)],
    };

    private static string Say(long[] from, double?[] until, long[] opens, int half, ChartWords words)
    {
        var all = opens.Sum();
        var text = words[Key + "_says", words.Count(all, "opens")] + " ";
        text += until[half] is { } end ? words["delay_half_says", Short((long)end, words)] : words["delay_half_late", Short(from[half], words)];
        var day = System.Array.IndexOf(from, 1440);
        var late = day < 0 ? 0 : opens[day..].Sum();
        return text + (late == 0 ? "" : " " + words["delay_late", words.Rate(late, all), words.Count(late)]);
    }
}
