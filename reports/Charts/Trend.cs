using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A sheet whose level axis is the days of a campaign.</summary>
internal sealed class Trend : IDisposable
{
    private const float Top = 52, Bottom = 292, PanelGap = 40;
    private const float RoomOfATick = 68;

    private readonly DayScale days;
    private readonly IReadOnlyList<DateOnly> dates;
    private readonly IReadOnlyList<bool> complete;

    /// <param name="title">Name of the upright axis.</param>
    /// <param name="dates">At least one day, in order, without holes.</param>
    /// <param name="complete">Whether each is over.</param>
    /// <param name="anchor">A day to count ticks from; the first if null.</param>
    public Trend(string title, IReadOnlyList<DateOnly> dates, IReadOnlyList<bool> complete, DateOnly? anchor = null)
    {
        (days, this.dates, this.complete) = (new DayScale(dates, anchor), dates, complete);
        Sheet.Title(title);
    }

    public Sheet Sheet { get; } = new();

    /// <summary>The only panel.</summary>
    public Panel Panel(Scale scale, string zone, float room) => Floor(Place(scale, Left(scale), room, Top, Bottom), zone);

    /// <summary>A panel above another; <paramref name="share"/> of the height belongs to the upper.</summary>
    public (Panel Upper, Panel Lower) Panels(Scale upper, Scale lower, double share, string zone, float room)
    {
        var left = Math.Max(Left(upper), Left(lower));
        var split = (float)(Top + ((Bottom - Top) * share));
        return (Place(upper, left, room, Top, split - (PanelGap / 2)), Floor(Place(lower, left, room, split + (PanelGap / 2), Bottom), zone));
    }

    /// <summary>The dotted line at the beginning of a day, and what begins there.</summary>
    public void Start(Panel panel, Scale scale, DateOnly day, string text)
    {
        var x = day.DayNumber - 0.5;
        if (x < days.Left || x > days.Right)
        {
            return;
        }

        panel.Add(new Dashes(new(x, 0), new(x, scale.Top), Palette.Start, 2.5f, 3));
        Sheet.AddAbove(new Note(text, 0, Sheet.NoteLine, Palette.Start).Within(panel.At(x, 0).X, panel.Area.Left, panel.Area.Right));
    }

    /// <summary>Says which day is not over.</summary>
    public void SayIncomplete(Panel panel)
    {
        foreach (var day in dates.Where((_, i) => !complete[i]).Take(1))
        {
            var note = new Note($"{Wording.ShortDay(day)}: incomplete day", 0, Sheet.NoteLine, Palette.Quiet);
            Sheet.AddAbove(note.Within(panel.At(day.DayNumber, 0).X, panel.Area.Left, Sheet.Width));
        }
    }

    public void Dispose() => Sheet.Dispose();

    private static float Left(Scale scale) => scale.Labels.Max(l => Inter.Width(l, Note.Small, false)) + 12;

    private Panel Place(Scale scale, float left, float room, float top, float bottom)
    {
        var panel = new Panel(new PixelRect(left, Sheet.Width - room, bottom, top), days.Left, days.Right, 0, scale.Top);
        panel.Upright(scale.Ticks, scale.Labels);
        panel.Across([], [], marked: false);
        panel.Add(new Columns([.. dates.Where((_, i) => !complete[i]).Select(day => new Coordinates(day.DayNumber, scale.Top))], 1, Palette.Shade));

        Sheet.Add(panel);
        return panel;
    }

    private Panel Floor(Panel panel, string zone)
    {
        var (ticks, labels) = days.Ticks((int)(panel.Area.Width / RoomOfATick));
        panel.Across(ticks, labels);
        Sheet.AxisName($"Day ({Wording.Plain(zone)})", panel);
        return panel;
    }
}
