using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Running;

/// <summary>Runs of the ledger as the history of the site tells them.</summary>
internal static class Told
{
    private const int Longest = 300;

    /// <summary>This run, and those before that the site does not know by itself.</summary>
    public static RunStory Story(RunLedger ledger, Run run, DateTimeOffset now) =>
        new(run.Id, run.AskedBy, now, () => [.. ledger.Runs.Latest(Longest).Where(r => r is { EndedAt: not null, StartedAt: not null }).Select(r => Publication(ledger, r))]);

    /// <summary>"schedule 'every morning', due 2026-03-01 07:00 UTC".</summary>
    public static string Cause(Run run) => run switch
    {
        { Schedule: { } schedule, DueAt: { } due } => FormattableString.Invariant($"{run.Cause} '{schedule}', due {due.UtcDateTime:yyyy-MM-dd HH:mm} UTC") + (run.Told is { } told ? $". {told}" : ""),
        { Cause: "repair" } => run.Cause,
        { Force: true } => $"{run.Cause}, forced",
        _ => run.Cause,
    };

    private static Publication Publication(RunLedger ledger, Run run) => new()
    {
        Run = run.Id,
        AsOf = run.ResultAsOf,
        Cause = Cause(run),
        AskedBy = run.AskedBy,
        StartedAt = run.StartedAt,
        Took = run.EndedAt - run.StartedAt,
        Outcome = run.IsNews ? null : run.Outcome,
        RowsRead = run.RowsRead ?? 0,
        RowsAccepted = run.RowsAccepted ?? 0,
        RowsRejected = run.RowsRejected ?? 0,
        Inputs = (int)(run.Inputs ?? 0),
        CampaignsPublished = (int)(run.CampaignsPublished ?? 0),
        CampaignsUnchanged = (int)(run.CampaignsUnchanged ?? 0),
        Changes = run.IsNews ? [.. ledger.Publications.OfRun(run.Id).Where(p => p.Changes.Count > 0).Select(p => new CampaignChange(p.Campaign, p.Name ?? p.Campaign, p.Changes))] : [],
        Failed = [.. run.Failures.Select(f => new FailedCampaign(null, "Failed", f))],
    };
}
