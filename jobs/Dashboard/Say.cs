using System.Globalization;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Jobs.Dashboard;

/// <summary>How pages of the dashboard say things.</summary>
internal static class Say
{
    private static readonly Dictionary<string, string> Stages = new(StringComparer.Ordinal)
    {
        ["find"] = "Finding dumps", ["read"] = "Reading dumps", ["compute"] = "Computing figures", ["draw"] = "Drawing reports", ["publish"] = "Publishing",
    };

    /// <summary>"1 Mar 2026, 07:00:12 UTC"; "–" for never.</summary>
    public static string At(DateTimeOffset? at) => at is { } instant ? Language.English.Dates.Utc(instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond))) : "–";

    /// <summary>"1.2 s", "3 min 20 s".</summary>
    public static string Took(Run run, DateTimeOffset now)
    {
        if (run.StartedAt is not { } started)
        {
            return "–";
        }

        var took = (run.EndedAt ?? now) - started;
        return took < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(int)took.TotalMinutes} min {took.Seconds} s");
    }

    public static string Count(long? count) => count is { } many ? Language.English.Numbers.Count(many) : "–";

    /// <summary>"Drawing reports: 12 of 40, Spring sale".</summary>
    public static string Stage(Run run) => Stages.GetValueOrDefault(run.Stage ?? "", "Beginning")
        + (run.Total > 0 ? $": {Language.English.Numbers.Count(run.Done)} of {Language.English.Numbers.Count(run.Total)}" : "") + (run.What is { Length: > 0 } what ? $", {what}" : "");

    /// <summary>Hundredths of the stage that are done.</summary>
    public static long Percent(Run run) => run.Total > 0 ? Math.Clamp(run.Done * 100 / run.Total, 0, 100) : 0;

    /// <summary>"all campaigns", "spring, autumn", "12 campaigns", with what narrows them.</summary>
    public static string What(Run run) =>
        (run.Refresh ? "Refresh" : "Send") + " "
        + (run.Campaigns.Count == 0 ? "all campaigns" : run.Campaigns.Count <= 3 ? string.Join(", ", run.Campaigns) : $"{Language.English.Numbers.Count(run.Campaigns.Count)} campaigns")
        + (run.Channel is { } channel ? $", {(channel == "push" ? "push" : "in-app")} only" : "") + (run.RunningOnly ? ", running only" : "")
        + (run.AsOf is { } asOf ? $", as of {At(asOf)}" : "") + (run.Force ? ", forced" : "") + (run is { Refresh: true, Mail: true } ? ", and send" : "");

    /// <summary>Hangfire's word for a colour.</summary>
    public static string Colour(Run run) => run switch
    {
        { State: RunState.Failed } => "danger",
        { State: RunState.Done, Failures.Count: > 0 } => "warning",
        { State: RunState.Done, IsNews: true } => "success",
        { State: RunState.Running } => "info",
        _ => "default",
    };

    public static string State(Run run) => run switch
    {
        { State: RunState.Queued } => "waits",
        { State: RunState.Running } => "runs",
        { State: RunState.Failed } => "failed",
        { IsNews: true } => "published",
        { Refresh: false } => "sent on",
        _ => "nothing new",
    };

    public static string Colour(OutboxState state) => state switch
    {
        OutboxState.Sent => "success",
        OutboxState.Dead => "danger",
        OutboxState.Held or OutboxState.Ambiguous or OutboxState.Retry => "warning",
        OutboxState.Sending => "info",
        _ => "default",
    };
}
