using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>Filled shapes.</summary>
/// <param name="shapes">The corners of each, in order.</param>
/// <param name="ink">Their colour.</param>
/// <param name="outline">Colour of their edge; null for none.</param>
internal sealed class Areas(IEnumerable<IReadOnlyList<Coordinates>> shapes, Ink ink, Ink? outline = null) : Mark
{
    private const float Edge = 1.5f;

    /// <summary>Upright columns from 0.</summary>
    /// <param name="tops">Where each stands, and how high.</param>
    /// <param name="width">Their width, in the unit of the level axis.</param>
    /// <param name="ink">Their colour.</param>
    /// <param name="hollow">Only their outline, on a shade: a day that is not over.</param>
    public static Areas Columns(IEnumerable<Coordinates> tops, double width, Ink ink, bool hollow = false) => new(
        tops.Select(Coordinates[] (t) => [new(t.X - (width / 2), 0), new(t.X - (width / 2), t.Y), new(t.X + (width / 2), t.Y), new(t.X + (width / 2), 0)]),
        hollow ? Palette.Shade : ink, hollow ? ink : null);

    protected override void Draw(SKCanvas canvas)
    {
        using var path = new SKPath();
        foreach (var shape in shapes)
        {
            path.AddPoly([.. shape.Select(p => At(p.X, p.Y))], close: true);
        }

        using var fill = Fill(ink);
        canvas.DrawPath(path, fill);
        if (outline is not null)
        {
            using var edge = Stroke(outline, Edge);
            canvas.DrawPath(path, edge);
        }
    }
}
