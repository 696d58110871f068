using System.Text.Json;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Publishing;

namespace CampaignBatch.Reports;

/// <summary>What a run did, kept in the site so that a run with nothing new can say it again.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="DataQuality">Of all rows.</param>
internal sealed record RunRecord(Publication Publication, DataQuality DataQuality)
{
    /// <summary>Where it is kept, relative to the site.</summary>
    public const string File = "runs/record.json";

    /// <summary>The record of the published site, where that was made from this very input and nothing of it is missing; else null.</summary>
    public static RunRecord? Standing(string site, string fingerprint)
    {
        try
        {
            return Published.Read(site) is { } published && published.Inputs == fingerprint
                && published.Files.Keys.All(f => System.IO.File.Exists(Path.Combine(site, f)))
                ? JsonSerializer.Deserialize<RunRecord>(System.IO.File.ReadAllBytes(Path.Combine(site, File)), SiteRecords.Options)
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, SiteRecords.Options);

    public RunOutcome Outcome(string site, IReadOnlyDictionary<LineStage, TimeSpan> took) => new()
    {
        Site = site,
        AsOf = Publication.AsOf ?? throw new InvalidOperationException("A publication without as-of."),
        Published = Publication.CampaignsPublished,
        Unchanged = Publication.CampaignsUnchanged,
        Failed = Publication.Failed,
        DataQuality = DataQuality,
        Took = took,
    };

    public RunOutcome NothingNew(string site, IReadOnlyDictionary<LineStage, TimeSpan> took) => Outcome(site, took) with
    {
        NothingNew = true,
        Unchanged = Publication.CampaignsPublished,
        FilesUsed = Publication.Inputs,
    };
}
