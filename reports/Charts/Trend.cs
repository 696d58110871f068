using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A sheet whose level axis is the days of a campaign: words above, then panels of days one below the other, then the days' names.</summary>
internal sealed class Trend : IDisposable
{
    private const float TickGap = 5, PanelGap = 10;

    private readonly DaySpan span;
    private readonly DayScale days;
    private readonly ChartWords words;
    private readonly float left, right;
    private Panel? lowest;

    /// <param name="format">For which size of screen.</param>
    /// <param name="words">Its language.</param>
    /// <param name="span">At least one day.</param>
    /// <param name="title">Name of the upright axis.</param>
    /// <param name="scales">Those of its panels, whose labels stand at the left.</param>
    /// <param name="labels">Those that stand at the right.</param>
    public Trend(Format format, ChartWords words, DaySpan span, string title, IReadOnlyList<Scale> scales, IReadOnlyList<EndLabel> labels)
    {
        (this.span, this.words, Sheet, days) = (span, words, new Sheet(format), new DayScale(span.Days, span.Start));
        left = Sheet.Gutter(scales.SelectMany(s => s.Labels));
        right = Sheet.Width - EndLabel.Room(labels, Sheet);
        Sheet.Text(title);
        new HappeningNotes(Sheet, words, span).Write(left, day => left + ((float)((day - days.Left) / (days.Right - days.Left)) * (right - left)));
    }

    public Sheet Sheet { get; }

    /// <summary>Units of the sheet that a day has.</summary>
    public float DayWidth => (right - left) / (float)(days.Right - days.Left);

    /// <summary>The next panel below.</summary>
    /// <param name="scale">Its upright axis.</param>
    /// <param name="share">Its height, of that of a whole drawing.</param>
    public Panel Panel(Scale scale, float share = 1)
    {
        var format = Sheet.Format;
        Sheet.Skip(scale.Labels.Length > 0 ? format.LineHeight / 3 : 0);
        lowest = Sheet.Panel(left, right, Sheet.Bottom, format.Plot * share, days.Left, days.Right, 0, scale.Top);
        DayMarks.Draw(lowest, span, scale.Top);
        lowest.Grid(scale.Ticks);
        foreach (var (tick, label) in scale.Ticks.Zip(scale.Labels))
        {
            Sheet.Add(Sheet.Small(label, left - 6, lowest.Y(tick)) with { Held = Held.Right });
        }

        Sheet.Reaches(lowest, days.First.DayNumber);
        return lowest;
    }

    /// <summary>Room between two panels.</summary>
    public void Gap() => Sheet.Skip(PanelGap);

    /// <summary>The days' names below the lowest panel.</summary>
    public void Floor()
    {
        var panel = lowest ?? throw new InvalidOperationException("A trend has a panel before it has a floor.");
        var ticks = days.Ticks(Math.Max(2, (int)(panel.Area.Width / Sheet.Format.Tick)));
        var depth = TickGap / panel.Area.Height * (panel.Area.Bottom - panel.Area.Top) / (panel.Y(0) - panel.Y(1));
        panel.Add(new Lines(ticks.Select(Coordinates[] (t) => [new(t.Day.DayNumber, 0), new(t.Day.DayNumber, -depth)]), Palette.Base, 1));
        Sheet.Skip(TickGap + 1);
        var (line, yearLine) = (Sheet.Line(), Sheet.Line() - 2);
        var taken = 0f;
        foreach (var (day, isNewYear) in ticks)
        {
            var note = Sheet.Small(words.ShortDay(day), 0, line).Within(panel.X(day.DayNumber), 0, Sheet.Width);
            var year = Sheet.Small(ChartWords.Year(day), 0, yearLine);
            Sheet.Add(note);
            if (isNewYear)
            {
                year = year with { X = Math.Max(0, note.Left + ((note.Width - year.Width) / 2)) };
                Sheet.Add(year);
                taken = year.Right;
            }
        }

        AxisName(yearLine, taken);
    }

    public void Dispose() => Sheet.Dispose();

    /// <summary>Names the zone on the line of the years, or, where those are in its way, on the next.</summary>
    private void AxisName(float line, float taken)
    {
        var name = Sheet.Fit(Sheet.Small(words["axis_day", ChartWords.Legible(span.Zone)], right, line), Sheet.Width) with { Held = Held.Right };
        name = name.Left < 0 ? name with { X = Sheet.Width } : name;
        Sheet.Add(name.Left > taken + 8 ? name : name with { Y = Sheet.Line() });
    }
}
