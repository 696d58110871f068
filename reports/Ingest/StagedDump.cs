using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignBatch.Reports.Io;

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

    /// <summary>What each of <see cref="StagedFiles"/> was when it was written, by its name after the stem; a file that is not named is not needed.</summary>
    public IReadOnlyDictionary<string, FileChecksum> Files { get; init; } = new Dictionary<string, FileChecksum>();

    /// <summary>Whether its rows have places of their own. Of a dump that a source maps only.</summary>
    [JsonIgnore]
    public bool HasPlaces => Files.ContainsKey(StagedFiles.PlacesEnd);

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
