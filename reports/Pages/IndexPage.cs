using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The index in words, ready for its template.</summary>
internal sealed class IndexPage(SiteIndex index)
{
    public ScriptObject Model(string style, string script) => new()
    {
        ["policy"] = ContentPolicy.For(style, script),
        ["style"] = new Html(style),
        ["script"] = new Html(script),
        ["as_of"] = Wording.Utc(index.AsOf),
        ["counts"] = Counts().ToArray(),
        ["failures"] = Failures(),
        ["entries"] = InOrder().Select(entry => new IndexRow(entry).Model()).ToArray(),
        ["quality"] = QualityTables.Of(index.DataQuality, "runs/latest.json"),
        ["files_lost"] = index.DataQuality.FilesRefused.Count == 0 ? null : FilesLost(),
        ["dictionary"] = $"Metric dictionary, version {FigureText.Dictionary}",
    };

    private IEnumerable<ScriptObject> Counts() =>
    [
        PageFacts.Of("Campaigns", Wording.Count(index.Entries.Count)),
        PageFacts.Of("Dumps read", Wording.Count(index.FilesRead)),
        PageFacts.Of("Dumps refused", Wording.Count(index.DataQuality.FilesRefused.Count)),
        PageFacts.Of("Rows read", Wording.Count(index.DataQuality.Read)),
        PageFacts.Of("Accepted", Wording.Count(index.DataQuality.Accepted)),
        PageFacts.Of("Rejected", Wording.Count(index.DataQuality.Rejected)),
        PageFacts.Of("Duplicates", Wording.Count(index.DataQuality.Duplicates)),
    ];

    private string FilesLost() => index.DataQuality.FilesRefused.Count == 1
        ? "1 dump could not be used. No figure holds anything of it."
        : $"{Wording.Count(index.DataQuality.FilesRefused.Count)} dumps could not be used. No figure holds anything of them.";

    private ScriptObject? Failures()
    {
        var failed = InOrder().Where(entry => entry.Failure is not null).Select(entry => new IndexRow(entry).Model()).ToArray();
        return failed.Length == 0 ? null : new ScriptObject
        {
            ["title"] = failed.Length == 1 ? "1 campaign has no new report" : $"{Wording.Count(failed.Length)} campaigns have no new report",
            ["entries"] = failed,
        };
    }

    private IEnumerable<IndexEntry> InOrder() => index.Entries
        .OrderBy(entry => entry.Failure is null)
        .ThenBy(entry => entry.Status switch { CampaignStatus.Running => 0, CampaignStatus.Scheduled => 1, CampaignStatus.Ended => 2, _ => 3 })
        .ThenByDescending(entry => entry.StartsAt)
        .ThenBy(entry => entry.Name, StringComparer.Ordinal)
        .ThenBy(entry => entry.Id, StringComparer.Ordinal)
        .ThenBy(entry => entry.Failure, StringComparer.Ordinal);
}
