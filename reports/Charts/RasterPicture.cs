namespace CampaignBatch.Reports.Charts;

/// <summary>One chart as pixels, for where no SVG is shown: in mail.</summary>
/// <param name="Id">As that of its <see cref="Picture"/>.</param>
/// <param name="Title">Its heading, in words.</param>
/// <param name="AltText">What the chart shows, with its numbers, in a sentence or two.</param>
/// <param name="Png">On opaque light ground, <see cref="Scale"/> pixels to a unit.</param>
/// <param name="Width">In units: the pixels are as many more.</param>
/// <param name="Height">In units.</param>
public sealed record RasterPicture(string Id, string Title, string AltText, byte[] Png, int Width, int Height)
{
    /// <summary>Pixels to a unit: sharp on the screens of today, and half of a unit on those of yesterday.</summary>
    public const int Scale = 2;
}
