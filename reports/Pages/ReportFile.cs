using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// Reads report.json back: what is said later of a published report is said from its own figures. SQL and statistics are not
/// asked again. A file of schema 1 reads too; it has no verdicts.
/// </summary>
public static class ReportFile
{
    private static readonly JsonSerializerOptions Options = SiteRecords.Options;

    /// <exception cref="JsonException">This is no report.</exception>
    public static CampaignReport Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            using var json = JsonDocument.Parse(file);
            return Read(json.RootElement);
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new JsonException($"This is no report: {error.Message}", error);
        }
    }

    private static CampaignReport Read(JsonElement root)
    {
        var (campaign, trends, broken) = (root.GetProperty("campaign"), root.GetProperty("trends"), root.GetProperty("breakdowns"));
        var verdicts = VerdictJson.Read(root);
        var sessionP = verdicts.FirstOrDefault(v => v.Question == "sessions_before_during")?.P;
        return new CampaignReport
        {
            Campaign = Of<Campaign>(campaign),
            Status = Of<CampaignStatus>(campaign.GetProperty("status")),
            AsOf = root.GetProperty("as_of").GetDateTimeOffset(),
            Kpis = Kpis(root.GetProperty("kpis")),
            Comparison = ComparisonJson.Read(root, Options),
            Verdicts = verdicts,
            Variants = VariantsJson.Read(root),
            GoalNamesFound = campaign.TryGetProperty("goal_names_found", out var found) ? Of<string[]>(found) : [],
            Daily = Of<DayRow[]>(trends.GetProperty("daily")),
            Sessions = SessionsJson.Read(trends.GetProperty("sessions"), sessionP, Options),
            OpensByHour = Of<HourCell[]>(trends.GetProperty("opens_by_hour")),
            OpensByOwnHour = Of<HourCell[]>(trends.GetProperty("opens_by_own_hour")),
            OpenDelays = Of<OpenDelay[]>(trends.GetProperty("open_delays")),
            VariantDays = Of<VariantDay[]>(trends.GetProperty("variant_days")),
            Happenings = Of<Happening[]>(trends.GetProperty("happenings")),
            Breakdowns = new Breakdowns
            {
                Variant = Of<BreakdownRow[]>(broken.GetProperty("variant")),
                Platform = Of<BreakdownRow[]>(broken.GetProperty("platform")),
                Country = Of<BreakdownRow[]>(broken.GetProperty("country")),
                AppVersion = Of<BreakdownRow[]>(broken.GetProperty("app_version")),
            },
            Bounces = Of<BounceReason[]>(root.GetProperty("bounces")),
            DataQuality = Quality(root.GetProperty("data_quality")) with { Measured = MeasuredJson.Read(root), Thresholds = TrustJson.Thresholds(root) },
            Checks = Of<Check[]>(root.GetProperty("checks")),
            Provenance = Provenance(root.GetProperty("provenance")),
        };
    }

    private static KeyValuePair<string, Figure>[] Kpis(JsonElement kpis) =>
        [.. kpis.EnumerateObject().Select(k => KeyValuePair.Create(k.Name, FigureJson.Read(k.Value, Options)))];

    private static DataQuality Quality(JsonElement quality) => new()
    {
        Read = quality.GetProperty("read").GetInt64(),
        Accepted = quality.GetProperty("accepted").GetInt64(),
        Duplicates = quality.GetProperty("duplicates").GetInt64(),
        Rejected = quality.GetProperty("rejected").GetInt64(),
        RejectedByReason = [.. quality.GetProperty("rejected_by_reason").EnumerateObject().Select(r => KeyValuePair.Create(r.Name, r.Value.GetInt64()))],
        Late = quality.GetProperty("late").Deserialize<long?>(Options),
        Lateness = quality.TryGetProperty("lateness", out var lateness) ? Lateness(lateness, Ahead(quality)) : null,
        RejectedExamples = quality.TryGetProperty("rejected_examples", out var examples) ? Of<RowFinding[]>(examples) : [],
        Orphans = quality.GetProperty("orphans").GetInt64(),
        OutsidePeriod = quality.GetProperty("outside_period").GetInt64(),
        IdReused = quality.TryGetProperty("id_reused", out var reused) ? reused.GetInt64() : 0,
        Findings = FindingJson.Read(quality),
        FilesRefused = Of<FileFinding[]>(quality.GetProperty("files_refused")),
        FilesSkipped = Of<FileFinding[]>(quality.GetProperty("files_skipped")),
        EventsUnread = quality.TryGetProperty("events_unread", out var unread) ? Of<UnreadEvents[]>(unread) : [],
    };

    private static long Ahead(JsonElement quality) =>
        quality.TryGetProperty("clock_errors", out var errors) && errors.TryGetProperty("received_ahead", out var ahead) ? ahead.GetInt64() : 0;

    private static Lateness? Lateness(JsonElement lateness, long ahead)
    {
        long Of(string name) => lateness.GetProperty(name).GetInt64();
        return lateness.ValueKind == JsonValueKind.Null ? null : new()
        {
            ReceivedBefore = Of("received_before"),
            Within1h = Of("within_1h"),
            Within24h = Of("within_24h"),
            Within7d = Of("within_7d"),
            Over7d = Of("over_7d"),
            NoReceipt = Of("no_receipt"),
            ReceivedAhead = ahead,
        };
    }

    private static Provenance Provenance(JsonElement provenance) => new(
        Of<InputFile[]>(provenance.GetProperty("inputs")),
        provenance.GetProperty("program").GetString()!,
        provenance.GetProperty("duckdb").GetString()!,
        provenance.GetProperty("time_zones").GetString()!,
        provenance.GetProperty("settings_hash").GetString()!);

    private static T Of<T>(JsonElement element) => element.Deserialize<T>(Options) ?? throw new JsonException($"A {typeof(T).Name} is null.");
}
