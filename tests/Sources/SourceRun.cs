using System.Text.Json;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Line;

namespace CampaignBatch.Tests.Sources;

/// <summary>The world as a vendor dumps it, run through the product.</summary>
internal sealed class SourceRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("campaign-batch-source-");
    private readonly List<JsonDocument> _reports = [];

    /// <param name="source">Whose dump.</param>
    /// <param name="leavesOut">Files of it, by the beginning of their paths, that are not there; null for none.</param>
    public SourceRun(string source, string? leavesOut = null)
    {
        var data = leavesOut is null ? Samples(source) : Copied(Samples(source), leavesOut);
        Outcome = Reports.Line.Run(
            new LineSettings { Data = data, Out = Path.Combine(_folder.FullName, "site"), Source = source, AsOf = SourceWorld.AsOf, Threads = 2 },
            cancel: Xunit.TestContext.Current.CancellationToken);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder.FullName, "site", "campaigns"), "report.json", SearchOption.AllDirectories))
        {
            _reports.Add(JsonDocument.Parse(SourceNames.InCanonicalTerms(source, File.ReadAllText(file))));
        }
    }

    public RunOutcome Outcome { get; }

    /// <summary>The reports, by their campaign's id in the canonical world.</summary>
    public IReadOnlyDictionary<string, JsonElement> ByCampaign => _reports.ToDictionary(r => r.RootElement.GetProperty("campaign").GetProperty("id").GetString()!, r => r.RootElement);

    /// <summary>Where the committed dump of a vendor lies.</summary>
    public static string Samples(string source) => Path.Combine(SampleSite.Root(), "data-samples", "sources", source);

    public void Dispose()
    {
        _reports.ForEach(r => r.Dispose());
        _folder.Delete(recursive: true);
    }

    private string Copied(string from, string leavesOut)
    {
        var to = Path.Combine(_folder.FullName, "dumps");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(from, f).StartsWith(leavesOut, StringComparison.Ordinal)))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return to;
    }
}
