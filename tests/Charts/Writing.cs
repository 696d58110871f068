using System.Globalization;
using System.Xml.Linq;
using CampaignBatch.Reports.Charts;

namespace CampaignBatch.Tests.Charts;

/// <summary>A text of a drawing and the room it takes in the font it was measured with.</summary>
internal sealed record Writing(string Text, double Left, double Right, double Baseline, double Size)
{
    public double Top => Baseline - (0.73 * Size);

    public static List<Writing> Of(string svg) => [.. XElement.Parse(svg).Descendants().Where(e => e.Name.LocalName == "text").Select(One)];

    public bool LiesOn(Writing other) => Math.Abs(Baseline - other.Baseline) < Size * 0.75 && Left < other.Right && other.Left < Right;

    private static Writing One(XElement text)
    {
        var (group, x) = (text.Parent!, Number(text, "x"));
        var size = Number(group, "font-size");
        var width = Inter.Width(text.Value, (float)size, group.Attribute("font-weight") is not null);
        var left = text.Attribute("text-anchor")?.Value switch { "end" => x - width, "middle" => x - (width / 2), _ => x };
        return new Writing(text.Value, left, left + width, Number(text, "y"), size);
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
