namespace CampaignBatch.Reports.Ingest;

/// <summary>What is odd about a column of a dump that was read all the same.</summary>
/// <param name="Name">What: one of the constants.</param>
/// <param name="Column">The column of the dump, as it is written there.</param>
/// <param name="Meant">The column that it was perhaps meant to be; null for another note.</param>
public sealed record DumpNote(string Name, string Column, string? Meant = null)
{
    /// <summary>The name of a column is nearly one that is read, and that the dump lacks.</summary>
    public const string NearColumn = "near_column";

    /// <summary>Ids that are whole numbers were written as text of floating ones, such as 77.0, throughout.</summary>
    public const string FloatIds = "float_ids";

    /// <summary>Some times of a column, fewer than half, are none: they are taken as missing.</summary>
    public const string UnreadTimes = "unread_times";

    /// <summary>Some texts of a column of numbers, or of true and false, are none: they are taken as missing.</summary>
    public const string UnreadValues = "unread_values";

    /// <summary>Some names of a column, such as a platform, are longer than any name: they are cut.</summary>
    public const string LongValues = "long_values";
}
