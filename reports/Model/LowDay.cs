namespace CampaignBatch.Reports.Model;

/// <summary>A day with far fewer messages than the same weekday had in the weeks before: of a campaign, or of all together.</summary>
/// <param name="Date">The campaign's local day.</param>
/// <param name="Messages">Impressions, or sends; those received where sends are not measured. 0 is a gap.</param>
/// <param name="Usual">Median of the same weekday in the weeks before.</param>
public sealed record LowDay(DateOnly Date, long Messages, double Usual)
{
    /// <summary>Weeks before that are looked at.</summary>
    public const int Weeks = 8;

    /// <summary>Of these, how many must have had that weekday wholly inside the campaign.</summary>
    public const int LeastWeeks = 3;

    /// <summary>Below this median nothing is called low.</summary>
    public const int LeastUsual = 30;

    /// <summary>A day is low with less than this part of the median.</summary>
    public const double Part = 0.5;

    /// <summary>
    /// Those of a campaign, in order. Its first and last day may be parts of a day, and the day of the as-of is not over: they are not judged. Neither is a day of which
    /// nothing at all is in the data, of any campaign: that is a missing day.
    /// </summary>
    public static IReadOnlyList<LowDay> Of(CampaignReport report)
    {
        var missing = report.Happenings.Where(h => h.Kind == HappeningKind.MissingDay).Select(h => h.Date).ToHashSet();
        var ends = report.Happenings.Where(h => h.Kind is HappeningKind.Start or HappeningKind.End).Select(h => h.Date).ToHashSet();
        var days = report.Daily.Where(d => d.Complete && !missing.Contains(d.Date) && !ends.Contains(d.Date))
            .Select(d => (d.Date, Messages: report.Campaign.Channel == Channel.InApp ? d.Impressions : d.Sent ?? d.Delivered ?? 0)).ToList();
        var known = days.ToDictionary(d => d.Date, d => d.Messages);
        var last = report.Campaign.EndsAt is null ? DateOnly.MaxValue : ends.DefaultIfEmpty(DateOnly.MaxValue).Max();
        bool IsRegular(DateOnly date)
        {
            // A push that goes out when somebody sends it has no usual day.
            var before = days.Where(d => d.Date < date && d.Date >= date.AddDays(-7 * Weeks)).ToList();
            return report.Campaign.Channel == Channel.InApp || 7 * before.Count(d => d.Messages > 0) >= 6 * before.Count;
        }

        return
        [
            .. from day in days
               where day.Date < last && IsRegular(day.Date)
               let before = Enumerable.Range(1, Weeks).Select(week => day.Date.AddDays(-7 * week)).Where(known.ContainsKey).Select(date => known[date]).Order().ToList()
               where before.Count >= LeastWeeks
               let usual = (before[(before.Count - 1) / 2] + before[before.Count / 2]) / 2.0
               where usual >= LeastUsual && day.Messages < Part * usual
               select new LowDay(day.Date, day.Messages, usual),
        ];
    }
}
