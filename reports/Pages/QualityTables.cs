using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>What became of the rows of the dumps, as tables: of a campaign, or of a run.</summary>
/// <param name="words">The language.</param>
/// <param name="all">The file that has all of what a page cuts.</param>
internal sealed class QualityTables(Wording words, string all)
{
    private readonly PageTable table = new(words);

    /// <param name="quality">What became of the rows.</param>
    /// <param name="low">Days with few messages, of a campaign; those of all together where it is a run.</param>
    public ScriptObject Of(DataQuality quality, IReadOnlyList<LowDay>? low = null) => new()
    {
        ["sum"] = words.Say("quality_sum", ("read", words.Count(quality.Read)), ("accepted", words.Count(quality.Accepted)),
            ("rejected", words.Count(quality.Rejected)), ("duplicates", words.Count(quality.Duplicates))),
        ["not_measured"] = quality.Measured.Missing.Count == 0 ? null : words.Say("source_misses", ("source", quality.Measured.Source), ("facts", words.Facts(quality.Measured.Missing))),
        ["findings"] = quality.Findings.Select(f => FindingText.Of(f, words.Language)).ToList(),
        ["rules"] = new TrustText(words).Rules(quality.Thresholds),
        ["rows"] = Rows(quality),
        ["lateness"] = quality.Lateness is { } lateness && quality.Accepted > 0 ? Lateness(lateness, quality.Accepted) : null,
        ["low"] = (low ?? quality.LowDays) is { Count: > 0 } days ? Low(days) : null,
        ["clocks"] = quality.ClockErrors().All(c => c.Value == 0) ? null : Clocks(quality),
        ["unknown"] = quality.UnknownCampaigns.Count == 0 ? null : Unknown(quality),
        ["reasons"] = quality.RejectedByReason.Count == 0 ? null : Reasons(quality),
        ["examples"] = quality.RejectedExamples.Count == 0 ? null : Examples(quality),
        ["refused"] = quality.FilesRefused.Count == 0 ? null : Files(words["files_refused"], quality.FilesRefused),
        ["skipped"] = quality.FilesSkipped.Count == 0 ? null : Files(words["files_skipped"], quality.FilesSkipped),
        ["unread"] = quality.EventsUnread.Count == 0 ? null : Unread(quality.EventsUnread),
    };

    private ScriptObject Rows(DataQuality quality) => PageTable.Of(words["quality_rows"],
        [PageTable.Words(words["heading_rows"]), PageTable.Numbers(words["heading_count"]), PageTable.Words(words["heading_meaning"])],
        [
            Row("read", quality.Read), Row("accepted", quality.Accepted), Row("duplicates", quality.Duplicates), Row("rejected", quality.Rejected),
            quality.Late is { } late ? Row("late", late) : Unmeasured("late", quality.Measured), Row("orphans", quality.Orphans), Row("outside_period", quality.OutsidePeriod),
            .. quality.IdReused > 0 ? [Row("id_reused", quality.IdReused)] : Array.Empty<ScriptObject[]>(),
        ]);

    private ScriptObject[] Row(string name, long count) => [PageTable.Text(words["rows_" + name]), table.Number(count), PageTable.Text(words[$"rows_{name}_meaning"])];

    private ScriptObject[] Unmeasured(string name, Measured measured) => [PageTable.Text(words["rows_" + name]), PageTable.Number(Percent.NotAvailable, null), PageTable.Text(words.NotMeasured(measured))];

    private ScriptObject Lateness(Lateness lateness, long accepted) => PageTable.Of(words["quality_lateness"],
        [PageTable.Words(words["heading_lateness"]), PageTable.Numbers(words["heading_rows"]), PageTable.Numbers(words["heading_share"])],
        lateness.Classes().Select(c => (ScriptObject[])[PageTable.Text(words["lateness_" + c.Key]), table.Number(c.Value), PageTable.Number(words.Numbers.Percent(c.Value, accepted), (double)c.Value / accepted)]));

    private ScriptObject Low(IReadOnlyList<LowDay> days) => table.Of(words["quality_low"],
        [PageTable.Words(words["heading_date"]), PageTable.Numbers(words["heading_messages"]), PageTable.Numbers(words["heading_usual"])],
        days, day => [PageTable.Text(words.Dates.Day(day.Date), JsonText.IsoDay(day.Date)), table.Number(day.Messages), PageTable.Number(words.Numbers.Number(day.Usual, 1), day.Usual)], all);

    private ScriptObject Clocks(DataQuality quality) => PageTable.Of(words["quality_clocks"],
        [PageTable.Words(words["heading_clock"]), PageTable.Numbers(words["heading_rows"])],
        quality.ClockErrors().Select(c => (ScriptObject[])[PageTable.Text(words[c.Key.StartsWith("received_", StringComparison.Ordinal) ? "lateness_" + c.Key : "reason_" + c.Key]), table.Number(c.Value)]));

    private ScriptObject Unknown(DataQuality quality)
    {
        var unknown = table.Of(words["quality_unknown"], [PageTable.Words("campaign_id"), PageTable.Numbers(words["heading_rows"])],
            quality.UnknownCampaigns, one => [PageTable.Text(one.Id), table.Number(one.Rows)], all);
        unknown["more"] = quality.UnknownCampaignsCount > quality.UnknownCampaigns.Count ? words.Plural("more_unknown", quality.UnknownCampaignsCount - quality.UnknownCampaigns.Count) : null;
        return unknown;
    }

    private ScriptObject Reasons(DataQuality quality) => PageTable.Of(words["quality_reasons"],
        [PageTable.Words(words["heading_fault"]), PageTable.Numbers(words["heading_rows"])],
        quality.RejectedByReason.Select(fault => (ScriptObject[])[PageTable.Text(words.Reason(fault.Key)), table.Number(fault.Value)]));

    private ScriptObject Examples(DataQuality quality) => PageTable.Of(words["quality_examples"],
        [PageTable.Words(words["heading_fault"]), PageTable.Words(words["heading_file"]), PageTable.Numbers(words["heading_row"])],
        quality.RejectedExamples.Select(row => (ScriptObject[])[PageTable.Text(words.Reason(row.Reason)), PageTable.Text(row.File), table.Number(row.Row)]));

    private ScriptObject Unread(IReadOnlyList<UnreadEvents> events) => table.Of(
        words["events_unread"],
        [PageTable.Words(words["heading_event"]), PageTable.Numbers(words["heading_rows"])],
        events,
        one => [PageTable.Text(one.Name), table.Number(one.Rows)],
        all);

    private ScriptObject Files(string caption, IReadOnlyList<FileFinding> files) => table.Of(caption,
        [PageTable.Words(words["heading_file"]), PageTable.Words(words["heading_reason"])],
        files, file => [PageTable.Text(file.File), PageTable.Text(words.Reason(file.Reason))], all);
}
