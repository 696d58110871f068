using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What reading a dump gave: its facts, kept beside the staged Parquet so that the same bytes are never read twice.</summary>
public sealed record StagedDump
{
    /// <summary>
    /// Digest of what its rows come from, lower-case hex: the bytes of the dump; of one that a source maps, also the mapping, what it looks up, and the path.
    /// </summary>
    public required string Sha256 { get; init; }

    /// <summary>Why the dump was refused, in words; null for one that was read.</summary>
    public string? Refused { get; init; }

    /// <summary>Rows that were made of the dump: its own, or those that a source made of them.</summary>
    public long Rows { get; init; }

    /// <summary>Rows of the dump itself.</summary>
    public long OwnRows { get; init; }

    /// <summary>Rows that lack what they need, such as a user, and are of no use. Audience only.</summary>
    public long RowsLeftOut { get; init; }

    /// <summary>Bytes of the staged Parquet, by which a damaged one is found out.</summary>
    public long StagedBytes { get; init; }

    /// <summary>Likewise of the break-down keys beside it. Events only.</summary>
    public long DimsBytes { get; init; }

    /// <summary>Likewise of the tallies of its rows. Events only.</summary>
    public long TalliesBytes { get; init; }

    /// <summary>Likewise of the answers that it settles. Events only.</summary>
    public long AnswersBytes { get; init; }

    /// <summary>Likewise of the places of its rows; 0 for none. Of a dump that a source maps only.</summary>
    public long PlacesBytes { get; init; }

    /// <summary>What the received_at of its rows say of the present. Events only.</summary>
    public ClockReading Received { get; init; } = ClockReading.None;

    /// <summary>Likewise the occurred_at of its rows.</summary>
    public ClockReading Occurred { get; init; } = ClockReading.None;

    /// <summary>Seconds of the longest session of a sound row; null for none. Events only.</summary>
    public double? LongestSession { get; init; }

    /// <summary>The dump's own columns and their types, in its order; null where they were not looked at.</summary>
    public IReadOnlyDictionary<string, string>? Columns { get; init; }

    /// <summary>What is odd about its columns.</summary>
    public IReadOnlyList<DumpNote> Notes { get; init; } = [];

    internal string ToJson() => JsonSerializer.Serialize(this);

    /// <summary>Null where the text is not a whole record: it is then made again.</summary>
    internal static StagedDump? FromJson(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<StagedDump>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
