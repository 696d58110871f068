namespace CampaignBatch.Reports.Pages;

/// <summary>Markup that a template prints as it is. Only our own parts become one: a style sheet, a script, a drawn chart. Never text from data.</summary>
internal sealed record Html(string Markup);
