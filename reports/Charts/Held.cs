namespace CampaignBatch.Reports.Charts;

/// <summary>The end of a text that stays where it is, whatever font the reader has.</summary>
internal enum Held
{
    Left,
    Middle,
    Right,
}
