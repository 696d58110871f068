namespace CampaignBatch.Reports.Pages;

/// <summary>A template is wrong, or a page grew beyond what a browser should be asked to open; the message names template(line,column).</summary>
public sealed class TemplateError(string message, Exception? inner = null) : LineError(message, inner);
