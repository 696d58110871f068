using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Charts;

/// <summary>Numbers in SVG: two decimals are finer than any screen.</summary>
internal static partial class SvgNumbers
{
    // What SVG assumes anyway.
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["stroke-width"] = "1", ["stroke-miterlimit"] = "4", ["fill"] = "black",
    };

    private static readonly string[] Coordinates = ["d", "x", "y", "width", "height", "cx", "cy", "rx", "ry", "r", "points", "stroke-width", "fill-opacity", "stroke-opacity"];

    public static double Read(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Adding 0 makes −0 a plain 0.
    public static string Write(double number) => (Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Rounds the places and sizes of an element, and leaves out what SVG assumes anyway.</summary>
    public static void Shorten(XElement element)
    {
        element.Attributes().Where(a => Defaults.TryGetValue(a.Name.LocalName, out var value) && a.Value == value).Remove();
        foreach (var attribute in element.Attributes().Where(a => Coordinates.Contains(a.Name.LocalName)))
        {
            attribute.Value = Decimals().Replace(attribute.Value, number => Write(Read(number.Value)));
            attribute.Value = Standing().Replace(attribute.Value, "M$1h0");
        }
    }

    [GeneratedRegex(@"-?[0-9]+\.[0-9]+(e-?[0-9]+)?|-?[0-9]+e-?[0-9]+")]
    private static partial Regex Decimals();

    // A line to where it begins: a point.
    [GeneratedRegex(@"M([-0-9.]+ [-0-9.]+)L\1(?![0-9.])")]
    private static partial Regex Standing();
}
