using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Makes Skia's SVG fit for a page: it scales, its text is text (Skia places each letter alone, for its own font only), its ids
/// meet no others, and it says what it shows.
/// </summary>
internal static class SvgMending
{
    /// <summary>Fonts in a reader's browser, best first.</summary>
    public const string FontFamilies = "Inter, system-ui, sans-serif";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static string Mend(string skia, string id, string altText)
    {
        var root = XDocument.Parse(skia).Root!;
        Root(root, altText);
        foreach (var text in root.Descendants(Svg + "text").ToList())
        {
            SvgText.Mend(text);
        }

        Ids(root, id);
        Gather(root);
        foreach (var element in root.Descendants())
        {
            SvgNumbers.Shorten(element);
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
}
