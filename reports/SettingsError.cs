namespace CampaignBatch.Reports;

/// <summary>A setting or option is wrong; the message names it.</summary>
public sealed class SettingsError(string message) : LineError(message);
