using System.Text;
using System.Xml;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Writes a sheet as an svg element fit for a page: shapes as Skia writes them, but short, their colours by name; text as text, held at
/// one end, where Skia would place each letter for its own font alone; nothing with an id, so that no two pictures meet.
/// </summary>
internal static class Svg
{
    /// <summary>Fonts in a reader's browser, best first.</summary>
    private const string Families = "Inter, system-ui, sans-serif";

    // In another font a longer text keeps its room by this; a short one looks better as it comes.
    private const float Long = 64;

    private static readonly Dictionary<string, string> Inks = Palette.All
        .Select(ink => KeyValuePair.Create(ink.Light.Equals("#FFFFFF", StringComparison.Ordinal) ? "white" : ink.Light, ink.Css)).ToDictionary();

    public static string Of(Sheet sheet, string altText, List<Panel> panels, List<Note> notes)
    {
        var svg = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SvgPath.Number(sheet.Width)} {SvgPath.Number(sheet.Height)}" role="img" aria-label="{Escaped(altText)}" font-family="{Families}" fill="none">""");
        svg.Append($"""<path fill="{Palette.Ground.Css}" d="M0 0h{SvgPath.Number(sheet.Width)}v{SvgPath.Number(sheet.Height)}h-{SvgPath.Number(sheet.Width)}z"/>""");
        Shapes(svg, Drawn(sheet, panels));
        foreach (var group in notes.GroupBy(n => (n.Ink, n.Size, n.Strong)))
        {
            svg.Append($"""<g fill="{group.Key.Ink.Css}" font-size="{SvgPath.Number(group.Key.Size)}"{(group.Key.Strong ? " font-weight=\"600\"" : "")}>""");
            group.ToList().ForEach(note => Write(svg, note));
            svg.Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static MemoryStream Drawn(Sheet sheet, List<Panel> panels)
    {
        var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, sheet.Width, sheet.Height), stream))
        {
            panels.ForEach(panel => panel.Render(canvas, sheet.Width, sheet.Height));
        }

        stream.Position = 0;
        return stream;
    }

    private static void Shapes(StringBuilder svg, Stream skia)
    {
        using var reader = XmlReader.Create(skia);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name is "path" or "ellipse")
            {
                Shape(svg, reader);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.Name is not "svg")
            {
                throw new InvalidOperationException($"A chart's mark became a '{reader.Name}', which no mark of ours does.");
            }
        }
    }

    private static void Shape(StringBuilder svg, XmlReader skia)
    {
        var isPath = skia.Name == "path";
        svg.Append(isPath ? "<path" : "<circle");
        while (skia.MoveToNextAttribute())
        {
            var said = (skia.Name, skia.Value) switch
            {
                ("fill" or "stroke", "none") or ("stroke-width", "1") or ("stroke-miterlimit", _) or ("ry", _) => null,
                ("fill" or "stroke", var ink) => $"{skia.Name}=\"{Inks[ink]}\"",
                ("d", var path) => $"d=\"{SvgPath.Short(path)}\"",
                ("rx", var radius) => $"r=\"{SvgPath.Number(SvgPath.Read(radius))}\"",
                ("cx" or "cy" or "stroke-width" or "fill-opacity" or "stroke-opacity", var number) => $"{skia.Name}=\"{SvgPath.Number(SvgPath.Read(number))}\"",
                var (name, value) => $"{name}=\"{value}\"",
            };
            svg.Append(said is null ? "" : " ").Append(said);
        }

        svg.Append("/>");
    }

    private static void Write(StringBuilder svg, Note note)
    {
        svg.Append($"""<text x="{SvgPath.Number(note.X)}" y="{SvgPath.Number(note.Baseline)}" """.TrimEnd());
        svg.Append(note.Held switch { Held.Middle => " text-anchor=\"middle\"", Held.Right => " text-anchor=\"end\"", _ => "" });
        svg.Append(note.Width > Long ? $" textLength=\"{SvgPath.Number(note.Width)}\" lengthAdjust=\"spacingAndGlyphs\"" : "");
        svg.Append('>').Append(Escaped(note.Text)).Append("</text>");
    }

    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
