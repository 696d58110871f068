using System.Text.Json;
using CampaignBatch.Reports.Ingest;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Refuses a run that would replace something by nothing.</summary>
internal static class EmptyRunGuard
{
    private static readonly string[] Messages = ["total_impressions", "messages_sent", "delivered"];

    /// <param name="settings">The run's.</param>
    /// <param name="calculation">Made.</param>
    /// <param name="quality">What became of its rows.</param>
    /// <exception cref="NoUsableInput">
    /// There are rows, and not one of them was accepted, so that no time is known that a report could speak for; or not one message, though the published site has some.
    /// </exception>
    public static void Check(LineSettings settings, Calculation calculation, DataQuality quality)
    {
        if ((!calculation.KnowsAsOf || quality.Accepted == 0) && (quality.Read > 0 || calculation.Campaigns.Sound.Count == 0))
        {
            throw new NoUsableInput($"No event of '{settings.Data}' was accepted, so that there is nothing to report: {Fates(quality)}.{Cause(quality)} The site stays as it was.");
        }

        if (!calculation.HasMessages && HasMessages(settings.Out))
        {
            throw new NoUsableInput($"No message of '{settings.Data}' was accepted, though the published site has some: {Fates(quality)}.{Cause(quality)} The site stays as it was.");
        }
    }

    /// <summary>Why a campaign keeps its published report; null where a new one may take its place.</summary>
    /// <param name="folder">Of the published report; may be missing.</param>
    /// <param name="quality">What became of its rows, of which no message was accepted.</param>
    public static string? WhyKept(string folder, DataQuality quality)
    {
        var entry = Path.Combine(folder, "entry.json");
        return File.Exists(entry) && HasMessage(entry)
            ? $"none of its messages was accepted, though its published report has some: {Fates(quality)}.{Cause(quality)}"
            : null;
    }

    private static string Fates(DataQuality quality)
    {
        if (quality.Read == 0)
        {
            return "its event dumps hold no row";
        }

        var reasons = string.Join(", ", quality.RejectedByReason.Select(r => FormattableString.Invariant($"{r.Value:N0} {r.Key}")));
        var example = quality.RejectedExamples.Count == 0 ? ""
            : FormattableString.Invariant($", such as row {quality.RejectedExamples[0].Row} of {quality.RejectedExamples[0].File}");
        return FormattableString.Invariant($"of {quality.Read:N0} rows {quality.Rejected:N0} were rejected{(reasons.Length > 0 ? $" ({reasons}{example})" : "")}");
    }

    private static string Cause(DataQuality quality)
    {
        if (quality.Findings.FirstOrDefault(f => f.Name == DumpNote.NearColumn) is { } near)
        {
            return $" The column \"{near.Texts["column"]}\" was perhaps meant to be {near.Texts["meant"]}.";
        }

        return quality.RejectedByReason.OrderByDescending(r => r.Value).Select(r => r.Key).FirstOrDefault() switch
        {
            "no_campaign_id" => " The files have no campaign_id. A writer that partitions by it (Spark's partitionBy) takes it out of them; it is read from folders that are named campaign_id=….",
            "unknown_campaign_id" when quality.UnknownCampaigns.Count > 0 => $" The rows name campaigns that no dump of campaigns does, such as \"{quality.UnknownCampaigns[0].Id}\".",
            "no_user_id" => " The files have no user_id, or an empty one.",
            "unknown_event_type" => " Their event_type is none of those of the data contract, which are written in lower case.",
            _ => "",
        };
    }

    private static bool HasMessages(string site)
    {
        var campaigns = Path.Combine(site, "campaigns");
        return Directory.Exists(campaigns) && Directory.EnumerateFiles(campaigns, "entry.json", SearchOption.AllDirectories).Any(HasMessage);
    }

    private static bool HasMessage(string entry)
    {
        try
        {
            return IndexEntry.FromJson(File.ReadAllBytes(entry)).Kpis.Any(k => Messages.Contains(k.Key) && k.Value.Value > 0);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }
}
