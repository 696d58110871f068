using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>The history of publications in words, ready for its template.</summary>
internal sealed class RunsPage(Wording words)
{
    public ScriptObject Model(IReadOnlyList<Publication> history, DataQuality quality) => new()
    {
        ["runs"] = history.Select(Run).ToArray(),
        ["trust"] = new TrustText(words).Mark(Trust.Of(quality, history[0].Inputs).Level),
        ["quality"] = new QualityTables(words, "latest.json").Of(quality),
        ["dictionary"] = MetricDictionary.Name(words),
    };

    private ScriptObject Run(Publication run) => new()
    {
        ["title"] = run switch
        {
            { Outcome: not null, StartedAt: { } at } => words.Say("run_of", ("time", words.Dates.Utc(Seconds(at)))),
            { AsOf: { } asOf } => words.Say("as_of", ("time", words.Dates.Utc(asOf))),
            _ => words["run_unnamed"],
        },
        ["cause"] = run.AskedBy is { } who ? words.Say("run_cause_by", ("cause", Cause(run)), ("who", who)) : words.Say("run_cause", ("cause", Cause(run))),
        ["outcome"] = run.Outcome,
        ["facts"] = Facts(run).ToArray(),
        ["has_changes"] = run.Changes.Count > 0,
        ["has_failed"] = run.Failed.Count > 0,
        ["changes"] = run.Changes.SelectMany(change => change.What.Select(what => $"{change.Name}: {what}")).ToArray(),
        ["columns"] = run.Columns.Select(Column).ToArray(),
        ["has_columns"] = run.Columns.Count > 0,
        ["failed"] = run.Failed.Select(failed => PageFacts.Of(failed.Name ?? failed.Id ?? words["no_id"], failed.Reason)).ToArray(),
    };

    private string Column(ColumnChange change)
    {
        (string, string)[] values = [("folder", change.Folder), ("column", change.Column), ("was", change.Was ?? ""), ("now", change.Now ?? ""), ("file", change.File)];
        return words.Say(change.Was is null ? "column_appeared" : change.Now is null ? "column_vanished" : "column_changed", values);
    }

    private string Cause(Publication run) => words.Language.Has("cause_" + run.Cause) ? words["cause_" + run.Cause] : run.Cause;

    private IEnumerable<ScriptObject> Facts(Publication run)
    {
        if (run is { StartedAt: { } at, Took: { } took })
        {
            yield return PageFacts.Of(words["run_begun"], words.Say("run_begun_took", ("time", words.Dates.Utc(Seconds(at))), ("seconds", words.Seconds(took.TotalSeconds))));
        }

        if (run.Outcome is not null)
        {
            yield break;
        }

        foreach (var fact in new[]
        {
            PageFacts.Of(words["run_published"], words.Say("run_published_of", ("published", words.Count(run.CampaignsPublished)), ("unchanged", words.Count(run.CampaignsUnchanged)))),
            PageFacts.Of(words["run_failed"], words.Count(run.Failed.Count)),
            PageFacts.Of(words["run_dumps"], words.Count(run.Inputs)),
            PageFacts.Of(words["heading_rows"], words.Say("run_rows", ("read", words.Count(run.RowsRead)), ("accepted", words.Count(run.RowsAccepted)), ("rejected", words.Count(run.RowsRejected)))),
        })
        {
            yield return fact;
        }
    }

    private static DateTimeOffset Seconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond));
}
