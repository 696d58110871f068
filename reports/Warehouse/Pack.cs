using System.Text.Json.Serialization;
using CampaignBatch.Reports.Io;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Some staged dumps in the same files; each row says whose it is, by its place among <see cref="Members"/>.</summary>
internal sealed record Pack
{
    /// <summary>Where its files are.</summary>
    public required string Folder { get; init; }

    /// <summary>The names of the dumps.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>What each file was when it was written.</summary>
    public IReadOnlyDictionary<string, FileChecksum> Files { get; init; } = new Dictionary<string, FileChecksum>();

    /// <summary>The place of each member among the dumps of this run.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> Places { get; init; } = [];

    /// <summary>Their rows, with member and row_no, the place in its dump, from 0.</summary>
    [JsonIgnore]
    public string Rows => Path.Combine(Folder, "rows.parquet");

    [JsonIgnore]
    public string Dims => Path.Combine(Folder, "dims.parquet");

    /// <summary>Their tallies; dump_index is the member.</summary>
    [JsonIgnore]
    public string Tallies => Path.Combine(Folder, "tallies.parquet");

    /// <summary>Their answers, with member.</summary>
    [JsonIgnore]
    public string Answers => Path.Combine(Folder, "answers.parquet");
}
