using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>One publication of the site, as its history tells it. It knows no wall clock: the same dumps and as-of leave the same history.</summary>
public sealed record Publication
{
    /// <summary>T of the run.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Why it ran, in words: "command", "schedule", "rerun".</summary>
    public required string Cause { get; init; }

    /// <summary>Dumps that the run stood on.</summary>
    public int Inputs { get; init; }

    public long RowsRead { get; init; }

    public long RowsAccepted { get; init; }

    public long RowsRejected { get; init; }

    /// <summary>Campaigns with a report of this as-of, unchanged ones included.</summary>
    public int CampaignsPublished { get; init; }

    public int CampaignsUnchanged { get; init; }

    /// <summary>Campaigns that got no new report.</summary>
    public IReadOnlyList<FailedCampaign> Failed { get; init; } = [];

    /// <summary>What differs from the publication before, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>A history as UTF-8 JSON, newest first.</summary>
    public static byte[] ToJson(IReadOnlyList<Publication> history) => JsonSerializer.SerializeToUtf8Bytes(history, SiteRecords.Options);

    /// <exception cref="JsonException">This is no history.</exception>
    public static IReadOnlyList<Publication> FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Publication[]>(json, SiteRecords.Options) ?? throw new JsonException("The history is null.");
}
