namespace CampaignBatch.Jobs.Ledger;

/// <summary>A campaign's report as a run published it, where it is another than before.</summary>
public sealed record CampaignPublication
{
    public string RunId { get; init; } = "";

    public string Campaign { get; init; } = "";

    public string? Name { get; init; }

    /// <summary>Folder of the report below campaigns/.</summary>
    public string? Slug { get; init; }

    public DateTimeOffset PublishedAt { get; init; }

    public DateTimeOffset AsOf { get; init; }

    /// <summary>The figures as a JSON object, by the names of report.json.</summary>
    public string Kpis { get; init; } = "{}";

    /// <summary>What the figures came from, as JSON: program, settings, definition, dumps.</summary>
    public string Facts { get; init; } = "{}";

    /// <summary>What differs from the publication before and why, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
