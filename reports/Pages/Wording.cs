using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;
using CampaignBatch.Reports.Words;

namespace CampaignBatch.Reports.Pages;

/// <summary>How pages say figures, days and lengths, in the language of the site.</summary>
internal sealed partial class Wording(Language language)
{
    public Language Language { get; } = language;

    public NumberWords Numbers => Language.Numbers;

    public DateWords Dates => Language.Dates;

    public string this[string label] => Language[label];

    public string Say(string label, params ReadOnlySpan<(string Name, string Value)> values) => Language.Say(label, values);

    public string Plural(string label, double count, params ReadOnlySpan<(string Name, string Value)> values) => Language.Plural(label, count, values);

    public string Count(long count) => Numbers.Count(count);

    /// <summary>A count, or a rate in percent; "–" without a value.</summary>
    public string Value(Figure figure) => figure switch
    {
        { Value: null } => Percent.NotAvailable,
        { IsAmount: true, Value: { } amount } => Amount(amount, figure.Unit),
        { IsRate: false, Value: { } count } => Count((long)count),
        { Numerator: { } n, Denominator: > 0 and var all } => Numbers.Percent(n, all),
        { Value: { } rate } => Numbers.Percent(rate),
    };

    /// <summary>"46 of 108".</summary>
    public string Share(long numerator, long denominator) => Say("share", ("part", Count(numerator)), ("whole", Count(denominator)));

    /// <summary>"33.7 % to 52.0 %".</summary>
    public string Interval(double low, double high)
    {
        var ends = Numbers.PercentEnds(low, high);
        return Say("interval", ("low", ends.Low), ("high", ends.High));
    }

    /// <summary>"−3.5 to −0.1", of points.</summary>
    public string Points(Interval interval)
    {
        var ends = Numbers.PointsEnds(interval.Low, interval.High);
        return Say("interval", ("low", ends.Low), ("high", ends.High));
    }

    /// <summary>"7 days", or "36 hours" where the days are not whole.</summary>
    public string Hours(double hours) => hours % 24 == 0 ? Plural("length_days", hours / 24) : Plural("length_hours", hours);

    /// <summary>"84.5 s".</summary>
    public string Seconds(double seconds) => Say("length_seconds", ("count", Numbers.Number(seconds, 1)));

    /// <summary>"12.3 MB", in powers of ten; bytes below a thousand.</summary>
    public string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{Count(bytes)}\u00A0B",
        < 1_000_000 => $"{Numbers.Fixed(bytes / 1e3, 1)}\u00A0kB",
        < 1_000_000_000 => $"{Numbers.Fixed(bytes / 1e6, 1)}\u00A0MB",
        _ => $"{Numbers.Fixed(bytes / 1e9, 1)}\u00A0GB",
    };

    public string Channel(Channel channel) => this["channel_" + Codes.Of(channel)];

    public string Status(CampaignStatus status) => this["status_" + Codes.Of(status)];

    /// <summary>What a figure is called; one that the dictionary does not know keeps its name.</summary>
    public string Figure(string name) => Language.Has("kpi_" + name) ? this["kpi_" + name] : Spaced(name);

    /// <summary>How a figure is made, in plain words; nothing for one that the dictionary does not know.</summary>
    public string Rule(string name) => Language.Has($"kpi_{name}_rule") ? this[$"kpi_{name}_rule"] : "";

    /// <summary>The sentence of a reason in one word; a reason that is a sentence already stays as it is.</summary>
    public string Reason(string reason) => !reason.All(IsOfAWord) ? reason : Language.Has("reason_" + reason) ? this["reason_" + reason] : Spaced(reason);

    /// <summary>Why a figure has no value.</summary>
    public string Reason(string reason, Measured measured) => reason == "not_measured" ? NotMeasured(measured) : Reason(reason);

    /// <summary>"Not measured by braze-currents."</summary>
    public string NotMeasured(Measured measured) => Say("not_measured_by", ("source", measured.Source));

    /// <summary>"Not measured by braze-currents: bounces, sends."</summary>
    public string NotMeasured(Measured measured, IEnumerable<Fact> facts) => Say("not_measured_facts", ("source", measured.Source), ("facts", Facts(facts)));

    /// <summary>"bounces, sends".</summary>
    public string Facts(IEnumerable<Fact> facts) => string.Join(", ", facts.Select(f => this["measures_" + Measured.NameOf(f)]));

    /// <summary>An identity in words and signs; one that the language does not know stays as it is.</summary>
    public string Identity(string name)
    {
        var label = "check_" + string.Join('_', new string([.. name.Select(c => char.IsAsciiLetterLower(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return Language.Has(label) ? this[label] : name;
    }

    /// <summary>"some_name" as "Some name".</summary>
    public static string Spaced(string name)
    {
        var words = name.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static bool IsOfAWord(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';
}
