namespace CampaignBatch.Reports.Charts;

/// <summary>One chart as pixels, for where no SVG is shown: in mail.</summary>
/// <param name="Id">As that of its <see cref="Picture"/>.</param>
/// <param name="Title">Its heading, in words.</param>
/// <param name="AltText">What the chart shows, with its numbers, in a sentence or two.</param>
/// <param name="Png">On opaque light ground, two pixels a unit.</param>
public sealed record RasterPicture(string Id, string Title, string AltText, byte[] Png);
