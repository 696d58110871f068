using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// One publication of the site, or another run, as the history tells it. By hand it knows no wall clock: the same dumps and as-of leave the same history.
/// </summary>
public sealed record Publication
{
    /// <summary>T of the run; null where it came to none.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Why it ran, in words: "command", "schedule", "rerun".</summary>
    public required string Cause { get; init; }

    /// <summary>Id of the run in the service's ledger; null for a run by hand.</summary>
    public string? Run { get; init; }

    /// <summary>Who asked; null where nobody says.</summary>
    public string? AskedBy { get; init; }

    /// <summary>When it began; null where nobody says.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took; of the publication whose page this is, until the page was drawn.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>What became of it where that is not a publication, in a sentence; null where it published.</summary>
    public string? Outcome { get; init; }

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

    /// <summary>What differs from the publication before, by campaign.</summary>
    public IReadOnlyList<CampaignChange> Changes { get; init; } = [];

    /// <summary>What new dumps have in other columns than those of the publication before.</summary>
    public IReadOnlyList<ColumnChange> Columns { get; init; } = [];

    /// <summary>A history as UTF-8 JSON, newest first.</summary>
    public static byte[] ToJson(IReadOnlyList<Publication> history) => JsonSerializer.SerializeToUtf8Bytes(history, SiteRecords.Options);

    /// <exception cref="JsonException">This is no history.</exception>
    public static IReadOnlyList<Publication> FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<Publication[]>(json, SiteRecords.Options) ?? throw new JsonException("The history is null.");
}
