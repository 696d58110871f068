using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>A ScottPlot plot at a place of its own on the sheet. Its grid is a mark and its words are notes, so that ScottPlot draws data alone.</summary>
internal sealed class Panel : IDisposable
{
    // What ScottPlot does beyond this on each rendering shows nothing here, and is most of its time.
    private static readonly string[] Steps = ["PreRenderLock", "ReplaceNullAxesWithDefaults", "CalculateLayout", "RenderPlottables"];

    private readonly Plot plot = new();
    private readonly PixelRect area;
    private readonly double left, right, bottom, top;

    /// <param name="area">Where data are drawn, in units of the sheet.</param>
    /// <param name="left">Value at the left edge.</param>
    /// <param name="right">Value at the right edge.</param>
    /// <param name="bottom">Value at the lower edge.</param>
    /// <param name="top">Value at the upper edge; may be below <paramref name="bottom"/>.</param>
    public Panel(PixelRect area, double left, double right, double bottom, double top)
    {
        (this.area, this.left, this.right, this.bottom, this.top) = (area, left, right, bottom, top);
        plot.HideAxesAndGrid();
        plot.Axes.SetLimits(left, right, bottom, top);
    }

    public PixelRect Area => area;

    public float X(double value) => (float)(area.Left + ((value - left) / (right - left) * area.Width));

    public float Y(double value) => (float)(area.Bottom - ((value - bottom) / (top - bottom) * area.Height));

    /// <summary>Units of the sheet from one value of the level axis to the next whole one.</summary>
    public float Step => (float)(area.Width / (right - left));

    /// <summary>Drawn in the order of adding.</summary>
    public void Add(Mark mark) => plot.Add.Plottable(mark);

    /// <summary>Level lines from edge to edge; the one at 0 is stronger.</summary>
    public void Grid(IEnumerable<double> at)
    {
        var levels = at.ToList();
        Add(new Lines(levels.Where(y => y != 0).Select(Level), Palette.Grid, 1));
        Add(new Lines(levels.Where(y => y == 0).Select(Level), Palette.Base, 1));
    }

    /// <summary>A count a day as columns; hollow where the day is not over.</summary>
    public void Counts(DateOnly[] days, bool[] complete, long[] counts, double width, Ink ink)
    {
        foreach (var over in complete.Distinct())
        {
            var tops = days.Index().Where(d => complete[d.Index] == over && counts[d.Index] > 0).Select(d => new Coordinates(d.Item.DayNumber, counts[d.Index])).ToList();
            if (tops.Count > 0)
            {
                Add(Areas.Columns(tops, width, ink, hollow: !over));
            }
        }
    }

    /// <summary>Draws all at once.</summary>
    /// <param name="canvas">A canvas of the sheet's units.</param>
    /// <param name="width">Of the sheet.</param>
    /// <param name="height">Of the sheet.</param>
    public void Render(SKCanvas canvas, float width, float height)
    {
        var (sheet, steps) = (new PixelRect(0, width, height, 0), plot.RenderManager.RenderActions);
        var kept = steps.Where(step => Steps.Contains(step.GetType().Name)).ToList();
        plot.Layout.Fixed(new PixelPadding(area.Left, width - area.Right, height - area.Bottom, area.Top));
        // ScottPlot draws again where limits are new to it; without a step it only learns them.
        steps.Clear();
        using var nowhere = new SKNoDrawCanvas(1, 1);
        plot.Render(nowhere, sheet);
        steps.AddRange(kept);
        plot.Render(canvas, sheet);
    }

    public void Dispose() => plot.Dispose();

    private Coordinates[] Level(double y) => [new(left, y), new(right, y)];
}
