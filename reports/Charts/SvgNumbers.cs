using System.Globalization;
using System.Text;
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

    public static double Read(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Adding 0 makes −0 a plain 0.
    public static string Write(double number) => (Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Rounds the places and sizes of an element, and leaves out what SVG assumes anyway.</summary>
    public static void Shorten(XElement element)
    {
        element.Attributes().Where(a => Defaults.TryGetValue(a.Name.LocalName, out var value) && a.Value == value).Remove();
        foreach (var attribute in element.Attributes().Where(a => Coordinates.Contains(a.Name.LocalName)))
        {
            var rounded = Rounded(attribute.Value);
            attribute.Value = attribute.Name.LocalName == "d" ? Standing().Replace(rounded, "M$1h0") : rounded;
        }
    }

    /// <summary>Rounds each number in a list or a path; Skia parts them by spaces, commas and letters.</summary>
    private static string Rounded(string value)
    {
        var rounded = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length;)
        {
            var end = at;
            while (end < value.Length && (char.IsAsciiDigit(value[end]) || value[end] is '-' or '.' or 'e'))
            {
                end++;
            }

            var number = value.AsSpan(at, end - at);
            if (number.ContainsAny('.', 'e'))
            {
                rounded.Append(Write(Read(number)));
            }
            else
            {
                rounded.Append(number);
            }

            if (end < value.Length)
            {
                rounded.Append(value[end++]);
            }

            at = end;
        }

        return rounded.ToString();
    }

    // A line to where it begins: a point.
    [GeneratedRegex(@"M([-0-9.]+ [-0-9.]+)L\1(?![0-9.])")]
    private static partial Regex Standing();
}
