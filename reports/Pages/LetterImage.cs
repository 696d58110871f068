namespace CampaignBatch.Reports.Pages;

/// <summary>A picture within a mail.</summary>
/// <param name="Name">Names it within its mail: lower-case letters, digits and hyphens.</param>
/// <param name="Png">Its bytes, on opaque ground.</param>
public sealed record LetterImage(string Name, byte[] Png);
