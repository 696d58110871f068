using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Discs of many sizes.</summary>
/// <param name="discs">Where each is, and its width on the sheet.</param>
/// <param name="ink">Their colour.</param>
internal sealed class Bubbles(IReadOnlyList<(Coordinates At, float Width)> discs, Color ink) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        using var paint = new SKPaint { Color = ink.ToSKColor(), IsAntialias = true };
        foreach (var (at, width) in discs)
        {
            var middle = Axes.GetPixel(at);
            rp.Canvas.DrawCircle(middle.X, middle.Y, width / 2, paint);
        }
    }
}
