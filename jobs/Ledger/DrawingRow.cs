namespace CampaignBatch.Jobs.Ledger;

/// <summary>A report that is to be drawn, or was.</summary>
public sealed record DrawingRow
{
    /// <summary>The run and what it is made from.</summary>
    public string MadeFrom { get; init; } = "";

    /// <summary>Its folder's name on the site.</summary>
    public string Report { get; init; } = "";

    /// <summary>Who handed it in; null while nobody did.</summary>
    public string? Holder { get; init; }

    /// <summary>The token under which it was handed in.</summary>
    public long Token { get; init; }

    /// <summary>Of all its files; null while nobody handed it in.</summary>
    public string? Digest { get; init; }

    /// <summary>Why it could not be drawn.</summary>
    public string? Failure { get; init; }
}
