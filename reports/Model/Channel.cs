namespace CampaignBatch.Reports.Model;

/// <summary>How a campaign reaches its users. It decides which figures a report has.</summary>
public enum Channel
{
    /// <summary>A message shown inside the app; written <c>in_app</c> in dumps and files.</summary>
    InApp,

    /// <summary>A push notification; written <c>push</c> in dumps and files.</summary>
    Push,
}
