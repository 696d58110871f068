using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Slanting lines over days without data, from edge to edge of the panel.</summary>
/// <param name="stretches">From and until, on the level axis.</param>
/// <param name="top">Value at the upper edge.</param>
internal sealed class Hatching(IEnumerable<(double From, double Until)> stretches, double top) : Mark
{
    private const float Apart = 7;

    protected override void Draw(SKCanvas canvas)
    {
        using var path = new SKPath();
        foreach (var (from, until) in stretches)
        {
            var (corner, foot) = (At(from, top), At(until, 0));
            var width = foot.X - corner.X;
            for (var y = corner.Y; y < foot.Y + width; y += Apart)
            {
                // From the left edge up to the right one, cut where the panel ends.
                var (below, above) = (Math.Max(0, y - foot.Y), Math.Min(width, y - corner.Y));
                path.MoveTo(corner.X + below, y - below);
                path.LineTo(corner.X + above, y - above);
            }
        }

        using var paint = Stroke(Palette.Base, 1);
        canvas.DrawPath(path, paint);
    }
}
