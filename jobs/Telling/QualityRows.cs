using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Jobs.Telling;

/// <summary>What became of the rows, in the words that a run and a check share.</summary>
internal static class QualityRows
{
    private const int MostNamed = 5;

    public static void Add(Sheet sheet, DataQuality quality)
    {
        sheet.Row("Rows", $"{Amounts.Count(quality.Read)} read = {Amounts.Count(quality.Accepted)} accepted"
            + $" + {Amounts.Count(quality.Duplicates, "duplicate")} + {Amounts.Count(quality.Rejected)} rejected");
        if (quality.RejectedByReason.Count > 0)
        {
            sheet.Row(string.Empty, "rejected: " + Reasons(quality), indent: 2);
        }

        if ((quality.Late ?? 0) + quality.Orphans + quality.OutsidePeriod > 0)
        {
            sheet.Row(string.Empty, $"of the accepted: {(quality.Late is { } late ? Amounts.Count(late) + " late" : $"late not measured by {Legible.Of(quality.Measured.Source)}")}, {Amounts.Count(quality.Orphans)} orphans, "
                + $"{Amounts.Count(quality.OutsidePeriod)} outside their period", indent: 2);
        }

        foreach (var finding in quality.Findings.Take(MostNamed))
        {
            sheet.Row(string.Empty, "note: " + Legible.Of(FindingText.Of(finding, Language.English), 300), indent: 2);
        }

        if (quality.Findings.Count > MostNamed)
        {
            sheet.Row(string.Empty, $"and {Amounts.Count(quality.Findings.Count - MostNamed, "more note")}; the page of runs has them all", indent: 2);
        }

        if (quality.LowDays is [.., var latest])
        {
            sheet.Row(string.Empty, FormattableString.Invariant($"days with less than half of the usual messages: {quality.LowDays.Count}, the latest {latest.Date:yyyy-MM-dd} ({latest.Messages}, usually {latest.Usual:0.#})"), indent: 2);
        }

        if (quality.UnknownCampaignsCount > 0)
        {
            sheet.Row(string.Empty, $"campaigns that no dump names: {Unknown(quality)}", indent: 2);
        }

        if (quality.EventsUnread.Count > 0)
        {
            sheet.Row(string.Empty, $"events that {Legible.Of(quality.Measured.Source)} does not read: {Unread(quality)}", indent: 2);
        }
    }

    private static string Unread(DataQuality quality)
    {
        var named = quality.EventsUnread.Take(MostNamed).Select(unread => $"{Legible.Of(unread.Name)} ({Amounts.Count(unread.Rows, "row")})").ToList();
        var others = quality.EventsUnread.Count - named.Count;
        return string.Join(", ", named) + (others > 0 ? $" and {Amounts.Count(others)} more" : "");
    }

    private static string Unknown(DataQuality quality)
    {
        var named = quality.UnknownCampaigns.Take(MostNamed).Select(unknown => $"{Legible.Of(unknown.Id)} ({Amounts.Count(unknown.Rows)} rows)").ToList();
        return string.Join(", ", named) + (quality.UnknownCampaignsCount > named.Count ? $" and {Amounts.Count(quality.UnknownCampaignsCount - named.Count)} more" : "");
    }

    private static string Reasons(DataQuality quality) =>
        string.Join(", ", quality.RejectedByReason.Select(reason => $"{Amounts.Count(reason.Value)} {Legible.Of(reason.Key)}"));
}
