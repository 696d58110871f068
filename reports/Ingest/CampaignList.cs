using System.Globalization;
using System.Text.RegularExpressions;
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
public sealed partial record CampaignList(
    IReadOnlyList<Campaign> Sound,
    IReadOnlyList<FailedCampaign> Failed,
    IReadOnlyList<string> KnownIds,
    IReadOnlyList<FileFinding> Refused,
    IReadOnlyDictionary<string, long> Rows)
{
    /// <summary>What is to be said of campaigns that get a report all the same, by their file.</summary>
    public IReadOnlyList<FileFinding> Notes { get; private init; } = [];

    /// <summary>What is odd about the columns of their dumps, and of which dump.</summary>
    internal IReadOnlyList<(DumpNote Note, string File)> ColumnNotes { get; private init; } = [];

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
        var columns = new List<(DumpNote, string)>();
        var isMapped = false;
        foreach (var dump in dumps)
        {
            var isMade = dump.IsGathered || dump.Sections.Count > 0;
            isMapped |= isMade;
            try
            {
                var row = 0L;
                CampaignRow Read(DuckDBDataReader r) => Row(dump.File, ++row, r) with { IsMade = isMade, IsBeside = dump.IsBeside };
                var read = staging.Rows(dump, Read, cancel);
                rows.AddRange(read);
                counts[dump.File] = read.Count;
                columns.AddRange(staging.Notes.Select(n => (n, dump.File)));
            }
            catch (RefusedDump refusal)
            {
                refused.Add(new FileFinding(dump.File, refusal.Message));
            }
        }

        var fate = rows.ToLookup(CampaignLimits.FaultOfId);
        var nameless = fate.Where(f => f.Key is not null).SelectMany(f => f)
            .Select(r => new FailedCampaign(null, CampaignLimits.Beginning(r.Name), $"{Place(r)}: {CampaignLimits.FaultOfId(r)}"));
        var judged = fate[null]
            .GroupBy(r => r.Id!, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Judge([.. g], isMapped)).ToList();
        return new CampaignList(
            [.. judged.Where(j => j.Fault is null).Select(j => Sounded(CampaignLimits.Cut(j.Row)))],
            [.. judged.Where(j => j.Fault is not null).Select(j => Failure(j.Row, j.Fault!)), .. nameless],
            [.. judged.Select(j => j.Row.Id!)],
            refused,
            counts)
        {
            ColumnNotes = columns,
            Notes = [.. judged.Where(j => j.Fault is null).SelectMany(j => Noted(j.Row, j.IsAlone))],
        };
    }

    /// <summary>The row of a campaign that stands, what is wrong with it, and whether people alone name the campaign, where a source should.</summary>
    private static (CampaignRow Row, string? Fault, bool IsAlone) Judge(List<CampaignRow> rows, bool isMapped)
    {
        var row = Standing(rows);
        var isAlone = isMapped && rows.TrueForAll(r => r.IsBeside);
        var fault = row.Unreadable.Count > 0 ? string.Join("; ", row.Unreadable) : Fault(row);
        return (row, fault is not null && isAlone ? $"no dump names it, and {fault}" : fault, isAlone);
    }

    private static FailedCampaign Failure(CampaignRow row, string fault) => new(row.Id, CampaignLimits.Beginning(row.Name), $"{fault} ({Place(row)})");

    private static IEnumerable<FileFinding> Noted(CampaignRow row, bool isAlone)
    {
        var campaign = FormattableString.Invariant($"row {row.Row}: campaign \"{row.Id}\"");
        if (isAlone)
        {
            yield return new FileFinding(row.File, $"{campaign}: no dump names it");
        }

        foreach (var cut in CampaignLimits.Cuts(row))
        {
            yield return new FileFinding(row.File, $"{campaign}: {cut}");
        }

        if (row.Owner is { Length: > 0 } owner && !IsAddress(owner))
        {
            yield return new FileFinding(row.File, $"{campaign}: its owner \"{CampaignLimits.Beginning(owner)}\" is no mail address, and is left out");
        }
    }

    private static bool IsAddress(string text) => text.Length <= CampaignLimits.LongestAddress && Address().IsMatch(text);

    private static string Place(CampaignRow row) =>
        FormattableString.Invariant($"{row.File}, row {row.Row}");

    /// <summary>The latest updated_at stands, none being the oldest; of equal ones the later in file order.</summary>
    private static CampaignRow Standing(IEnumerable<CampaignRow> rows) => rows.ToLookup(r => r.IsMade) switch
    {
        var all when !all[true].Any() => Newest(all[false]),
        var all when !all[false].Any() => Newest(all[true]),
        // What people say of a campaign goes before what a source makes of its events.
        var all => Newest(all[false]).Over(Newest(all[true])),
    };

    private static CampaignRow Newest(IEnumerable<CampaignRow> rows) => rows.MaxBy(Updated) is { } greatest
        ? rows.Last(r => Updated(r) == Updated(greatest))
        : throw new InvalidOperationException("A group without rows.");

    private static DateTimeOffset Updated(CampaignRow row) =>
        row.UpdatedAt?.At(row.TimeZone) ?? DateTimeOffset.MinValue;

    private static string? Fault(CampaignRow row) => OfName(row) ?? OfPeriod(row) ?? OfWindow(row) ?? CampaignLimits.Fault(row);

    private static string? OfName(CampaignRow row) => row switch
    {
        _ when string.IsNullOrWhiteSpace(row.Name) => "it has no name",
        { StartsAt: null } => "it has no starts_at",
        { Channel: not ("in_app" or "push") } => $"its channel is \"{CampaignLimits.Beginning(row.Channel)}\", not in_app or push",
        _ when !IsZone(row.TimeZone) => $"its time_zone \"{CampaignLimits.Beginning(row.TimeZone)}\" is no IANA time zone, such as Europe/Berlin",
        _ => null,
    };

    private static string? OfPeriod(CampaignRow row)
    {
        var (start, end) = (row.StartsAt!.Value.At(row.TimeZone), row.EndsAt?.At(row.TimeZone));
        if (end <= start)
        {
            return $"its ends_at {Written(end.Value)} is not after its starts_at {Written(start)}";
        }

        var isOutside = start.Year is < 1900 or > 9000 || end?.Year > 9000;
        return isOutside ? $"its starts_at {Written(start)} or ends_at lies outside the years 1900 to 9000" : null;
    }

    private static string? OfWindow(CampaignRow row)
    {
        var isSound = row.ConversionWindowHours is null or (> 0 and < double.PositiveInfinity);
        return isSound ? null : FormattableString.Invariant($"its conversion_window_hours is {row.ConversionWindowHours}, not above 0");
    }

    private static string Written(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static bool IsZone(string? id) => id is null || DateTimeZoneProviders.Tzdb.Ids.Contains(id);

    private static Campaign Sounded(CampaignRow row) => new()
    {
        Id = row.Id!,
        Name = row.Name!,
        Channel = row.Channel == "push" ? Channel.Push : Channel.InApp,
        StartsAt = row.StartsAt!.Value.At(row.TimeZone),
        EndsAt = row.EndsAt?.At(row.TimeZone),
        TimeZone = row.TimeZone ?? "UTC",
        Goal = string.IsNullOrEmpty(row.Goal) ? null : row.Goal,
        GoalMinSessionSeconds = row.GoalMinSessionSeconds >= 0 ? row.GoalMinSessionSeconds : null,
        ConversionWindowHours = row.ConversionWindowHours ?? DefaultWindowHours,
        AudienceSize = row.AudienceSize >= 0 ? row.AudienceSize : null,
        AudienceAsOf = row.AudienceAsOf?.At(row.TimeZone),
        Segment = row.Segment,
        Description = row.Description,
        MessageTitle = row.MessageTitle,
        MessageBody = row.MessageBody,
        Trigger = row.Trigger,
        Variants = row.Variants,
        Control = string.IsNullOrEmpty(row.Control) ? null : row.Control,
        Allocation = Shares(row.Allocation),
        PrimaryMetric = string.IsNullOrEmpty(row.PrimaryMetric) ? null : row.PrimaryMetric,
        ValueUnit = string.IsNullOrEmpty(row.ValueUnit) ? null : row.ValueUnit,
        MessagePicture = string.IsNullOrEmpty(row.MessagePicture) ? null : row.MessagePicture,
        Tags = row.Tags,
        Owner = row.Owner is { } owner && IsAddress(owner) ? owner : null,
        LeftOut = LeftOut(row).ToDictionary(),
    };

    /// <summary>Values that cannot be right, and without which the other figures still are.</summary>
    private static IEnumerable<KeyValuePair<string, string>> LeftOut(CampaignRow row)
    {
        if (row.AudienceSize is < 0 and var size)
        {
            yield return KeyValuePair.Create("audience_size", size.ToString(CultureInfo.InvariantCulture));
        }

        if (row.GoalMinSessionSeconds is < 0 and var seconds)
        {
            yield return KeyValuePair.Create("goal_min_session_seconds", seconds.ToString(CultureInfo.InvariantCulture));
        }

        if (row.Allocation.Count > 0 && Shares(row.Allocation).Count == 0)
        {
            var shares = row.Allocation.Select(s => s?.ToString(CultureInfo.InvariantCulture) ?? "?");
            yield return KeyValuePair.Create("allocation", string.Join(", ", shares));
        }
    }

    /// <summary>A share that is missing or no number makes its list none.</summary>
    private static IReadOnlyList<double> Shares(IReadOnlyList<double?> shares) =>
        shares.All(s => s is > 0 && double.IsFinite(s.Value)) ? [.. shares.Select(s => s!.Value)] : [];

    private static CampaignRow Row(string file, long row, DuckDBDataReader reader)
    {
        var cells = new CampaignCells(reader);
        return new CampaignRow
        {
            File = file,
            Row = cells.Place ?? row,
            Id = cells.Text("campaign_id"),
            Name = cells.Text("name"),
            Channel = cells.Text("channel"),
            StartsAt = cells.Time("starts_at"),
            EndsAt = cells.Time("ends_at"),
            TimeZone = cells.Text("time_zone"),
            Goal = cells.Text("goal"),
            GoalMinSessionSeconds = cells.Number("goal_min_session_seconds"),
            ConversionWindowHours = cells.Number("conversion_window_hours"),
            AudienceSize = cells.Whole("audience_size"),
            AudienceAsOf = cells.Time("audience_as_of"),
            Segment = cells.Text("segment"),
            Description = cells.Text("description"),
            MessageTitle = cells.Text("message_title"),
            MessageBody = cells.Text("message_body"),
            MessagePicture = cells.Text("message_picture"),
            Trigger = cells.Text("trigger"),
            UpdatedAt = cells.Time("updated_at"),
            Variants = cells.Texts("variants"),
            Control = cells.Text("control"),
            Allocation = cells.Numbers("allocation"),
            PrimaryMetric = cells.Text("primary_metric"),
            ValueUnit = cells.Text("value_unit"),
            Tags = cells.Texts("tags"),
            Owner = cells.Text("owner"),
            Unreadable = cells.Faults,
        };
    }

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+$")]
    private static partial Regex Address();
}
