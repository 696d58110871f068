using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Makes Skia's SVG fit for a page: it scales, its text is text (Skia places each letter alone, for its own font only), its ids
/// meet no others, and it says what it shows.
/// </summary>
internal static partial class SvgMending
{
    /// <summary>Fonts in a reader's browser, best first.</summary>
    public const string FontFamilies = "Inter, system-ui, sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // What SVG assumes anyway.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["stroke-width"] = "1", ["stroke-miterlimit"] = "4", ["fill"] = "black",
    };

    private static readonly string[] Coordinates = ["d", "x", "y", "width", "height", "cx", "cy", "rx", "ry", "r", "points", "stroke-width", "fill-opacity", "stroke-opacity"];

    public static string Mend(string skia, string id, string altText)
    {
        var root = XDocument.Parse(skia).Root!;
        Root(root, altText);
        foreach (var text in root.Descendants(Svg + "text").ToList())
        {
            Text(text);
        }

        Ids(root, id);
        Gather(root);
        foreach (var element in root.Descendants())
        {
            Shorten(element);
        }

        // Tick marks without length: they have no cap, so they show nothing.
        root.Elements(Svg + "path").Where(p => p.Attribute("stroke-linecap") is null && p.Attribute("d")?.Value.EndsWith("h0", StringComparison.Ordinal) == true).Remove();

        return Written(root);
    }

    private static void Root(XElement root, string altText)
    {
        var (width, height) = (root.Attribute("width")!.Value, root.Attribute("height")!.Value);
        // Clearing the canvas leaves a rectangle without a fill, which SVG paints black.
        root.Elements(Svg + "rect").Where(r => r.Attribute("fill") is null && r.Attribute("width")?.Value == width).Remove();
        root.AddFirst(new XElement(Svg + "rect", new XAttribute("width", width), new XAttribute("height", height), new XAttribute("fill", Palette.Ground.ToHex())));
        root.ReplaceAttributes(
            new XAttribute("viewBox", $"0 0 {width} {height}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-label", altText),
            new XAttribute("font-family", FontFamilies));
    }

    /// <summary>One place and one length instead of a place for each letter: in another font the words keep their room.</summary>
    private static void Text(XElement text)
    {
        var (x, y) = (First(text, "x"), First(text, "y"));
        if (Translation().Match(text.Attribute("transform")?.Value ?? "") is { Success: true } moved)
        {
            x += Number(moved.Groups[1].Value);
            y += Number(moved.Groups[2].Value);
        }

        var words = text.Value.Trim('\n', '\t', ' ');
        var strong = text.Attribute("font-family")?.Value.Contains("SemiBold", StringComparison.Ordinal) == true;
        var size = text.Attribute("font-size")!.Value;
        var fill = text.Attribute("fill")?.Value;
        text.ReplaceAll(
            new XAttribute("x", Rounded(x)),
            new XAttribute("y", Rounded(y)),
            new XAttribute("textLength", Rounded(Inter.Width(words, (float)Number(size), strong))),
            new XAttribute("lengthAdjust", "spacingAndGlyphs"),
            new XAttribute("font-size", size),
            strong ? new XAttribute("font-weight", "600") : null,
            fill is null ? null : new XAttribute("fill", fill),
            words);
    }

    /// <summary>Names clips after the picture; equal ones become one.</summary>
    private static void Ids(XElement root, string id)
    {
        var names = new Dictionary<string, string>();
        var known = new Dictionary<string, string>();
        foreach (var clip in root.Descendants(Svg + "clipPath").ToList())
        {
            var shape = string.Concat(clip.Elements());
            var isNew = known.TryAdd(shape, $"{id}-{known.Count + 1}");
            names[$"url(#{clip.Attribute("id")!.Value})"] = $"url(#{known[shape]})";
            clip.SetAttributeValue("id", known[shape]);
            if (!isNew)
            {
                clip.Remove();
            }
        }

        foreach (var use in root.Descendants().Attributes("clip-path"))
        {
            use.Value = names[use.Value];
        }
    }

    /// <summary>Neighbours with one clip become one group.</summary>
    private static void Gather(XElement root)
    {
        foreach (var group in root.Elements(Svg + "g").ToList())
        {
            if (group.PreviousNode is XElement before && before.Name == group.Name && before.Attribute("clip-path")?.Value == group.Attribute("clip-path")?.Value)
            {
                before.Add(group.Elements());
                group.Remove();
            }
        }
    }

    private static void Shorten(XElement element)
    {
        element.Attributes().Where(a => Defaults.TryGetValue(a.Name.LocalName, out var value) && a.Value == value).Remove();
        foreach (var attribute in element.Attributes().Where(a => Coordinates.Contains(a.Name.LocalName)))
        {
            attribute.Value = Decimals().Replace(attribute.Value, number => Rounded(Number(number.Value)));
            attribute.Value = Standing().Replace(attribute.Value, "M$1h0");
        }
    }

    private static string Written(XElement root)
    {
        var svg = new StringBuilder();
        using (var writer = XmlWriter.Create(svg, new XmlWriterSettings { OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.None }))
        {
            root.DescendantNodes().OfType<XText>().Where(t => t.Parent!.Name != Svg + "text").ToList().ForEach(t => t.Remove());
            root.WriteTo(writer);
        }

        return svg.ToString();
    }

    private static double First(XElement text, string attribute) => Number((text.Attribute(attribute)?.Value ?? "0").Split(',')[0]);

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Rounded(double number) => (Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^translate\((\S+)[ ,](\S+)\)$")]
    private static partial Regex Translation();

    [GeneratedRegex(@"-?[0-9]+\.[0-9]+(e-?[0-9]+)?|-?[0-9]+e-?[0-9]+")]
    private static partial Regex Decimals();

    [GeneratedRegex(@"M([-0-9.]+ [-0-9.]+)L\1(?![0-9.])")]
    private static partial Regex Standing();
}
