namespace CampaignBatch.Reports.Samples;

/// <summary>A folder of dumps with one thing wrong.</summary>
/// <param name="Name">The folder.</param>
/// <param name="Wrong">What is wrong in it.</param>
/// <param name="Expected">What the program makes of it.</param>
public sealed record BrokenDump(string Name, string Wrong, string Expected);
