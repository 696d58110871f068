namespace CampaignBatch.Reports.Samples;

/// <summary>A stream of like events of one day; the columns of samples.slots.</summary>
internal sealed record SampleSlot
{
    public required string Stream { get; init; }

    public int? CampaignNo { get; init; }

    public required ulong Key { get; init; }

    public required long Events { get; init; }

    public long First { get; init; }

    public long Step { get; init; } = 1;

    /// <summary>Microseconds since 1970, UTC.</summary>
    public required long From { get; init; }

    /// <inheritdoc cref="From"/>
    public required long To { get; init; }

    public int LagDays { get; init; }

    public long Turn { get; init; }

    public bool MayBeLate { get; init; }

    public string? Favourites { get; init; }
}
