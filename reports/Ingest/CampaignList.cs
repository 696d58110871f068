using System.Globalization;
using CampaignBatch.Reports.Model;
using DuckDB.NET.Data;
using NodaTime;

namespace CampaignBatch.Reports.Ingest;

/// <summary>The campaigns of a data folder: of several rows of one id the one that stands, judged.</summary>
/// <param name="Sound">Campaigns that get a report, by id in ordinal order.</param>
/// <param name="Failed">Campaigns with a fault, and rows without an id.</param>
/// <param name="KnownIds">Every id that some row has, sound or not, in ordinal order.</param>
/// <param name="Refused">Dumps of campaigns that could not be read.</param>
/// <param name="Rows">Rows of each dump that was read.</param>
public sealed record CampaignList(
    IReadOnlyList<Campaign> Sound,
    IReadOnlyList<FailedCampaign> Failed,
    IReadOnlyList<string> KnownIds,
    IReadOnlyList<FileFinding> Refused,
    IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>Hours of the conversion window where the campaign names none: 7 days.</summary>
    private const double DefaultWindowHours = 168;

    /// <summary>Reads and judges the dumps of campaigns.</summary>
    /// <param name="dumps">In file order.</param>
    /// <param name="staging">Reads them.</param>
    /// <param name="cancel">Stops between two dumps.</param>
    public static CampaignList Read(IEnumerable<Dump> dumps, Staging staging, CancellationToken cancel)
    {
        var rows = new List<CampaignRow>();
        var refused = new List<FileFinding>();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var dump in dumps)
        {
            try
            {
                var row = 0L;
                var read = staging.Rows(dump, r => Row(dump.File, ++row, r) with { IsMade = dump.IsGathered || dump.Sections.Count > 0 }, cancel);
                rows.AddRange(read);
                counts[dump.File] = read.Count;
            }
            catch (RefusedDump refusal)
            {
                refused.Add(new FileFinding(dump.File, refusal.Message));
            }
        }

        var nameless = rows.Where(r => r.Id is null).Select(r => new FailedCampaign(null, r.Name,
            string.Create(CultureInfo.InvariantCulture, $"{r.File}, row {r.Row}: it has no campaign_id")));
        var judged = rows.Where(r => r.Id is not null)
            .GroupBy(r => r.Id!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Row: Standing(g), Fault: Fault(Standing(g)))).ToList();
        return new CampaignList(
            [.. judged.Where(j => j.Fault is null).Select(j => Sounded(j.Row))],
            [.. judged.Where(j => j.Fault is not null).Select(j => new FailedCampaign(j.Row.Id, j.Row.Name, $"{j.Fault} ({j.Row.File}, row {j.Row.Row})")), .. nameless],
            [.. judged.Select(j => j.Row.Id!)],
            refused,
            counts);
    }

    /// <summary>The latest updated_at stands, none being the oldest; of equal ones the later in file order.</summary>
    private static CampaignRow Standing(IEnumerable<CampaignRow> rows) => rows.ToLookup(r => r.IsMade) switch
    {
        var all when !all[true].Any() => Newest(all[false]),
        var all when !all[false].Any() => Newest(all[true]),
        // What people say of a campaign goes before what a source makes of its events.
        var all => Newest(all[false]).Over(Newest(all[true])),
    };

    private static CampaignRow Newest(IEnumerable<CampaignRow> rows) => rows.MaxBy(r => r.UpdatedAt ?? DateTimeOffset.MinValue) is { } greatest
        ? rows.Last(r => r.UpdatedAt == greatest.UpdatedAt)
        : throw new InvalidOperationException("A group without rows.");

    private static string? Fault(CampaignRow row) =>
        string.IsNullOrWhiteSpace(row.Name) ? "it has no name"
        : row.StartsAt is null ? "it has no starts_at"
        : row.Channel is not ("in_app" or "push") ? $"its channel is \"{row.Channel}\", not in_app or push"
        : !IsZone(row.TimeZone) ? $"its time_zone \"{row.TimeZone}\" is no IANA time zone, such as Europe/Berlin"
        : row.EndsAt <= row.StartsAt ? "its ends_at is not after its starts_at"
        : row.StartsAt.Value.Year is < 1900 or > 9000 || row.EndsAt?.Year > 9000 ? "its starts_at or ends_at lies outside the years 1900 to 9000"
        : row.ConversionWindowHours is { } hours && !(hours > 0 && double.IsFinite(hours)) ? "its conversion_window_hours is not above 0"
        : null;

    private static bool IsZone(string? id) => id is null || DateTimeZoneProviders.Tzdb.Ids.Contains(id);

    private static Campaign Sounded(CampaignRow row) => new()
    {
        Id = row.Id!,
        Name = row.Name!,
        Channel = row.Channel == "push" ? Channel.Push : Channel.InApp,
        StartsAt = row.StartsAt!.Value,
        EndsAt = row.EndsAt,
        TimeZone = row.TimeZone ?? "UTC",
        Goal = string.IsNullOrEmpty(row.Goal) ? null : row.Goal,
        GoalMinSessionSeconds = row.GoalMinSessionSeconds is { } seconds && !double.IsNaN(seconds) ? seconds : null,
        ConversionWindowHours = row.ConversionWindowHours ?? DefaultWindowHours,
        AudienceSize = row.AudienceSize >= 0 ? row.AudienceSize : null,
        AudienceAsOf = row.AudienceAsOf,
        Segment = row.Segment,
        Description = row.Description,
        MessageTitle = row.MessageTitle,
        MessageBody = row.MessageBody,
        Trigger = row.Trigger,
        Variants = row.Variants,
        Control = string.IsNullOrEmpty(row.Control) ? null : row.Control,
        Allocation = row.Allocation,
        PrimaryMetric = string.IsNullOrEmpty(row.PrimaryMetric) ? null : row.PrimaryMetric,
        ValueUnit = string.IsNullOrEmpty(row.ValueUnit) ? null : row.ValueUnit,
    };

    private static IReadOnlyList<double> Shares(List<double?> shares) =>
        shares.TrueForAll(s => s is > 0 && double.IsFinite(s.Value)) ? [.. shares.Select(s => s!.Value)] : [];

    private static CampaignRow Row(string file, long row, DuckDBDataReader r)
    {
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        double? Number(int i) => r.IsDBNull(i) ? null : r.GetDouble(i);
        DateTimeOffset? Time(int i) => r.IsDBNull(i) ? null : new DateTimeOffset(DateTime.SpecifyKind(r.GetDateTime(i), DateTimeKind.Utc));
        return new CampaignRow
        {
            File = file,
            Row = row,
            Id = Text(0),
            Name = Text(1),
            Channel = Text(2),
            StartsAt = Time(3),
            EndsAt = Time(4),
            TimeZone = Text(5),
            Goal = Text(6),
            GoalMinSessionSeconds = Number(7),
            ConversionWindowHours = Number(8),
            AudienceSize = r.IsDBNull(9) ? null : r.GetInt64(9),
            AudienceAsOf = Time(10),
            Segment = Text(11),
            Description = Text(12),
            MessageTitle = Text(13),
            MessageBody = Text(14),
            Trigger = Text(15),
            UpdatedAt = Time(16),
            Variants = r.IsDBNull(17) ? [] : [.. r.GetFieldValue<List<string?>>(17).OfType<string>()],
            Control = Text(18),
            // A share that is missing or no number makes its list none.
            Allocation = r.IsDBNull(19) ? [] : Shares(r.GetFieldValue<List<double?>>(19)),
            PrimaryMetric = Text(20),
            ValueUnit = Text(21),
        };
    }
}
