using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Tests.Samples;

/// <summary>A world of 20,000 events, written once for all tests of it.</summary>
public sealed class SmallWorld : IDisposable
{
    public SmallWorld() => Truths = SampleWorld.Write(Settings());

    public string Folder { get; } = Directory.CreateTempSubdirectory("sample-world-").FullName;

    public SampleTruths Truths { get; }

    public SampleSettings Settings(string? folder = null) => new() { Out = folder ?? Folder, Events = 20_000, Campaigns = 10, Days = 40, Seed = 7 };

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
