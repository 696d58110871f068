using System.Text.Json;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Pages;

/// <summary>Reads report.json back: what is said later of a published report is said from its own figures. SQL and statistics are not asked again.</summary>
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
        var sessions = trends.GetProperty("sessions");
        return new CampaignReport
        {
            Campaign = Of<Campaign>(campaign),
            Status = Of<CampaignStatus>(campaign.GetProperty("status")),
            AsOf = root.GetProperty("as_of").GetDateTimeOffset(),
            Kpis = [.. root.GetProperty("kpis").EnumerateObject().Select(k => KeyValuePair.Create(k.Name, Figure(k.Value)))],
            Comparison = root.TryGetProperty("comparison", out var comparison) ? Comparison(comparison) : Model.Comparison.TooShort,
            Daily = Of<DayRow[]>(trends.GetProperty("daily")),
            Sessions = new SessionTrend
            {
                Population = sessions.GetProperty("population").GetString()!,
                BeforeDays = sessions.GetProperty("before_days").GetInt32(),
                Days = Of<SessionDay[]>(sessions.GetProperty("days")),
            },
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

    // A rate always stands with its n and N, a count never does.
    private static Figure Figure(JsonElement figure) => Of<Figure>(figure) with { IsRate = figure.TryGetProperty("numerator", out _) };

    private static Comparison Comparison(JsonElement comparison) => new()
    {
        Reason = comparison.GetProperty("reason").GetString(),
        Weeks = comparison.GetProperty("weeks").GetInt32(),
        Recent = comparison.GetProperty("recent").Deserialize<Stretch>(Options),
        Before = comparison.GetProperty("before").Deserialize<Stretch>(Options),
        Figures =
        [
            .. comparison.GetProperty("figures").EnumerateObject()
                .Select(f => KeyValuePair.Create(f.Name, new ComparedFigure(Figure(f.Value.GetProperty("recent")), Figure(f.Value.GetProperty("before"))))),
        ],
    };

    private static DataQuality Quality(JsonElement quality) => new()
    {
        Read = quality.GetProperty("read").GetInt64(),
        Accepted = quality.GetProperty("accepted").GetInt64(),
        Duplicates = quality.GetProperty("duplicates").GetInt64(),
        Rejected = quality.GetProperty("rejected").GetInt64(),
        RejectedByReason = [.. quality.GetProperty("rejected_by_reason").EnumerateObject().Select(r => KeyValuePair.Create(r.Name, r.Value.GetInt64()))],
        Late = quality.GetProperty("late").Deserialize<long?>(Options),
        Lateness = quality.TryGetProperty("lateness", out var lateness) ? Lateness(lateness) : null,
        RejectedExamples = quality.TryGetProperty("rejected_examples", out var examples) ? Of<RowFinding[]>(examples) : [],
        Orphans = quality.GetProperty("orphans").GetInt64(),
        OutsidePeriod = quality.GetProperty("outside_period").GetInt64(),
        FilesRefused = Of<FileFinding[]>(quality.GetProperty("files_refused")),
        FilesSkipped = Of<FileFinding[]>(quality.GetProperty("files_skipped")),
    };

    private static Lateness? Lateness(JsonElement lateness)
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
