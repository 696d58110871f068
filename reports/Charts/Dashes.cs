using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// A broken straight line, cut into its dashes here: Skia's SVG cannot carry a dash pattern, turns each dash into a shape and
/// complains on standard error.
/// </summary>
/// <param name="from">One end.</param>
/// <param name="to">The other.</param>
/// <param name="ink">Its colour.</param>
/// <param name="width">Its width.</param>
/// <param name="dash">Length of a dash, and of the gap after it.</param>
internal sealed class Dashes(Coordinates from, Coordinates to, Color ink, float width, float dash) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        var (start, end) = (Axes.GetPixel(from), Axes.GetPixel(to));
        var length = Math.Max(float.Hypot(end.X - start.X, end.Y - start.Y), float.Epsilon);
        using var path = new SKPath();
        for (var at = 0f; at < length; at += 2 * dash)
        {
            path.MoveTo(Between(start, end, at / length));
            path.LineTo(Between(start, end, Math.Min(1, (at + dash) / length)));
        }

        using var paint = new SKPaint { Color = ink.ToSKColor(), IsAntialias = true, IsStroke = true, StrokeWidth = width };
        rp.Canvas.DrawPath(path, paint);
    }

    private static SKPoint Between(Pixel a, Pixel b, float share) => new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));
}
