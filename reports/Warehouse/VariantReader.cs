using System.Data;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Verdicts;
using NodaTime;
using NodaTime.Extensions;

namespace CampaignBatch.Reports.Warehouse;

/// <summary>Takes the arms of all campaigns, and what came of their users, out of DuckDB at once.</summary>
internal sealed class VariantReader
{
    private readonly HashSet<int> _several;
    private readonly ILookup<int, (string Key, DateOnly First)> _arms;
    private readonly Dictionary<int, (DateOnly First, DateOnly Last)> _days;
    private readonly ILookup<int, ArmProfile> _profiles;

    public VariantReader(Database database, CancellationToken cancel)
    {
        _several = [.. database.Rows("""
            select campaign_no from metrics.breakdowns where breakdown = 'variant' and key is not null group by campaign_no having count(*) > 1
            """, r => r.GetInt32(0), cancel)];
        _arms = database.Rows(
            "select campaign_no, variant, first_day from variants.arms",
            r => (No: r.GetInt32(0), Arm: (Key: r.GetString(1), First: r.GetFieldValue<DateOnly>(2))),
            cancel).ToLookup(a => a.No, a => a.Arm);
        _days = database.Rows(
            "select campaign_no, first_day, last_day from variants.common_days where first_day <= last_day",
            r => (No: r.GetInt32(0), First: r.GetFieldValue<DateOnly>(1), Last: r.GetFieldValue<DateOnly>(2)),
            cancel).ToDictionary(d => d.No, d => (d.First, d.Last));
        _profiles = database.Rows(
            """
            select campaign_no, arm, delivered, responses, is_mature, coalesce(is_converted, false), value, users
            from variants.profiles
            order by campaign_no, arm, delivered, responses, is_mature, is_converted, value
            """,
            r => (No: r.GetInt32(0), Profile: Profile(r)),
            cancel).ToLookup(p => p.No, p => p.Profile);
    }

    private static ArmProfile Profile(IDataRecord r) => new(
        Arm: r.IsDBNull(1) ? null : r.GetString(1),
        Delivered: r.GetInt64(2),
        Responses: r.GetInt64(3),
        IsMature: r.GetBoolean(4),
        IsConverted: r.GetBoolean(5),
        Value: r.IsDBNull(6) ? null : r.GetDouble(6),
        Users: r.GetInt64(7));

    /// <summary>What the data say of the variants of a campaign; null where its messages carry fewer than two.</summary>
    /// <param name="number">Of the campaign.</param>
    /// <param name="campaign">The campaign.</param>
    /// <param name="asOf">T.</param>
    public VariantData? Of(int number, Campaign campaign, Instant asOf)
    {
        if (!_several.Contains(number))
        {
            return null;
        }

        var zone = DateTimeZoneProviders.Tzdb[campaign.TimeZone];
        var arms = _arms[number].OrderBy(a => a.Key, StringComparer.Ordinal).ToList();
        var days = _days.TryGetValue(number, out var common) && arms.Count > 1 ? common : ((DateOnly First, DateOnly Last)?)null;
        return new VariantData
        {
            Campaign = campaign,
            Arms = arms.ConvertAll(a => a.Key),
            FirstDay = days?.First,
            LastDay = days?.Last,
            BeginsAt = days is { } d ? CampaignCalendar.StartOf(zone, d.First.ToLocalDate()).ToDateTimeOffset() : null,
            StartTogether = arms.Select(a => a.First).Distinct().Count() < 2,
            Profiles = [.. _profiles[number]],
            AsOf = asOf.ToDateTimeOffset(),
            AsOfDay = asOf.InZone(zone).Date.ToDateOnly(),
        };
    }
}
