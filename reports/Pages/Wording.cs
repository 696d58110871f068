using System.Globalization;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Statistics;

namespace CampaignBatch.Reports.Pages;

/// <summary>How pages write numbers and dates: the one place.</summary>
public static class Wording
{
    private const string Space = "\u00A0";
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>"1,234".</summary>
    public static string Count(long count) => count.ToString("N0", Culture);

    /// <summary>A count, or a rate in percent; "–" without a value.</summary>
    public static string Value(Figure figure) => figure switch
    {
        { Value: null } => Percent.NotAvailable,
        { IsRate: false, Value: { } count } => Count((long)count),
        { Numerator: { } n, Denominator: > 0 and var all } => Percent.Format(n, all),
        { Value: { } rate } => Percent.Format(rate),
    };

    /// <summary>"46 of 108".</summary>
    public static string Share(long numerator, long denominator) => $"{Count(numerator)} of {Count(denominator)}";

    /// <summary>"33.7 % to 52.0 %".</summary>
    public static string Interval(double low, double high) => $"{Percent.Format(low)}{Space}to{Space}{Percent.Format(high)}";

    /// <summary>"1 Jan 2026".</summary>
    public static string Date(DateOnly date) => date.ToString("d MMM yyyy", Culture);

    /// <summary>"1 Jan 2026, 00:00" on the clock that the instant carries; seconds where it has some.</summary>
    public static string Clock(DateTimeOffset instant) =>
        instant.ToString(instant.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? "d MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm:ss", Culture);

    /// <summary>"1 Jan 2026, 00:00 UTC".</summary>
    public static string Utc(DateTimeOffset instant) => $"{Clock(instant.ToUniversalTime())} UTC";

    /// <summary>"7 days", or "36 hours" where the days are not whole.</summary>
    public static string Hours(double hours) => hours % 24 == 0 ? Plural(hours / 24, "day") : Plural(hours, "hour");

    /// <summary>"84.5 s".</summary>
    public static string Seconds(double seconds) => $"{seconds.ToString("#,0.#", Culture)}{Space}s";

    /// <summary>"12.3 MB", in powers of ten; bytes below a thousand.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes.ToString(Culture)}{Space}B",
        < 1_000_000 => $"{(bytes / 1e3).ToString("0.0", Culture)}{Space}kB",
        < 1_000_000_000 => $"{(bytes / 1e6).ToString("0.0", Culture)}{Space}MB",
        _ => $"{(bytes / 1e9).ToString("N1", Culture)}{Space}GB",
    };

    /// <summary>"1 campaign", "2 campaigns".</summary>
    public static string Plural(double count, string noun) => $"{count.ToString("#,0.##", Culture)} {noun}{(count == 1 ? "" : "s")}";
}
