using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The history of publications in words, ready for its template.</summary>
internal static class RunsPage
{
    public static ScriptObject Model(IReadOnlyList<Publication> history, DataQuality quality, string style) => new()
    {
        ["policy"] = ContentPolicy.For(style),
        ["style"] = new Html(style),
        ["runs"] = history.Select(Run).ToArray(),
        ["quality"] = QualityTables.Of(quality, "latest.json"),
        ["dictionary"] = $"Metric dictionary, version {FigureText.Dictionary}",
    };

    private static ScriptObject Run(Publication run) => new()
    {
        ["title"] = run switch
        {
            { Outcome: not null, StartedAt: { } at } => $"Run of {Wording.Utc(Seconds(at))}",
            { AsOf: { } asOf } => $"As of {Wording.Utc(asOf)}",
            _ => "A run",
        },
        ["cause"] = run.AskedBy is { } who ? $"{run.Cause}, asked by {who}" : run.Cause,
        ["outcome"] = run.Outcome,
        ["facts"] = Facts(run).ToArray(),
        ["has_changes"] = run.Changes.Count > 0,
        ["has_failed"] = run.Failed.Count > 0,
        ["changes"] = run.Changes.SelectMany(change => change.What.Select(what => $"{change.Name}: {what}")).ToArray(),
        ["failed"] = run.Failed.Select(failed => PageFacts.Of(failed.Name ?? failed.Id ?? "A campaign without id", failed.Reason)).ToArray(),
    };

    private static IEnumerable<ScriptObject> Facts(Publication run)
    {
        if (run is { StartedAt: { } at, Took: { } took })
        {
            yield return PageFacts.Of("Begun", $"{Wording.Utc(Seconds(at))}, took {Wording.Seconds(took.TotalSeconds)}");
        }

        if (run.Outcome is not null)
        {
            yield break;
        }

        foreach (var fact in new[]
        {
            PageFacts.Of("Campaigns published", $"{Wording.Count(run.CampaignsPublished)}, of them {Wording.Count(run.CampaignsUnchanged)} unchanged"),
            PageFacts.Of("Campaigns failed", Wording.Count(run.Failed.Count)),
            PageFacts.Of("Dumps", Wording.Count(run.Inputs)),
            PageFacts.Of("Rows", $"{Wording.Count(run.RowsRead)} read, {Wording.Count(run.RowsAccepted)} accepted, {Wording.Count(run.RowsRejected)} rejected"),
        })
        {
            yield return fact;
        }
    }

    private static DateTimeOffset Seconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
