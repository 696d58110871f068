using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>A campaign on the index. Can be kept as a small JSON file, so that a campaign that did not change is listed without its report.</summary>
public sealed record IndexEntry
{
    private const int LongestTrend = 90;

    // Read by programs only, one for each campaign of a site: no line breaks, and nothing that follows from the rest.
    private static readonly JsonSerializerOptions Compact = new(SiteRecords.Options)
    {
        WriteIndented = false,
        IgnoreReadOnlyProperties = true,
    };

    /// <summary>As in the dump; null where the row has none, and then the failure names file and row.</summary>
    public required string? Id { get; init; }

    /// <summary>As in the dump; null where it gave none.</summary>
    public string? Name { get; init; }

    /// <summary>Folder of its report below campaigns/; null where no report is published.</summary>
    public string? Slug { get; init; }

    public Channel? Channel { get; init; }

    public CampaignStatus? Status { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>IANA id; dates of this campaign are told in it.</summary>
    public string? TimeZone { get; init; }

    /// <summary>Figures of the published report by the names of report.json; empty without a report.</summary>
    [JsonConverter(typeof(NamedFigures))]
    public IReadOnlyList<KeyValuePair<string, Figure>> Kpis { get; init; } = [];

    /// <summary>Verdicts of the published report; empty without one, and for a report of schema 1.</summary>
    [JsonIgnore]
    public IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    /// <summary>A small svg element of our own, under the law of <see cref="Charts.Drawing.Svg"/>; null for none.</summary>
    public string? Sparkline { get; init; }

    /// <summary>The figure behind <see cref="Sparkline"/>, day by day as parts of its greatest value: 0..99, −1 for a day without one; at most 90 days, the latest.</summary>
    public IReadOnlyList<int> Trend { get; init; } = [];

    /// <summary>How far the published report may be believed; null without one.</summary>
    public TrustLevel? Trust { get; init; }

    /// <summary>As-of of the published report; null without one.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Why this run gave no new report; null where it did, or where nothing changed.</summary>
    public string? Failure { get; init; }

    /// <summary>The entry of a campaign that this run reported on.</summary>
    public static IndexEntry Of(CampaignReport report, string slug, string? sparkline) => new()
    {
        Id = report.Campaign.Id,
        Name = report.Campaign.Name,
        Slug = slug,
        Channel = report.Campaign.Channel,
        Status = report.Status,
        StartsAt = report.Campaign.StartsAt,
        EndsAt = report.Campaign.EndsAt,
        TimeZone = report.Campaign.TimeZone,
        Kpis = report.Kpis,
        Verdicts = report.Verdicts,
        Sparkline = sparkline,
        Trend = Parts(KpiDays.Of(report, MainRate.Of(report.Campaign.Channel))),
        Trust = Model.Trust.Of(report).Level,
        AsOf = report.AsOf,
    };

    /// <summary>The entry of a failed campaign: its last good entry with the reason, or the reason alone.</summary>
    public static IndexEntry Of(FailedCampaign failed, IndexEntry? lastGood) =>
        (lastGood ?? new IndexEntry { Id = failed.Id, Name = failed.Name }) with { Failure = failed.Reason };

    private static int[] Parts(IReadOnlyList<double?> days)
    {
        var shown = days.Skip(Math.Max(0, days.Count - LongestTrend)).ToArray();
        var most = shown.Max() ?? 0;
        return [.. shown.Select(day => day is { } value ? most > 0 ? (int)Math.Round(99 * value / most) : 0 : -1)];
    }

    // Most entries have none, and then need no bytes for them.
    [JsonInclude, JsonPropertyName("verdicts")]
    private IReadOnlyList<Verdict>? WrittenVerdicts
    {
        get => Verdicts.Count == 0 ? null : Verdicts;
        init => Verdicts = value ?? [];
    }

    /// <summary>UTF-8 JSON, as short as it can be.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Compact);

    /// <exception cref="JsonException">This is no entry.</exception>
    public static IndexEntry FromJson(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<IndexEntry>(json, Compact) ?? throw new JsonException("An index entry is null.");
}
