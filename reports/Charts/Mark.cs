using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Something drawn in a panel as one path, so that hundreds of days cost a few bytes each. Its data say where; clipped by nothing.</summary>
internal abstract class Mark : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        // What stands on an edge of the panel is drawn whole.
        rp.CanvasState.DisableClipping();
        Draw(rp.Canvas);
    }

    protected abstract void Draw(SKCanvas canvas);

    protected SKPoint At(double x, double y)
    {
        var pixel = Axes.GetPixel(new(x, y));
        return new(pixel.X, pixel.Y);
    }

    protected static SKPaint Fill(Ink ink) => new() { Color = ink.Color.ToSKColor(), IsAntialias = true };

    protected static SKPaint Stroke(Ink ink, float width) => new() { Color = ink.Color.ToSKColor(), IsAntialias = true, IsStroke = true, StrokeWidth = width };
}
