namespace CampaignBatch.Reports.Pages;

/// <summary>What a mail says, before anybody is addressed: the same story as page and as plain text.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Html">At most <see cref="LetterWriter.HtmlBudget"/> bytes of UTF-8; its images are cid:NAME of <paramref name="Images"/>.</param>
/// <param name="Text">The same figures as plain text, lines ended by LF.</param>
/// <param name="Images">In the order of the page.</param>
public sealed record Letter(string Subject, string Html, string Text, IReadOnlyList<LetterImage> Images);
