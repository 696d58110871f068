namespace CampaignBatch.Reports.Charts;

/// <summary>Small panels of days beside and below each other, alike in all but their data.</summary>
/// <param name="sheet">What they are drawn on.</param>
/// <param name="words">Their language.</param>
/// <param name="span">The days of each.</param>
/// <param name="common">A line that is drawn in all of them, dashed.</param>
internal sealed class Multiples(Sheet sheet, ChartWords words, DaySpan span, Series common)
{
    private const float Gap = 18;

    private readonly DayScale days = new(span.Days, span.Start);

    public void Draw(IReadOnlyList<(string Name, RateDays Days)> all)
    {
        var format = sheet.Format;
        var columns = (all.Count, format.IsPhone) switch { ( <= 3, true) => 1, (_, true) => 2, (4, _) => 2, var (n, _) => Math.Min(n, 3) };
        var scale = Scale.OfRates(Math.Max(all.Max(v => v.Days.Highest), common.Values.Max() ?? 0), words, 3);
        var left = sheet.Gutter(scale.Labels);
        var width = (sheet.Width - left - 8 - (Gap * (columns - 1))) / columns;
        var height = format.Plot * (columns == 1 ? 0.45f : format.IsPhone ? 0.5f : 0.55f);
        foreach (var row in all.Chunk(columns))
        {
            sheet.Skip(6);
            var (nameLine, rateLine) = (sheet.Line(), sheet.Line());
            var top = sheet.Bottom + 4;
            var panels = row.Select((v, i) => One(v.Name, v.Days, scale, left + (i * (width + Gap)), width, top, height, nameLine, rateLine)).ToList();
            foreach (var (tick, label) in scale.Ticks.Zip(scale.Labels))
            {
                sheet.Add(sheet.Small(label, left - 6, panels[0].Y(tick)) with { Held = Held.Right });
            }

            Ends(panels);
        }
    }

    private Panel One(string name, RateDays values, Scale scale, float x, float width, float top, float height, float nameLine, float rateLine)
    {
        var format = sheet.Format;
        var panel = sheet.Panel(x, x + width, top, height, days.Left, days.Right, 0, scale.Top);
        DayMarks.Draw(panel, span, scale.Top);
        panel.Grid(scale.Ticks);
        var line = values.Line(Palette.Wanted);
        line.BandOn(panel, values.Low, values.High, scale.Top, Palette.WantedWash);
        common.DashedOn(panel, 1.5f);
        line.DrawOn(panel, format with { Point = format.Point * 0.75f, Line = format.Line * 0.85f }, values.IsFaint);
        sheet.Reaches(panel, days.First.DayNumber);
        sheet.Add(Sheet.Fit(sheet.Strong(name, x, nameLine, Palette.Text), width));
        var (part, whole) = (values.Parts.Sum(), values.Wholes.Sum());
        sheet.Add(Sheet.Fit(sheet.Small(words["variants_cell", words.Rate(part, whole), words.Count(part), words.Count(whole)], x, rateLine, Palette.Wanted), width));
        return panel;
    }

    /// <summary>The first and the last day's names under each panel.</summary>
    private void Ends(List<Panel> panels)
    {
        sheet.Skip(3);
        var line = sheet.Line();
        foreach (var panel in panels)
        {
            var first = sheet.Small(words.ShortDay(days.First), panel.Area.Left, line);
            sheet.Add(first);
            var last = sheet.Small(words.ShortDay(days.Last), panel.Area.Right, line) with { Held = Held.Right };
            if (last.Left > first.Right + 8)
            {
                sheet.Add(last);
            }
        }
    }
}
