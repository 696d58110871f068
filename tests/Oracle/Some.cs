using CampaignBatch.Tests.Worlds;
using NodaTime;
using NodaTime.Text;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Worlds of a few rows: campaign "c" runs from 1 January 2026 in UTC, and T is noon of the 10th.</summary>
internal static class Some
{
    public static readonly RawCampaign InApp = new() { CampaignId = "c", Name = "Hello", Channel = "in_app", StartsAt = At("01-01 00:00") };

    public static readonly RawCampaign Push = InApp with { Channel = "push" };

    /// <summary>Month, day and time of 2026 in UTC: <c>01-31 23:59</c>, with seconds or without.</summary>
    public static Instant At(string text) => InstantPattern.ExtendedIso.Parse($"2026-{text.Replace(' ', 'T')}{(text.Length == 11 ? ":00" : "")}Z").Value;

    public static RawEvent Event(string type, string user, string at, string? message = null, string? id = null) =>
        new() { EventId = id, EventType = type, UserId = user, OccurredAt = At(at), CampaignId = type is "goal" or "session" ? null : "c", MessageId = message };

    public static RawEvent Session(string user, string at, double? seconds = null) => Event("session", user, at) with { SessionSeconds = seconds };

    public static RawEvent Goal(string user, string at, string goal = "buy") => Event("goal", user, at) with { Goal = goal };

    public static World World(RawCampaign campaign, params RawEvent[] events) => World([campaign], events);

    /// <summary>Events without id get one by their order: e001, e002 …</summary>
    public static World World(IReadOnlyList<RawCampaign> campaigns, params RawEvent[] events) => new()
    {
        Campaigns = [new("campaigns.parquet", campaigns)],
        Events = [new("events/1.parquet", [.. events.Select((e, i) => e with { EventId = e.EventId ?? $"e{i + 1:000}" })])],
        AsOf = At("01-10 12:00"),
    };

    public static World With(this World world, params RawMember[] members) => world with { Audience = [new("audience/1.parquet", members)] };

    public static OracleReport Report(RawCampaign campaign, params RawEvent[] events) => Report(World(campaign, events));

    public static OracleReport Report(World world, string campaign = "c") => OracleRun.Judge(world).Reports[campaign];

    /// <summary>n/N of a rate, the value of a count, or the reason why there is none.</summary>
    public static string Kpi(this OracleReport report, string name)
    {
        var figure = report.Kpis[name];
        return figure.Reason ?? (figure.Denominator is null ? $"{figure.Value}" : $"{figure.Numerator}/{figure.Denominator}");
    }
}
