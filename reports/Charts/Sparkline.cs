using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Charts;

/// <summary>A line as small as a word, for the rows of the index. It stands beside its figure and says nothing to a screen reader.</summary>
internal static class Sparkline
{
    private const int Width = 120, Height = 28, Edge = 3;

    /// <summary>An svg element from 0 to the greatest value, broken at nulls, its last value a dot; empty where there is no value.</summary>
    public static string Draw(IReadOnlyList<double?> values)
    {
        var known = Enumerable.Range(0, values.Count).Where(i => values[i] is { } v && double.IsFinite(v)).ToList();
        if (known.Count == 0)
        {
            return "";
        }

        var top = Math.Max(known.Max(i => values[i]!.Value), double.Epsilon);
        string At(int i) => $"{Place(Edge + ((Width - (2.0 * Edge)) * (values.Count == 1 ? 0.5 : i / (values.Count - 1.0))))} {Place(Height - Edge - ((Height - (2.0 * Edge)) * Math.Max(0, values[i]!.Value) / top))}";
        var line = new StringBuilder();
        for (var k = 0; k < known.Count; k++)
        {
            var alone = (k == 0 || known[k - 1] != known[k] - 1) && (k == known.Count - 1 || known[k + 1] != known[k] + 1);
            line.Append(k > 0 && known[k - 1] == known[k] - 1 ? 'L' : 'M').Append(At(known[k])).Append(alone ? "h0" : "");
        }

        return new XElement("svg",
            new XAttribute("viewBox", $"0 0 {Width} {Height}"),
            new XAttribute("aria-hidden", "true"),
            new XAttribute("fill", "none"),
            new XAttribute("stroke", Palette.Total.Css),
            new XAttribute("stroke-linecap", "round"),
            new XAttribute("stroke-linejoin", "round"),
            new XElement("path", new XAttribute("stroke-width", "1.5"), new XAttribute("d", line.ToString())),
            new XElement("path", new XAttribute("stroke-width", "5"), new XAttribute("d", $"M{At(known[^1])}h0")))
            .ToString(SaveOptions.DisableFormatting);
    }

    private static string Place(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
