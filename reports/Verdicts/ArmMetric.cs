namespace CampaignBatch.Reports.Verdicts;

/// <summary>What arms are compared by.</summary>
internal enum ArmMetric
{
    /// <summary>Tapped ÷ impressions, or opened ÷ delivered, over messages.</summary>
    ResponseByMessages,

    /// <summary>Users who responded ÷ users with a message: where too few users have most messages.</summary>
    ResponseByUsers,

    /// <summary>Converted ÷ users whose window is over.</summary>
    Conversion,

    /// <summary>Value ÷ users whose window is over.</summary>
    Value,
}
