using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Whether the figures can be believed, in words: good, check, or don't use, and why.</summary>
internal sealed class TrustText(Wording words)
{
    private const int DayHours = 24;

    /// <summary>Findings about the data that stand beside the level. All are listed below the figures.</summary>
    private const int MostBeside = 3;

    public string Level(TrustLevel level) => words["trust_" + Codes.Of(level)];

    /// <summary>The level as a mark that is read without colour too.</summary>
    public ScriptObject Mark(TrustLevel level) => new() { ["text"] = Level(level), ["css"] = Css(level) };

    public static string Css(TrustLevel level) => Codes.Of(level).Replace('_', '-');

    /// <summary>A sentence for each finding, the worst first; where there is none, how many rows are used.</summary>
    /// <param name="trust">The findings.</param>
    /// <param name="quality">What became of the rows.</param>
    /// <param name="lastShown">The last day with an impression, where it is a campaign's.</param>
    public IEnumerable<string> Say(Trust trust, DataQuality quality, DateOnly? lastShown = null)
    {
        if (trust.Findings.Count == 0)
        {
            return [Sound(quality)];
        }

        // More would bury the news. Two findings may be equal as records, and are two all the same.
        var more = trust.Findings.Where(f => f.Data is not null).Skip(MostBeside)
            .ToHashSet<TrustFinding>(ReferenceEqualityComparer.Instance);
        var said = trust.Findings.Where(f => !more.Contains(f)).Select(f => Finding(f, lastShown));
        return more.Count == 0 ? said : said.Append(words.Plural("trust_more", more.Count));
    }

    /// <summary>From where on what is to be looked at or not to be trusted.</summary>
    public string Rules(TrustThresholds thresholds) => words.Say("trust_rules",
        [.. thresholds.All.Select(t => (t.Name, words.Say("trust_threshold", ("look", Limit(t, t.Look)), ("distrust", Limit(t, t.Distrust)))))]);

    private string Sound(DataQuality quality) => quality.Read == 0
        ? words["trust_no_rows_yet"]
        : words.Say("trust_sound", ("share", words.Numbers.Percent(quality.Accepted, quality.Read)));

    private string Limit(TrustThreshold threshold, double? limit)
    {
        if (limit is not { } at)
        {
            return Statistics.Percent.NotAvailable;
        }

        return threshold.IsShare ? words.Numbers.WholePercent(at) : words.Count((long)at);
    }

    private string Finding(TrustFinding finding, DateOnly? lastShown) => finding.Name switch
    {
        _ when finding.Data is { } odd => FindingText.Of(odd, words.Language),
        "no_rows" or "no_rows_yet" => words["trust_" + finding.Name],
        "stale_data" => words.Say("trust_stale_data", ("age", Age(finding.Value))),
        "silent_days" when lastShown is { } day => words.Say("trust_silent_since", ("day", words.Dates.ShortDay(day))),
        "refused_files" or "silent_days" or "missing_days" or "low_days" => words.Plural("trust_" + finding.Name, finding.Value),
        var name => words.Say("trust_" + name, ("share", words.Numbers.Percent(finding.Value))),
    };

    private string Age(double hours) => hours >= 2 * DayHours
        ? words.Plural("length_days", Math.Floor(hours / DayHours))
        : words.Plural("length_hours", Math.Floor(hours));
}
