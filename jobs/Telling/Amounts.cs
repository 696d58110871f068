using System.Globalization;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Counts, sizes and times as people read them.</summary>
internal static class Amounts
{
    private static readonly string[] Units = ["bytes", "kB", "MB", "GB", "TB"];

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Such as "1 file" or "1,204 files".</summary>
    public static string Count(long count, string one) => $"{Count(count)} {one}{(count == 1 ? string.Empty : "s")}";

    /// <summary>Such as "412 MB", by thousands.</summary>
    public static string Bytes(long bytes)
    {
        var (size, unit) = ((double)bytes, 0);
        while (size >= 999.5 && unit < Units.Length - 1)
        {
            (size, unit) = (size / 1000, unit + 1);
        }

        var rounded = unit > 0 && size < 9.95 ? Math.Round(size, 1) : Math.Round(size);
        return bytes == 1 ? "1 byte" : string.Create(CultureInfo.InvariantCulture, $"{rounded} {Units[unit]}");
    }

    public static string Time(TimeSpan time) => time.TotalSeconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        < 3599.5 => string.Create(CultureInfo.InvariantCulture, $"{Rounded(time).Minutes} min {Rounded(time).Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)Rounded(time).TotalHours} h {Rounded(time).Minutes} min"),
    };

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));

    public static string Instant(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
