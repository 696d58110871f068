namespace CampaignBatch.Reports.Pages;

/// <summary>A run that failed, as the operator is told.</summary>
/// <param name="Name">What it is called: its schedule, or why it was asked for.</param>
/// <param name="Why">Why it failed, in a sentence.</param>
/// <param name="At">When it was due, or asked for.</param>
/// <param name="Url">Where more is to be seen; null: nowhere that a mail could lead to.</param>
public sealed record LetterFailure(string Name, string Why, DateTimeOffset At, string? Url);
