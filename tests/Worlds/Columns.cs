using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace CampaignBatch.Tests.Worlds;

/// <summary>The columns of the three kinds of dumps.</summary>
internal static class Columns
{
    public const string Id = "id";
    public const string Time = "time";

    public static readonly IReadOnlyList<Column<RawEvent>> OfEvents =
    [
        new("event_id", Id, true, e => e.EventId),
        new("event_type", "varchar", true, e => e.EventType),
        new("occurred_at", Time, true, e => Of(e.OccurredAt)),
        new("received_at", Time, false, e => Of(e.ReceivedAt)),
        new("user_id", Id, true, e => e.UserId),
        new("campaign_id", Id, false, e => e.CampaignId),
        new("message_id", Id, false, e => e.MessageId),
        new("variant", "varchar", false, e => e.Variant),
        new("goal", "varchar", false, e => e.Goal),
        new("value", "double", false, e => Of(e.Value)),
        new("session_id", "varchar", false, e => e.SessionId),
        new("session_seconds", "double", false, e => Of(e.SessionSeconds)),
        new("bounce_reason", "varchar", false, e => e.BounceReason),
        new("platform", "varchar", false, e => e.Platform),
        new("app_version", "varchar", false, e => e.AppVersion),
        new("country", "varchar", false, e => e.Country),
        new("language", "varchar", false, e => e.Language),
        new("utc_offset_minutes", "integer", false, e => e.UtcOffsetMinutes?.ToString(CultureInfo.InvariantCulture)),
    ];

    public static readonly IReadOnlyList<Column<RawCampaign>> OfCampaigns =
    [
        new("campaign_id", Id, true, c => c.CampaignId),
        new("name", "varchar", true, c => c.Name),
        new("channel", "varchar", true, c => c.Channel),
        new("starts_at", Time, true, c => Of(c.StartsAt)),
        new("ends_at", Time, false, c => Of(c.EndsAt)),
        new("time_zone", "varchar", false, c => c.TimeZone),
        new("goal", "varchar", false, c => c.Goal),
        new("goal_min_session_seconds", "double", false, c => Of(c.GoalMinSessionSeconds)),
        new("conversion_window_hours", "double", false, c => Of(c.ConversionWindowHours)),
        new("audience_size", "bigint", false, c => c.AudienceSize?.ToString(CultureInfo.InvariantCulture)),
        new("audience_as_of", Time, false, c => Of(c.AudienceAsOf)),
        new("description", "varchar", false, c => c.Description),
        new("updated_at", Time, false, c => Of(c.UpdatedAt)),
        new("variants", "varchar[]", false, c => List(c.Variants)),
        new("control", "varchar", false, c => c.Control),
        new("allocation", "double[]", false, c => List(c.Allocation?.Select(share => Of(share)))),
        new("primary_metric", "varchar", false, c => c.PrimaryMetric),
        new("value_unit", "varchar", false, c => c.ValueUnit),
    ];

    public static readonly IReadOnlyList<Column<RawMember>> OfAudience =
    [
        new("campaign_id", Id, true, m => m.CampaignId),
        new("user_id", Id, true, m => m.UserId),
        new("as_of", Time, true, m => Of(m.AsOf)),
        new("push_enabled", "boolean", false, m => Of(m.PushEnabled)),
        new("is_holdout", "boolean", false, m => Of(m.IsHoldout)),
    ];

    public static readonly IReadOnlyList<Column<RawIdentity>> OfIdentities =
    [
        new("alias_id", Id, true, i => i.AliasId),
        new("user_id", Id, true, i => i.UserId),
    ];

    private static string? List(IEnumerable<string?>? items) => items is null ? null : $"[{string.Join(", ", items)}]";

    private static string? Of(Instant? at) => at is { } i ? InstantPattern.ExtendedIso.Format(i) : null;

    private static string? Of(bool? value) => value switch { true => "true", false => "false", null => null };

    private static string? Of(double? value) => value switch
    {
        null => null,
        double.NaN => "nan",
        double.PositiveInfinity => "inf",
        double.NegativeInfinity => "-inf",
        { } d => d.ToString("R", CultureInfo.InvariantCulture),
    };
}
