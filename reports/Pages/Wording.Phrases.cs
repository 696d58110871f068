using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Pages;

/// <summary>Phrases of verdicts, differences and amounts.</summary>
internal sealed partial class Wording
{
    private const double WholeFrom = 1_000;

    /// <summary>"33.7% to 52.0%", or the same of amounts; "–" where the figure has no interval.</summary>
    public string Range(Figure figure) => figure switch
    {
        { IsAmount: true, Low: { } low, High: { } high } => Amounts(low, high),
        { Low: { } low, High: { } high } => Interval(low, high),
        _ => Percent.NotAvailable,
    };

    /// <summary>"−7.3 to −4.8", of points; "–" where either end is missing.</summary>
    public string PointsRange(double? low, double? high) =>
        low is { } from && high is { } to ? Points(new Interval(from, to)) : Percent.NotAvailable;

    /// <summary>"6.0 points": how far, without a direction.</summary>
    public string Distance(double points) => Numbers.Points(Math.Abs(points)).TrimStart('+');

    /// <summary>"18–31 Mar", "28 Feb – 6 Mar".</summary>
    public string Span(Stretch days) => Dates.Span(days.First, days.Last);

    /// <summary>"12.50 EUR"; whole from a thousand on.</summary>
    public string Amount(double amount, string? unit)
    {
        var number = Number(amount);
        return string.IsNullOrEmpty(unit) ? number : Say("amount", ("number", number), ("unit", unit));
    }

    /// <summary>"+0.35 EUR".</summary>
    public string SignedAmount(double amount, string? unit) => (amount > 0 ? "+" : "") + Amount(amount, unit);

    /// <summary>"1.20 to 4.50".</summary>
    public string Amounts(double low, double high) => Say("interval", ("low", Number(low)), ("high", Number(high)));

    /// <summary>"+0.07".</summary>
    public string Signed(double number, int decimals) => (number > 0 ? "+" : "") + Numbers.Fixed(number, decimals);

    /// <summary>"B", "B and C", "B, C and D".</summary>
    public string List(IReadOnlyList<string> names) => names.Count < 2
        ? string.Concat(names)
        : Say("list_and", ("first", string.Join(", ", names.SkipLast(1))), ("last", names[^1]));

    /// <summary>With a capital at its start, as a sentence has one.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    private string Number(double amount) => Math.Abs(amount) >= WholeFrom ? Count((long)Math.Round(amount)) : Numbers.Fixed(amount, 2);
}
