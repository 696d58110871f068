using System.Globalization;
using System.Xml.Linq;

namespace CampaignBatch.Reports.Pages;

/// <summary>A rate and its interval on a line that begins at 0. It stands beside the same in figures and says nothing to a screen reader; style.css colours it.</summary>
internal static class IntervalBar
{
    private const double Width = 120, Height = 14, Middle = Height / 2, Edge = 3;

    /// <summary>Ends that a scale may have.</summary>
    private static readonly double[] Ends = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>The end of the shortest scale that holds the interval.</summary>
    public static double End(double high) => Ends.FirstOrDefault(end => end >= high, 1);

    /// <summary>An svg element: the line, the interval as a band, the rate as a stroke across.</summary>
    public static string Draw(double rate, double low, double high, double end) => new XElement("svg",
        new XAttribute("viewBox", $"0 0 {Place(Width)} {Place(Height)}"),
        new XAttribute("class", "range"),
        new XAttribute("aria-hidden", "true"),
        new XElement("path", new XAttribute("class", "axis"), new XAttribute("d", $"M{Place(Edge)} {Place(Middle)}H{Place(Width - Edge)}M{Place(Edge)} {Place(Middle - 3)}v6")),
        new XElement("path", new XAttribute("class", "band"), new XAttribute("d", $"M{At(low, end)} {Place(Middle)}H{At(high, end)}")),
        new XElement("path", new XAttribute("class", "rate"), new XAttribute("d", $"M{At(rate, end)} {Place(Middle - 6)}v12")))
        .ToString(SaveOptions.DisableFormatting);

    private static string At(double rate, double end) => Place(Edge + ((Width - (2 * Edge)) * Math.Clamp(rate / end, 0, 1)));

    private static string Place(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
