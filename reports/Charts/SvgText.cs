using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Charts;

/// <summary>Text as Skia writes it, a place for each letter, made into words again.</summary>
internal static partial class SvgText
{
    /// <summary>One place and one length instead of a place for each letter: in another font the words keep their room.</summary>
    public static void Mend(XElement text)
    {
        var (x, y) = (First(text, "x"), First(text, "y"));
        if (Translation().Match(text.Attribute("transform")?.Value ?? "") is { Success: true } moved)
        {
            x += SvgNumbers.Read(moved.Groups[1].Value);
            y += SvgNumbers.Read(moved.Groups[2].Value);
        }

        var words = text.Value.Trim('\n', '\t', ' ');
        var strong = text.Attribute("font-family")?.Value.Contains("SemiBold", StringComparison.Ordinal) == true;
        var size = text.Attribute("font-size")!.Value;
        var fill = text.Attribute("fill")?.Value;
        text.ReplaceAll(
            new XAttribute("x", SvgNumbers.Write(x)),
            new XAttribute("y", SvgNumbers.Write(y)),
            new XAttribute("textLength", SvgNumbers.Write(Inter.Width(words, (float)SvgNumbers.Read(size), strong))),
            new XAttribute("lengthAdjust", "spacingAndGlyphs"),
            new XAttribute("font-size", size),
            strong ? new XAttribute("font-weight", "600") : null,
            fill is null ? null : new XAttribute("fill", fill),
            words);
    }

    private static double First(XElement text, string attribute) => SvgNumbers.Read((text.Attribute(attribute)?.Value ?? "0").Split(',')[0]);

    [GeneratedRegex(@"^translate\((\S+)[ ,](\S+)\)$")]
    private static partial Regex Translation();
}
