using System.Globalization;
using CampaignBatch.Reports.Statistics;

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

    /// <summary>"42.6 %" of a rate in 0..1.</summary>
    public string Percent(double? rate) => In("percent", Statistics.Percent.Of(rate));

    /// <summary>"42.6 %" of a part of a whole, exact.</summary>
    public string Percent(long part, long whole) => In("percent", Statistics.Percent.Of(part, whole));

    /// <summary>Both ends of an interval of a rate: "33.7–52.0 %".</summary>
    public string Percent(double? low, double? high) => Statistics.Percent.Of(low) is { } l && Statistics.Percent.Of(high) is { } h
        ? language.Say("percent", ("number", language.Say("range", ("low", Tenths(l)), ("high", Tenths(h)))))
        : Statistics.Percent.NotAvailable;

    /// <summary>A whole percentage for an axis: "40 %".</summary>
    public string WholePercent(double rate) => language.Say("percent", ("number", Number(rate * 100, 1)));

    /// <summary>A difference of rates with its sign: "−1.8 points".</summary>
    public string Points(double? difference) => In("points", Statistics.Percent.Of(difference), isSigned: true);

    /// <summary>The number of <see cref="Points"/> alone: "−1.8".</summary>
    public string SignedTenths(double? difference) => Statistics.Percent.Of(difference) is { } tenths ? Signed(tenths) : Statistics.Percent.NotAvailable;

    private string In(string label, decimal? tenths, bool isSigned = false) =>
        tenths is { } number ? language.Say(label, ("number", isSigned ? Signed(number) : Tenths(number))) : Statistics.Percent.NotAvailable;

    private string Signed(decimal tenths) => (tenths > 0 ? "+" : "") + Tenths(tenths);

    private string Tenths(decimal tenths) => tenths.ToString("0.0", form);
}
