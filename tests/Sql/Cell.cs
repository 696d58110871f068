using System.Globalization;

namespace CampaignBatch.Tests.Sql;

/// <summary>One value of a relation beside what a case says of it.</summary>
internal static class Cell
{
    /// <summary>A number with a fraction is compared to as many decimals as the case gives; everything else to the letter.</summary>
    public static bool Is(string? expected, object? made) => (expected, made) switch
    {
        (null, _) or (_, null) => expected is null && made is null,
        (_, double number) => decimal.TryParse(expected, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && Math.Round((decimal)number, value.Scale, MidpointRounding.AwayFromZero) == value,
        (_, DateTime at) => DateTime.TryParse(expected, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var value)
            && value == DateTime.SpecifyKind(at, DateTimeKind.Utc),
        _ => expected == (made as string ?? Text(made)),
    };

    public static string? Text(object? made) => made switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime at => at.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        "" => "\"\"",
        _ => Convert.ToString(made, CultureInfo.InvariantCulture),
    };
}
