namespace CampaignBatch.Reports.Ingest;

/// <summary>A dump cannot be read as what it should be. Ask its sender; the run goes on without it.</summary>
public sealed class RefusedDump(string message) : Exception(message)
{
    /// <summary>One whose words hold numbers.</summary>
    internal static RefusedDump Because(FormattableString why) => new(FormattableString.Invariant(why));

    /// <summary>Whether the next run would refuse the same bytes again.</summary>
    public bool IsLasting { get; init; } = true;
}
