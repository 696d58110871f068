using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>Makes text harmless in a line of plain text and in the subject of a mail: it stays on its line, and turns no letters about.</summary>
public static class PlainText
{
    /// <summary>The text on one line; what shows nothing is shown as such.</summary>
    public static string Encode(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings(" ").EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\t' or '\n' or 0x2028 or 0x2029 => line.Append(' '),
                _ when HtmlText.IsUnprintable(rune.Value) => line.Append('\uFFFD'),
                _ => line.Append(rune.ToString()),
            };
        }

        return line.ToString();
    }

    /// <summary>A text cut to so many characters, with a sign that it was; never through one.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }
}
