using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Which campaigns there are, and which of them fail. DATA.md, "A campaign row with a fault …".</summary>
internal sealed class OracleCampaigns
{
    public OracleCampaigns(IReadOnlyList<Dump<RawCampaign>> files)
    {
        var rows = files.SelectMany(f => f.Rows.Select((row, index) => (row, place: $"{f.Path}: {index + 1}"))).ToList();
        var failed = rows.Where(r => string.IsNullOrEmpty(r.row.CampaignId)).Select(r => new OracleFailure(null, "no_id", r.place)).ToList();
        var standing = rows.Where(r => !string.IsNullOrEmpty(r.row.CampaignId)).GroupBy(r => r.row.CampaignId!).Select(Standing).ToList();
        failed.AddRange(standing.Where(c => Fault(c) is not null).Select(c => new OracleFailure(c.CampaignId, Fault(c)!, null)));
        Ids = standing.Select(c => c.CampaignId!).ToHashSet(StringComparer.Ordinal);
        Failed = failed;
        Sound = [.. standing.Where(c => Fault(c) is null)];
    }

    public IReadOnlySet<string> Ids { get; }

    public IReadOnlyList<OracleFailure> Failed { get; }

    public IReadOnlyList<RawCampaign> Sound { get; }

    // "null updated_at is oldest; of equal ones the later row in file order stands": the sort is stable, the last wins.
    private static RawCampaign Standing(IEnumerable<(RawCampaign Row, string)> sameId) =>
        sameId.Select(r => r.Row).OrderBy(c => c.UpdatedAt is not null).ThenBy(c => c.UpdatedAt).Last();

    private static string? Fault(RawCampaign c) =>
        string.IsNullOrEmpty(c.Name) ? "no_name"
        : c.StartsAt is null ? "no_start"
        : c.Channel is not ("in_app" or "push") ? "unknown_channel"
        : c.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null ? "unknown_zone"
        : c.EndsAt <= c.StartsAt ? "end_not_after_start"
        : c.ConversionWindowHours is { } window && !(window > 0) ? "window_not_positive"
        : null;
}
