using System.Globalization;
using System.Text;

namespace CampaignBatch.Reports.Pages;

/// <summary>
/// What stands on every printed sheet: the campaign, the as-of, the sheet's number. Text becomes part of a style sheet, so every letter that is
/// not a plain one is written by its number: nothing of it can end the text.
/// </summary>
internal static class PrintHeader
{
    private const int Longest = 80;

    public static string Style(string name, string asOf) =>
        $"@page{{margin:18mm 14mm 16mm;@top-left{{content:{Text(name)}}}@top-right{{content:{Text(asOf)}}}@bottom-right{{content:counter(page) \" / \" counter(pages)}}}}";

    private static string Text(string text)
    {
        var said = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes().Take(Longest))
        {
            said.Append(rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == ' ')
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"\\{(Rune.IsControl(rune) ? 0xFFFD : rune.Value):X} "));
        }

        return said.Append('"').ToString();
    }
}
