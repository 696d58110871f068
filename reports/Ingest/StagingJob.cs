using System.Text.Json;

namespace CampaignBatch.Reports.Ingest;

/// <summary>What a process that reads dumps apart needs to know once.</summary>
internal sealed record StagingJob
{
    public required string Folder { get; init; }

    public required string Mapping { get; init; }

    public required string Site { get; init; }

    /// <summary>Name or path of the source.</summary>
    public required string Source { get; init; }

    /// <summary>Digest of the source, which must not have changed meanwhile.</summary>
    public required string SourceDigest { get; init; }

    public required long MemoryBytes { get; init; }

    public required int Threads { get; init; }

    public required string Spill { get; init; }

    public required IReadOnlyList<LookUps.Table> LookUps { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static StagingJob FromJson(string json) => JsonSerializer.Deserialize<StagingJob>(json)!;

    /// <summary>One dump to read.</summary>
    /// <param name="Dump">The dump, without its sections.</param>
    /// <param name="Sections">Places of its sections in the source.</param>
    /// <param name="Key">Digest of what its rows come from.</param>
    public sealed record Request(Dump Dump, IReadOnlyList<int> Sections, string Key)
    {
        public string ToJson() => JsonSerializer.Serialize(this);

        public static Request FromJson(string json) => JsonSerializer.Deserialize<Request>(json)!;
    }

    /// <summary>What came of it.</summary>
    /// <param name="Staged">What reading gave; null where the system failed.</param>
    /// <param name="CannotWrite">Why the cache could not be written; null where it could.</param>
    /// <param name="CannotRead">Why the system did not let the dump be read; null where it did.</param>
    public sealed record Answer(StagedDump? Staged, string? CannotWrite = null, string? CannotRead = null)
    {
        public string ToJson() => JsonSerializer.Serialize(this);

        public static Answer? FromJson(string json)
        {
            try
            {
                return JsonSerializer.Deserialize<Answer>(json);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
