namespace CampaignBatch.Reports.Pages;

/// <summary>What a letter says besides figures.</summary>
public sealed record LetterFrame
{
    /// <summary>When it is written.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Where the site can be seen, without "/" at its end; null: nowhere that a mail could lead to.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>From which age on the data of a running campaign are called stale. Default 36 hours.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(36);

    /// <summary>Whether charts are drawn.</summary>
    public bool HasCharts { get; init; } = true;

    /// <summary>Whether the single-file reports come with the mail.</summary>
    public bool HasReports { get; init; }

    /// <summary>Campaigns that were asked for and have no report.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Where readers can end the mails; null: nowhere.</summary>
    public string? Unsubscribe { get; init; }
}
