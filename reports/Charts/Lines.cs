using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Lines, each through its points.</summary>
/// <param name="lines">Points in order, for each line.</param>
/// <param name="ink">Their colour.</param>
/// <param name="width">Their width.</param>
/// <param name="dash">Length of a dash, and of the gap after it; 0 for an unbroken line. Cut here, because Skia's SVG turns each dash of a pattern into a shape.</param>
internal sealed class Lines(IEnumerable<IReadOnlyList<Coordinates>> lines, Ink ink, float width, float dash = 0) : Mark
{
    protected override void Draw(SKCanvas canvas)
    {
        using var path = new SKPath();
        foreach (var line in lines)
        {
            var points = line.Select(p => At(p.X, p.Y)).ToList();
            if (dash > 0)
            {
                Dashed(path, points);
                continue;
            }

            path.MoveTo(points[0]);
            points.Skip(1).ToList().ForEach(path.LineTo);
        }

        using var paint = Stroke(ink, width);
        paint.StrokeJoin = SKStrokeJoin.Round;
        canvas.DrawPath(path, paint);
    }

    private void Dashed(SKPath path, List<SKPoint> points)
    {
        var (walked, pen) = (0f, SKPoint.Empty);
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var length = Math.Max(SKPoint.Distance(from, to), float.Epsilon);
            // Dashes go on around a corner as they began.
            for (var at = -(walked % (2 * dash)); at < length; at += 2 * dash)
            {
                var (begin, end) = (Between(from, to, Math.Max(0, at / length)), Between(from, to, Math.Min(1, (at + dash) / length)));
                if (at + dash <= 0)
                {
                    continue;
                }

                if (at > 0 || begin != pen)
                {
                    path.MoveTo(begin);
                }

                path.LineTo(end);
                pen = end;
            }

            walked += length;
        }
    }

    private static SKPoint Between(SKPoint a, SKPoint b, float share) => new(a.X + ((b.X - a.X) * share), a.Y + ((b.Y - a.Y) * share));
}
