using CampaignBatch.Reports.Warehouse;

namespace CampaignBatch.Reports;

/// <summary>Refuses a report of a time at which nothing had happened yet: it would be empty, whatever the dumps hold.</summary>
internal static class AsOfGuard
{
    /// <param name="settings">The run's.</param>
    /// <param name="calculation">Made.</param>
    /// <param name="cancel">Stops within a moment.</param>
    /// <exception cref="SettingsError">An as-of is given, and every accepted event lies after it.</exception>
    public static void Check(LineSettings settings, Calculation calculation, CancellationToken cancel)
    {
        if (settings.AsOf is not { } asOf)
        {
            return;
        }

        const string first = """
            select strftime(min(occurred_at), '%Y-%m-%dT%H:%M:%SZ')
            from events.accepted
            having min(occurred_at) > getvariable('as_of')::timestamp
            """;
        var later = calculation.Database.Rows(first, r => r.GetString(0), cancel);
        if (later is [var at])
        {
            var given = FormattableString.Invariant($"{asOf.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");
            throw new SettingsError($"The as-of {given} lies before the first event of '{settings.Data}', at {at}. "
                + "Give a later --as-of, or none. The site stays as it was.");
        }
    }
}
