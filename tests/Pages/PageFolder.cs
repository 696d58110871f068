namespace CampaignBatch.Tests.Pages;

/// <summary>A folder of its own for a test, gone when the test is.</summary>
internal sealed class PageFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pages-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
