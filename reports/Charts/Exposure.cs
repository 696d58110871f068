using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// While one is open on a thread, every sheet that the thread draws leaves its pixels here too. Charts need not know: pages, which are
/// most of what is drawn, pay nothing for what only mail wants.
/// </summary>
internal sealed class Exposure : IDisposable
{
    [ThreadStatic]
    private static Exposure? open;

    private readonly Dictionary<string, byte[]> pictures = new(StringComparer.Ordinal);

    private Exposure()
    {
    }

    public static Exposure Begin() => open = new Exposure();

    /// <summary>Takes a sheet's pixels where somebody wants them.</summary>
    /// <param name="id">Names the drawing.</param>
    /// <param name="width">Units of the sheet.</param>
    /// <param name="height">Units of the sheet.</param>
    /// <param name="draw">Draws it.</param>
    public static void Take(string id, int width, int height, Action<SKCanvas> draw)
    {
        if (open is { } exposure)
        {
            exposure.pictures[id] = Png(width, height, draw);
        }
    }

    public byte[] this[string id] => pictures[id];

    public void Dispose() => open = null;

    private static byte[] Png(int width, int height, Action<SKCanvas> draw)
    {
        // Without an alpha channel: a dark mail program cannot shine through.
        using var surface = SKSurface.Create(new SKImageInfo(width * RasterPicture.Scale, height * RasterPicture.Scale, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(Palette.Ground.ToSKColor());
        surface.Canvas.Scale(RasterPicture.Scale);
        draw(surface.Canvas);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }
}
