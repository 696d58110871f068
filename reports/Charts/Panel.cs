using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>A ScottPlot plot in the look of the house, at a place of its own on the sheet.</summary>
internal sealed class Panel : IDisposable
{
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
        Inter.Install();
        (this.area, this.left, this.right, this.bottom, this.top) = (area, left, right, bottom, top);
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Layout.Fixed(new PixelPadding(area.Left, Sheet.Width - area.Right, Sheet.Height - area.Bottom, area.Top));
        plot.Axes.SetLimits(left, right, bottom, top);
        plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Palette.Grid;
        Dress(plot.Axes.Left, 0);
        Dress(plot.Axes.Bottom, 1);
    }

    public PixelRect Area => area;

    /// <summary>Where a value stands on the sheet.</summary>
    public Pixel At(double x, double y) => new(
        (float)(area.Left + ((x - left) / (right - left) * area.Width)),
        (float)(area.Bottom - ((y - bottom) / (top - bottom) * area.Height)));

    public void Upright(double[] ticks, string[] labels) => plot.Axes.Left.SetTicks(ticks, labels);

    /// <summary>Takes the axes away.</summary>
    public void Bare() => plot.HideAxesAndGrid();

    public void Across(double[] ticks, string[] labels, bool marked = true)
    {
        plot.Axes.Bottom.SetTicks(ticks, labels);
        plot.Axes.Bottom.MajorTickStyle.Length = marked ? 5 : 0;
        plot.Axes.Bottom.MajorTickStyle.Width = marked ? 1 : 0;
    }

    /// <summary>Drawn in the order of adding.</summary>
    public void Add(IPlottable plottable) => plot.Add.Plottable(plottable);

    public void Line(Coordinates[] through, Color ink, float width = 2.5f) => plot.Add.ScatterLine(through, ink).LineWidth = width;

    public void Band(double[] x, double[] low, double[] high, Color wash)
    {
        var band = plot.Add.FillY(x, low, high);
        band.FillColor = wash;
        band.LineWidth = band.MarkerSize = 0;
    }

    /// <summary>A count a day as columns; hollow where the day is not over.</summary>
    public void Counts(DateOnly[] days, bool[] complete, long[] counts, double width, Color ink)
    {
        foreach (var over in complete.Distinct())
        {
            Coordinates[] tops = [.. days.Select((day, i) => (At: new Coordinates(day.DayNumber, counts[i]), i))
                .Where(c => complete[c.i] == over && counts[c.i] > 0).Select(c => c.At)];
            Add(new Columns(tops, width, ink, hollow: !over));
        }
    }

    /// <summary>Draws all at once.</summary>
    public void Render(SKCanvas canvas)
    {
        var sheet = new PixelRect(0, Sheet.Width, Sheet.Height, 0);
        // The first rendering of a plot is done twice by ScottPlot; it goes where it leaves no trace.
        using var nowhere = new SKNoDrawCanvas(Sheet.Width, Sheet.Height);
        plot.Render(nowhere, sheet);
        plot.Render(canvas, sheet);
    }

    public void Dispose() => plot.Dispose();

    private static void Dress(IAxis axis, float frame)
    {
        axis.FrameLineStyle.Width = frame;
        axis.FrameLineStyle.Color = axis.MajorTickStyle.Color = Palette.Base;
        axis.MajorTickStyle.Length = axis.MajorTickStyle.Width = 0;
        axis.MinorTickStyle.Length = axis.MinorTickStyle.Width = 0;
        axis.TickLabelStyle.FontName = Inter.Family;
        axis.TickLabelStyle.FontSize = Note.Small;
        axis.TickLabelStyle.ForeColor = Palette.Quiet;
    }
}
