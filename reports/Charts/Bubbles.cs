using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Discs of many sizes.</summary>
/// <param name="discs">Where each is, and its width on the sheet.</param>
/// <param name="ink">Their colour.</param>
internal sealed class Bubbles(IEnumerable<(Coordinates At, float Width)> discs, Ink ink) : Mark
{
    protected override void Draw(SKCanvas canvas)
    {
        using var paint = Fill(ink);
        foreach (var (at, width) in discs)
        {
            canvas.DrawCircle(At(at.X, at.Y), width / 2, paint);
        }
    }
}
