using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>Makes text harmless in an element and in a quoted attribute.</summary>
internal static class HtmlText
{
    private const char Unprintable = '\uFFFD';

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            Append(encoded, rune);
        }

        return encoded.ToString();
    }

    private static void Append(StringBuilder encoded, Rune rune) => _ = rune.Value switch
    {
        '&' => encoded.Append("&amp;"),
        '<' => encoded.Append("&lt;"),
        '>' => encoded.Append("&gt;"),
        '"' => encoded.Append("&quot;"),
        '\'' => encoded.Append("&#39;"),
        _ when IsUnprintable(rune.Value) => encoded.Append(Unprintable),
        _ => encoded.Append(rune.ToString()),
    };

    /// <summary>Whether a character shows nothing, or turns others about.</summary>
    public static bool IsUnprintable(int value) =>
        (value < 0x20 && value is not '\n' and not '\t')
        || value is >= 0x7F and <= 0x9F
        || TurnsTheReadingDirection(value)
        || (value & 0xFFFE) == 0xFFFE
        || value is >= 0xFDD0 and <= 0xFDEF;

    // An isolate that data could close from within would be none: the page's own <bdi> is the only one.
    private static bool TurnsTheReadingDirection(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
