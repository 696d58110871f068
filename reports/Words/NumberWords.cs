using System.Globalization;

namespace CampaignBatch.Reports.Words;

/// <summary>How a language writes numbers. "–" stands for what cannot be had.</summary>
public sealed class NumberWords
{
    private readonly Language language;
    private readonly NumberFormatInfo form;

    internal NumberWords(Language language)
    {
        this.language = language;
        form = new NumberFormatInfo { NumberDecimalSeparator = language["decimal"], NumberGroupSeparator = language["group"], NegativeSign = "−" };
    }

    /// <summary>"1,234".</summary>
    public string Count(long count) => count.ToString("#,0", form);

    /// <summary>"1,234.5": at most so many decimals.</summary>
    public string Number(double number, int decimals = 2) => number.ToString("#,0." + new string('#', decimals), form);

    /// <summary>Always so many decimals: "0.040".</summary>
    public string Fixed(double number, int decimals) => number.ToString("#,0." + new string('0', decimals), form);

    /// <summary>"42.6 %" of a rate in 0..1, "0.34 %" of a small one.</summary>
    public string Percent(double? rate) => In("percent", Statistics.Percent.Round(rate), Digits);

    /// <summary>"42.6 %" of a part of a whole, exact.</summary>
    public string Percent(long part, long whole) => In("percent", Statistics.Percent.Round(part, whole), Digits);

    /// <summary>Both ends of an interval of a rate: "33.7–52.0 %".</summary>
    public string Percent(double? low, double? high)
    {
        if (Statistics.Percent.RoundInterval(low, high) is not { } ends)
        {
            return Statistics.Percent.NotAvailable;
        }

        var range = language.Say("range", ("low", Digits(ends.Low)), ("high", Digits(ends.High)));
        return language.Say("percent", ("number", range));
    }

    /// <summary>The ends of an interval of a rate, to be put into a sentence: "33.7 %" and "52.0 %".</summary>
    public (string Low, string High) PercentEnds(double? low, double? high)
    {
        var ends = Statistics.Percent.RoundInterval(low, high);
        return (In("percent", ends?.Low, Digits), In("percent", ends?.High, Digits));
    }

    /// <summary>A whole percentage for an axis: "40 %".</summary>
    public string WholePercent(double rate) => language.Say("percent", ("number", Number(rate * 100, 1)));

    /// <summary>A difference of rates with its sign: "−1.8 points".</summary>
    public string Points(double? difference) => Points(difference, null, null);

    /// <summary>A difference of rates beside its interval, with as many decimals: "+0.04 points" beside "+0.01 to +0.07".</summary>
    public string Points(double? difference, double? low, double? high) =>
        In("points", Statistics.Percent.RoundPoints(difference, low, high), Signed);

    /// <summary>The ends of an interval of a difference, with their signs and without a unit: "−3.5" and "−0.1".</summary>
    public (string Low, string High) PointsEnds(double? low, double? high) =>
        Statistics.Percent.RoundPointsInterval(low, high) is { } ends
            ? (Signed(ends.Low), Signed(ends.High))
            : (Statistics.Percent.NotAvailable, Statistics.Percent.NotAvailable);

    private string In(string label, decimal? number, Func<decimal, string> digits) =>
        number is { } rounded ? language.Say(label, ("number", digits(rounded))) : Statistics.Percent.NotAvailable;

    private string Signed(decimal rounded) => (rounded > 0 ? "+" : "") + Digits(rounded);

    // The scale of a rounded number is how many decimals it is printed with.
    private string Digits(decimal rounded) => rounded.ToString($"F{rounded.Scale}", form);
}
