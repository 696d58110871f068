using CampaignBatch.Reports.Model;
using Scriban.Runtime;

namespace CampaignBatch.Reports.Pages;

/// <summary>Whether the figures can be believed, in words: fine, look, or do not trust, and why.</summary>
internal sealed class TrustText(Wording words)
{
    public string Level(TrustLevel level) => words["trust_" + Codes.Of(level)];

    /// <summary>The level as a mark that is read without colour too.</summary>
    public ScriptObject Mark(TrustLevel level) => new() { ["text"] = Level(level), ["css"] = Css(level) };

    public static string Css(TrustLevel level) => Codes.Of(level).Replace('_', '-');

    /// <summary>A sentence for each finding, the worst first; where there is none, that the rows are sound.</summary>
    public IEnumerable<string> Say(Trust trust, DataQuality quality) => trust.Findings.Count == 0
        ? [words.Say("trust_sound", ("accepted", words.Count(quality.Accepted)), ("read", words.Count(quality.Read)))]
        : trust.Findings.Select(Finding);

    /// <summary>From where on what is to be looked at or not to be trusted.</summary>
    public string Rules(TrustThresholds thresholds) => words.Say("trust_rules",
        [.. thresholds.All.Select(t => (t.Name, words.Say("trust_threshold", ("look", Limit(t, t.Look)), ("distrust", Limit(t, t.Distrust)))))]);

    private string Limit(TrustThreshold threshold, double? limit) => limit is not { } at ? Statistics.Percent.NotAvailable : threshold.IsShare ? words.Numbers.WholePercent(at) : words.Count((long)at);

    private string Finding(TrustFinding finding) => finding.Name is "refused_files" or "silent_days" or "missing_days" or "low_days"
        ? words.Plural("trust_" + finding.Name, finding.Value)
        : words.Say("trust_" + finding.Name, ("share", words.Numbers.Percent(finding.Value)));
}
