using System.Globalization;
using System.Text;

namespace CampaignBatch.Jobs.Telling;

/// <summary>Text from data as a terminal or log may show it: on one line, without control characters, none of it an instruction.</summary>
internal static class Legible
{
    private const int Longest = 120;

    /// <param name="text">Any text.</param>
    /// <param name="longest">Characters to show at most; the rest becomes "…".</param>
    public static string Of(string text, int longest = Longest)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= longest)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(IsShown(rune) ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"));
        }

        return shown.ToString();
    }

    /// <summary>The same for a text of several lines, such as a stack.</summary>
    public static string Lines(string text) => string.Join(Environment.NewLine, text.ReplaceLineEndings("\n").Split('\n').Select(line => Of(line, int.MaxValue)));

    // Format characters turn the direction of text or hide; a lone surrogate has already become U+FFFD.
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
