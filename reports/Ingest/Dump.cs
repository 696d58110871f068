namespace CampaignBatch.Reports.Ingest;

/// <summary>A file of a data folder that is to be read as rows of one kind.</summary>
/// <param name="Kind">What its rows are.</param>
/// <param name="File">Path relative to the data folder, with "/".</param>
/// <param name="Path">Where it is.</param>
/// <param name="Bytes">Size when it was found.</param>
/// <param name="ModifiedAt">Time of its last change when it was found. UTC.</param>
public sealed record Dump(DumpKind Kind, string File, string Path, long Bytes, DateTime ModifiedAt)
{
    /// <summary>What makes rows of that kind of it; none for a dump in the columns of the contract.</summary>
    public IReadOnlyList<SourceSection> Sections { get; init; } = [];

    /// <summary>Written by people beside the dumps of a vendor: it may say of campaigns and audience only what the vendor does not.</summary>
    public bool IsBeside { get; init; }

    /// <summary>Of a kind that is written in the columns of the contract and gathered by a source, not found.</summary>
    public bool IsGathered { get; init; }

    /// <summary>The look-up that it is a part of; null for another kind.</summary>
    public string? LookUp => Kind == DumpKind.LookUp && Sections.Count > 0 ? Sections[0].Makes : null;
}
