namespace CampaignBatch.Tests.Worlds;

/// <summary>What makes a whole file unusable.</summary>
public enum DumpFault
{
    None,
    Truncated,
    ZeroBytes,
    NotParquet,

    /// <summary>An event file without the column user_id.</summary>
    NoUserColumn,

    /// <summary>An event file whose occurred_at is an integer.</summary>
    IntegerTime,

    /// <summary>An event file whose occurred_at is text, and not ISO 8601 in one row.</summary>
    WordyTime,
}
