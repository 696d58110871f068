using System.Runtime.CompilerServices;
using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Samples;

namespace CampaignBatch.Tests.Line;

/// <summary>data-samples/dumps, run through the product once for all tests that ask.</summary>
public sealed class SampleSite : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-batch-samples-");

    public SampleSite()
    {
        Dumps = Path.Combine(Root(), "data-samples", "dumps");
        Truths = SampleWorld.Read(Dumps);
        Site = Path.Combine(_folder.FullName, "site");
        Outcome = Reports.Line.Run(new LineSettings { Data = Dumps, Out = Site });
    }

    public string Dumps { get; }

    public string Site { get; }

    public SampleTruths Truths { get; }

    public RunOutcome Outcome { get; }

    /// <summary>The repository's folder.</summary>
    public static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    public JsonElement Report(string id) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Site, "campaigns", id, "report.json"))).RootElement;

    public void Dispose() => _folder.Delete(true);
}
