using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Many equal points as one path of strokes without length: thousands of them cost a few bytes each.</summary>
/// <param name="at">Where they are.</param>
/// <param name="ink">Their colour.</param>
/// <param name="size">Width of a point.</param>
/// <param name="square">Squares instead of discs.</param>
internal sealed class Dots(IReadOnlyList<Coordinates> at, Color ink, float size, bool square = false) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        // A point on an edge of the panel is drawn whole.
        rp.CanvasState.DisableClipping();
        using var path = new SKPath();
        foreach (var point in at.Select(Axes.GetPixel))
        {
            path.MoveTo(point.X, point.Y);
            path.LineTo(point.X, point.Y);
        }

        using var paint = new SKPaint
        {
            Color = ink.ToSKColor(),
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = size,
            StrokeCap = square ? SKStrokeCap.Square : SKStrokeCap.Round,
        };
        rp.Canvas.DrawPath(path, paint);
    }
}
