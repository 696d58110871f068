namespace CampaignBatch.Reports.Model;

/// <summary>Whether a reader can believe the figures: fine, look, or do not trust, by <see cref="TrustThresholds"/>, which the page states.</summary>
/// <param name="Level">The worst of its findings.</param>
/// <param name="Findings">What stands out, the worst first.</param>
public sealed record Trust(TrustLevel Level, IReadOnlyList<TrustFinding> Findings)
{
    /// <summary>Of a campaign: its rows, the files of its run, and whether its impressions go on.</summary>
    public static Trust Of(CampaignReport report)
    {
        var quality = report.DataQuality;
        return Of(
        [
            .. Shares(quality, report.Provenance.Inputs.Count, report.Campaign.Channel),
            .. Odd(quality),
            .. Nothing(report),
            .. Silence(report),
            .. Days(quality, "missing_days", report.Happenings.Count(h => h.Kind == HappeningKind.MissingDay)),
            .. Days(quality, "low_days", LowDay.Of(report).Count),
        ]);
    }

    /// <summary>Of a whole run.</summary>
    /// <param name="quality">What became of its rows.</param>
    /// <param name="filesRead">Dumps that were read.</param>
    public static Trust Of(DataQuality quality, int filesRead) => Of([.. Shares(quality, filesRead, null), .. Odd(quality), .. Days(quality, "low_days", quality.LowDays.Count)]);

    /// <summary>The same with one more finding, such as one that takes a clock.</summary>
    public Trust And(TrustFinding finding) => Of([finding, .. Findings]);

    /// <summary>The same without the findings of one name.</summary>
    public Trust Without(string name) => Of([.. Findings.Where(f => f.Name != name)]);

    private static Trust Of(IReadOnlyList<TrustFinding> findings) =>
        new(findings.Count == 0 ? TrustLevel.Fine : findings.Max(f => f.Level), [.. findings.OrderByDescending(f => f.Level)]);

    private static IEnumerable<TrustFinding> Shares(DataQuality quality, int filesRead, Channel? channel)
    {
        foreach (var threshold in quality.Thresholds.All.Where(t => t.IsShare))
        {
            var name = threshold.Name;
            (long? part, long whole) = name switch
            {
                "rejected_rows" => (quality.Rejected, quality.Read),
                "duplicate_rows" => (quality.Duplicates, quality.Read),
                "late_events" => (quality.Late, quality.Accepted),
                "orphans" => (HasMessages(quality.Measured, channel) ? quality.Orphans : null, quality.Accepted),
                "clock_errors" => (quality.ClockErrors().Sum(c => c.Value), quality.Read),
                "unknown_campaigns" => (quality.UnknownCampaigns.Sum(c => c.Rows), quality.Read),
                "outside_period" => (quality.OutsidePeriod, quality.Accepted),
                _ => (quality.FilesRefused.Count, quality.FilesRefused.Count + filesRead),
            };
            var share = part is > 0 and var counted ? (double)counted / Math.Max(whole, 1) : 0;
            // Where no row is left there is nothing to believe, whatever the thresholds are.
            var isAll = part == quality.Read && quality.Read > 0 && name is "rejected_rows" or "duplicate_rows";
            if ((isAll ? TrustLevel.DoNotTrust : threshold.Judge(share)) is not TrustLevel.Fine and var level)
            {
                yield return new TrustFinding(name, level, name == "refused_files" ? quality.FilesRefused.Count : share);
            }
        }
    }

    private static IEnumerable<TrustFinding> Odd(DataQuality quality) =>
        quality.Findings.Where(f => f.Level != TrustLevel.Fine).Select(f => new TrustFinding(f.Name, f.Level, f.Numbers.GetValueOrDefault("share")) { Data = f });

    // An answer to a message that the source does not report is no fault of the data.
    private static bool HasMessages(Measured measured, Channel? channel) =>
        (channel == Channel.Push || measured.Has(Fact.Impressions)) && (channel == Channel.InApp || measured.Has(Fact.Receipts));

    private static IEnumerable<TrustFinding> Days(DataQuality quality, string name, int days) =>
        days > 0 && quality.Thresholds.Of(name).Judge(days) is not TrustLevel.Fine and var level ? [new TrustFinding(name, level, days)] : [];

    // Nothing is wrong with rows that are not there, but nothing speaks for them either.
    private static IEnumerable<TrustFinding> Nothing(CampaignReport report) =>
        report.DataQuality.Read > 0 ? [] : [new TrustFinding(NoRows(report.Status), TrustLevel.Look, 0)];

    private static string NoRows(CampaignStatus status) => status == CampaignStatus.Scheduled ? "no_rows_yet" : "no_rows";

    // A push campaign sends when it sends; an in-app message that runs is shown day by day.
    private static IEnumerable<TrustFinding> Silence(CampaignReport report)
    {
        var silent = report.Daily.Where(d => d.Complete).Reverse().TakeWhile(d => d.Impressions == 0).Count();
        var wasShown = report.Daily.Any(d => d.Impressions > 0);
        return report is { Campaign.Channel: Channel.InApp, Status: CampaignStatus.Running } && wasShown ? Days(report.DataQuality, "silent_days", silent) : [];
    }
}
