using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>One campaign as a mail tells it: the same cards as its page, what changed, what to beware of.</summary>
internal sealed class LetterCampaign(PublishedReport published, LetterFrame frame)
{
    private const int LongestName = 120;

    private readonly CampaignReport report = published.Report;
    private readonly ZoneClock clock = new(published.Report.Campaign.TimeZone);

    /// <summary>As given, but cut: a mail has little room.</summary>
    public string Name { get; } = PlainText.Cut(published.Report.Campaign.Name, LongestName);

    /// <summary>"2 Mar 2026 – 31 Mar 2026": from its start up to where the data speak.</summary>
    public string Period => report.Status == CampaignStatus.Scheduled
        ? $"starts {Wording.Date(First)}"
        : First == Last ? Wording.Date(First) : $"{Wording.Date(First)} – {Wording.Date(Last)}";

    /// <summary>In a word each, for a subject.</summary>
    public IEnumerable<string> Alarms => [.. HasFailed ? ["check failed"] : Array.Empty<string>(), .. IsStale ? ["data stale"] : Array.Empty<string>()];

    /// <summary>What a list of mails shows beside the subject.</summary>
    public string Preview => string.Join(" · ", Headline.Take(2).Select(card => $"{card["label"]} {card["value"]}"));

    public ScriptObject Model() => new()
    {
        ["name"] = Name,
        ["channel"] = ChannelText.Of(report.Campaign.Channel),
        ["status"] = report.Status.ToString(),
        ["period"] = Period,
        ["as_of"] = clock.TellWithZone(report.AsOf),
        ["compared"] = Compared(),
        ["warnings"] = Warnings().ToArray(),
        ["headline"] = Headline.Chunk(2).Select(pair => new ScriptObject { ["cards"] = pair }).ToArray(),
        ["href"] = frame.BaseUrl is { } at ? $"{at}/campaigns/{published.Slug}/index.html" : null,
        ["data"] = Data(),
    };

    /// <summary>The figures that a digest leaves out.</summary>
    public ScriptObject[] Others() => [.. Strip.Others().Select(WithChange)];

    private DateOnly First => clock.Day(report.Campaign.StartsAt);

    // The end of the period is excluded: a campaign that ends at midnight has its last day before.
    private DateOnly Last => clock.Day(report.Campaign.EndsAt is { } end && end <= report.AsOf ? end.AddTicks(-1) : report.AsOf);

    private bool HasFailed => published.Failure is not null || report.Checks.Any(c => !c.Holds);

    private bool IsStale => report.Status == CampaignStatus.Running && frame.WrittenAt - report.AsOf > frame.StaleAfter;

    private KpiStrip Strip => new(report, clock, new SqlFiles(new Dictionary<string, Rule>()));

    private IEnumerable<ScriptObject> Headline => Strip.Headline().Select(WithChange);

    private ScriptObject WithChange(ScriptObject card)
    {
        var name = ((string)card["id"]!)["kpi-".Length..].Replace('-', '_');
        card["change"] = LetterChange.Of(report.Comparison, name);
        card["beneath"] ??= Array.Empty<ScriptObject>();
        return card;
    }

    private string Compared() => report.Comparison is { Recent: { } recent, Before: { } before }
        ? $"Changes compare {Stretch(recent)} with {Stretch(before)}: whole days, the same weekdays."
        : "No change is given yet: the campaign has not run for two whole weeks.";

    private IEnumerable<string> Warnings()
    {
        if (published.Failure is { } failure)
        {
            yield return $"Check failed: the latest run gave no new report of this campaign, because {PlainText.Cut(failure, 600).TrimEnd('.')}. This is the last good one.";
        }

        foreach (var check in report.Checks.Where(c => !c.Holds))
        {
            yield return $"Check failed: {check.Name} does not hold ({Wording.Count(check.Left)} against {Wording.Count(check.Right)}).";
        }

        if (IsStale)
        {
            yield return $"Data stale: the campaign is running, but its data end {clock.TellWithZone(report.AsOf)}, {Age(frame.WrittenAt - report.AsOf)} before this mail was written.";
        }
    }

    private string Data()
    {
        var rows = report.DataQuality;
        return $"{Wording.Count(rows.Accepted)} of {Wording.Count(rows.Read)} rows of this campaign counted, {Wording.Count(rows.Rejected)} rejected, {Wording.Count(rows.Duplicates)} duplicates. "
            + (report.Checks.All(c => c.Holds) ? $"All {Wording.Plural(report.Checks.Count, "check")} hold." : "Not all checks hold.");
    }

    private static string Stretch(Stretch days) => $"{Wording.Date(days.First)} – {Wording.Date(days.Last)}";

    private static string Age(TimeSpan age) => age.TotalDays >= 2 ? Wording.Plural(Math.Floor(age.TotalDays), "day") : Wording.Plural(Math.Floor(age.TotalHours), "hour");
}
