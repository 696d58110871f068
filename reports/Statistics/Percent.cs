using System.Globalization;

namespace CampaignBatch.Reports.Statistics;

/// <summary>
/// The only place where a rate is rounded to be printed: one decimal, rounded half up, with a no-break space before the sign.
/// What is not available is "–".
/// </summary>
public static class Percent
{
    /// <summary>Stands for a figure that cannot be had.</summary>
    public const string NotAvailable = "–";

    private const string Sign = "\u00A0%";

    /// <summary>A rate in 0..1 (reach may exceed it), such as "42.6 %". A rate is read to 15 digits, so that 0.4265 is a half and goes up.</summary>
    public static string Format(double? rate) =>
        rate is { } r && double.IsFinite(r) ? InWords(OneDecimal((decimal)r * 100)) : NotAvailable;

    /// <summary>A part of a whole, exact: no binary fraction comes between.</summary>
    public static string Format(long part, long whole) => whole == 0 ? NotAvailable : InWords(OneDecimal((decimal)part * 100 / whole));

    /// <summary>Both ends of an interval, such as "33.7–52.0 %".</summary>
    public static string Format(double? low, double? high) =>
        low is { } l && high is { } h && double.IsFinite(l) && double.IsFinite(h)
            ? $"{Digits(OneDecimal((decimal)l * 100))}–{InWords(OneDecimal((decimal)h * 100))}"
            : NotAvailable;

    /// <summary>A difference of rates in percentage points, with its sign: "−1.8 points", "+0.4 points".</summary>
    public static string Points(double? difference) =>
        difference is { } d && double.IsFinite(d) ? Signed(OneDecimal((decimal)d * 100)) : NotAvailable;

    /// <summary>A rate in percent, rounded as it is printed; null where it cannot be had.</summary>
    public static decimal? Of(double? rate) => rate is { } r && double.IsFinite(r) ? OneDecimal((decimal)r * 100) : null;

    /// <summary>A part of a whole in percent, exact and rounded as it is printed; null for nothing.</summary>
    public static decimal? Of(long part, long whole) => whole == 0 ? null : OneDecimal((decimal)part * 100 / whole);

    private static decimal OneDecimal(decimal value) => Math.Floor((value * 10) + 0.5m) / 10;

    private static string InWords(decimal value) => Digits(value) + Sign;

    private static string Signed(decimal value) => (value > 0 ? "+" : "") + Digits(value) + "\u00A0points";

    private static string Digits(decimal value) => value.ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−');
}
