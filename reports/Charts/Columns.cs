using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Upright columns from 0 as one path: hundreds of days cost a few bytes each.</summary>
/// <param name="tops">Where each stands, and how high.</param>
/// <param name="width">Width in days.</param>
/// <param name="ink">Their colour.</param>
/// <param name="hollow">Only their outline, on a light ground.</param>
internal sealed class Columns(IReadOnlyList<Coordinates> tops, double width, Color ink, bool hollow = false) : IPlottable
{
    private const float Outline = 1.5f;

    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        foreach (var top in tops)
        {
            var (corner, foot) = (Axes.GetPixel(new(top.X - (width / 2), top.Y)), Axes.GetPixel(new(top.X + (width / 2), 0)));
            path.MoveTo(corner.X, foot.Y);
            path.LineTo(corner.X, corner.Y);
            path.LineTo(foot.X, corner.Y);
            path.LineTo(foot.X, foot.Y);
            path.Close();
        }

        using var paint = new SKPaint { Color = (hollow ? Palette.Shade : ink).ToSKColor(), IsAntialias = true };
        rp.Canvas.DrawPath(path, paint);
        if (hollow)
        {
            (paint.Color, paint.IsStroke, paint.StrokeWidth) = (ink.ToSKColor(), true, Outline);
            rp.Canvas.DrawPath(path, paint);
        }
    }
}
