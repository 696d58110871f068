namespace CampaignBatch.Tests.Worlds;

/// <summary>How a file is written. It must not matter for any figure.</summary>
public sealed record DumpForm
{
    public bool UpperCaseNames { get; init; }

    /// <summary>Leaves out optional columns that hold no value at all.</summary>
    public bool OmitsEmptyColumns { get; init; }

    /// <summary>Adds a column that the contract does not know.</summary>
    public bool HasExtraColumn { get; init; }

    /// <summary>Writes id columns as integers where every value is one, or as uuid where every value is one.</summary>
    public bool TypedIds { get; init; }

    public TimeForm Time { get; init; }

    /// <summary>zstd, snappy, gzip, lz4 or uncompressed.</summary>
    public string Codec { get; init; } = "snappy";

    /// <summary>Seeds the order of columns; 0 keeps the contract's.</summary>
    public ulong ColumnOrder { get; init; }
}
