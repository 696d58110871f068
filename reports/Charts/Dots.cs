using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Many equal points as one path of strokes without length: thousands of them cost a few bytes each.</summary>
/// <param name="at">Where they are.</param>
/// <param name="ink">Their colour.</param>
/// <param name="size">Width of a point.</param>
/// <param name="square">Squares instead of discs.</param>
/// <param name="opacity">0..1; points of one mark do not add up where they meet, those of several do.</param>
internal sealed class Dots(IReadOnlyList<Coordinates> at, Ink ink, float size, bool square = false, double opacity = 1) : Mark
{
    protected override void Draw(SKCanvas canvas)
    {
        using var path = new SKPath();
        foreach (var point in at.Select(p => At(p.X, p.Y)))
        {
            path.MoveTo(point);
            path.LineTo(point);
        }

        using var paint = Stroke(ink, size);
        paint.StrokeCap = square ? SKStrokeCap.Square : SKStrokeCap.Round;
        paint.Color = paint.Color.WithAlpha((byte)(255 * opacity));
        canvas.DrawPath(path, paint);
    }
}
