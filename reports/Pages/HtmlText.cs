using System.Buffers;
using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>Makes text harmless in an element and in a quoted attribute.</summary>
internal static class HtmlText
{
    private const char Unprintable = '\uFFFD';

    // Whatever is not simply copied: markup, what cannot be printed, and halves of pairs, which are looked at together.
    private static readonly SearchValues<char> Special =
        SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(i => (char)i).Where(c => c is '&' or '<' or '>' or '"' or '\'' || char.IsSurrogate(c) || IsUnprintable(c))]);

    public static string Encode(string text)
    {
        var rest = text.ReplaceLineEndings("\n").AsSpan();
        if (!rest.ContainsAny(Special))
        {
            return rest.ToString();
        }

        var encoded = new StringBuilder(rest.Length + 16);
        while (rest.IndexOfAny(Special) is >= 0 and var plain)
        {
            encoded.Append(rest[..plain]);
            Rune.DecodeFromUtf16(rest[plain..], out var rune, out var length);
            Append(encoded, rune);
            rest = rest[(plain + length)..];
        }

        return encoded.Append(rest).ToString();
    }

    /// <summary>Whether a character shows nothing, or turns others about.</summary>
    public static bool IsUnprintable(int value) =>
        (value < 0x20 && value is not '\n' and not '\t')
        || value is >= 0x7F and <= 0x9F
        || TurnsTheReadingDirection(value)
        || (value & 0xFFFE) == 0xFFFE
        || value is >= 0xFDD0 and <= 0xFDEF;

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

    // An isolate that data could close from within would be none: the page's own <bdi> is the only one.
    private static bool TurnsTheReadingDirection(int value) => value is >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
