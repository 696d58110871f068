namespace CampaignBatch.Reports.Model;

/// <summary>Whether a reader can believe the figures: fine, look, or do not trust, by thresholds that the page states.</summary>
/// <param name="Level">The worst of its findings.</param>
/// <param name="Findings">What stands out, the worst first.</param>
public sealed record Trust(TrustLevel Level, IReadOnlyList<TrustFinding> Findings)
{
    /// <summary>Shares from which a finding is one to look at, and one not to trust: of rows read, or of accepted events. In the order of METRICS.</summary>
    public static IReadOnlyList<(string Name, double Look, double Distrust)> Thresholds { get; } =
    [
        ("rejected_rows", 0.005, 0.05), ("duplicate_rows", 0.1, 0.5), ("late_events", 0.05, 0.25), ("orphans", 0.01, 0.1), ("outside_period", 0.05, 0.25), ("refused_files", 0, 0.1),
    ];

    /// <summary>Whole days without an impression at the end of a running in-app campaign: from 1 on to look at, from 3 on not to trust.</summary>
    public static (int Look, int Distrust) SilentDays => (1, 3);

    /// <summary>Of a campaign: its rows, the files of its run, and whether its impressions go on.</summary>
    public static Trust Of(CampaignReport report) => Of([.. Shares(report.DataQuality, report.Provenance.Inputs.Count), .. Silence(report), .. Gaps(report)]);

    /// <summary>Of a whole run.</summary>
    /// <param name="quality">What became of its rows.</param>
    /// <param name="filesRead">Dumps that were read.</param>
    public static Trust Of(DataQuality quality, int filesRead) => Of([.. Shares(quality, filesRead)]);

    private static Trust Of(IReadOnlyList<TrustFinding> findings) =>
        new(findings.Count == 0 ? TrustLevel.Fine : findings.Max(f => f.Level), [.. findings.OrderByDescending(f => f.Level)]);

    private static IEnumerable<TrustFinding> Shares(DataQuality quality, int filesRead)
    {
        foreach (var (name, look, distrust) in Thresholds)
        {
            (long? part, long whole) = name switch
            {
                "rejected_rows" => (quality.Rejected, quality.Read),
                "duplicate_rows" => (quality.Duplicates, quality.Read),
                "late_events" => (quality.Late, quality.Accepted),
                "orphans" => (quality.Orphans, quality.Accepted),
                "outside_period" => (quality.OutsidePeriod, quality.Accepted),
                _ => (quality.FilesRefused.Count, quality.FilesRefused.Count + filesRead),
            };
            var share = part is > 0 and var counted ? (double)counted / Math.Max(whole, 1) : 0;
            if (share > look)
            {
                yield return new TrustFinding(name, share > distrust ? TrustLevel.DoNotTrust : TrustLevel.Look, name == "refused_files" ? quality.FilesRefused.Count : share);
            }
        }
    }

    private static IEnumerable<TrustFinding> Gaps(CampaignReport report) =>
        report.Happenings.Count(h => h.Kind == HappeningKind.MissingDay) is > 0 and var missing ? [new TrustFinding("missing_days", TrustLevel.Look, missing)] : [];

    // A push campaign sends when it sends; an in-app message that runs is shown day by day.
    private static IEnumerable<TrustFinding> Silence(CampaignReport report)
    {
        var silent = report.Daily.Where(d => d.Complete).Reverse().TakeWhile(d => d.Impressions == 0).Count();
        var wasShown = report.Daily.Any(d => d.Impressions > 0);
        return report is { Campaign.Channel: Channel.InApp, Status: CampaignStatus.Running } && wasShown && silent >= SilentDays.Look
            ? [new TrustFinding("silent_days", silent >= SilentDays.Distrust ? TrustLevel.DoNotTrust : TrustLevel.Look, silent)]
            : [];
    }
}
