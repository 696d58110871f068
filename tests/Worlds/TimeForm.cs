namespace CampaignBatch.Tests.Worlds;

/// <summary>How instants are written. Text is for event dumps only; elsewhere it is written with zone.</summary>
public enum TimeForm
{
    WithZone,
    WithoutZone,
    Milliseconds,
    TextZ,
    TextOffset,
    TextWithoutZone,
}
