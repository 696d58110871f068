namespace CampaignBatch.Reports.Ingest;

/// <summary>The rows of a dump, as a select may take them from.</summary>
/// <param name="From">From clause over them.</param>
/// <param name="Place">The place of a row in its file, from 1, as an expression over <paramref name="From"/>.</param>
internal sealed record DumpRows(string From, string Place = DumpRows.Counted)
{
    /// <summary>Where every row of the file is read, in its order.</summary>
    public const string Counted = "row_number() over ()";

    /// <summary>Whether numbers may be written with a comma for the point.</summary>
    public bool HasDecimalCommas { get; init; }
}
