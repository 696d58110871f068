using System.Text.RegularExpressions;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Charts;

/// <summary>Both palettes, the light one of the drawings and the dark one of the page, by what eyes make of them.</summary>
public sealed partial class Colours
{
    // WCAG 2.2: text 4.5, what must be seen to understand a graphic 3.
    private const double OfText = 4.5, OfGraphics = 3;

    // CIE 1976 ΔE between inks of one chart; from about 10 on two colours are told apart side by side.
    private const double Apart = 14;

    private static readonly Ink[] Texts = [Palette.Text, Palette.Quiet, Palette.Start, Palette.Wanted, Palette.Unwanted, Palette.Total, Palette.People];
    private static readonly Ink[] Graphics = [.. Texts, Palette.Base, Palette.Faint];

    /// <summary>Inks that one chart has beside each other.</summary>
    private static readonly (Ink, Ink)[] Neighbours =
    [
        (Palette.Total, Palette.People), (Palette.TotalWash, Palette.People), (Palette.TotalWash, Palette.Unwanted), (Palette.Total, Palette.Start), (Palette.People, Palette.Start),
        (Palette.Wanted, Palette.Faint), (Palette.Wanted, Palette.WantedWash), (Palette.Unwanted, Palette.UnwantedWash), (Palette.Wanted, Palette.Start),
        (Palette.Wanted, Palette.Unwanted), (Palette.Wanted, Palette.Text),
    ];

    public static TheoryData<string> Grounds => ["light", "dark"];

    public static TheoryData<string, string> Eyes
    {
        get
        {
            var all = new TheoryData<string, string>();
            new[] { "light", "dark" }.SelectMany(g => Sight.All.Keys.Select(eye => (g, eye))).ToList().ForEach(pair => all.Add(pair.g, pair.eye));
            return all;
        }
    }

    [Theory, MemberData(nameof(Grounds))]
    public void Text_and_graphics_stand_out_from_the_ground(string ground)
    {
        var inks = Inks(ground);
        Assert.All(Texts, ink => Assert.True(Sight.Contrast(inks[ink.Name], inks["ground"]) >= OfText, $"{ink.Name}: {Sight.Contrast(inks[ink.Name], inks["ground"]):0.00}"));
        Assert.All(Graphics, ink => Assert.True(Sight.Contrast(inks[ink.Name], inks["ground"]) >= OfGraphics, $"{ink.Name}: {Sight.Contrast(inks[ink.Name], inks["ground"]):0.00}"));
    }

    [Theory, MemberData(nameof(Grounds))]
    public void A_line_stands_out_from_its_band(string ground)
    {
        var inks = Inks(ground);
        Assert.All(new[] { "wanted", "unwanted" }, name => Assert.InRange(Sight.Contrast(inks[name], inks[name + "-wash"]), OfGraphics, 21));
    }

    [Theory, MemberData(nameof(Eyes))]
    public void Inks_of_one_chart_are_told_apart_by(string ground, string eye)
    {
        var inks = Inks(ground);
        Assert.All(Neighbours, pair =>
        {
            var distance = Sight.Distance(inks[pair.Item1.Name], inks[pair.Item2.Name], eye);
            Assert.True(distance >= Apart, $"{pair.Item1.Name} and {pair.Item2.Name}: {distance:0.0}");
        });
    }

    [Fact]
    public void Every_ink_has_a_dark_value_and_no_other_has() =>
        Assert.Equal(Palette.All.Select(ink => ink.Name).Order(StringComparer.Ordinal), Inks("dark").Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_light_value_is_of_one_ink() => Assert.Equal(Palette.All.Count, Palette.All.Select(ink => ink.Light).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    /// <summary>Values by name: the drawings' own, or those of the page's style sheet.</summary>
    private static Dictionary<string, string> Inks(string ground)
    {
        if (ground == "light")
        {
            return Palette.All.ToDictionary(ink => ink.Name, ink => ink.Light);
        }

        var templates = new Templates();
        var dark = Property().Matches(templates.Text("chart.css")).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        // What pictures stand on is what the page's sheets are.
        dark["ground"] = Sheet().Matches(templates.Text("style.css")).Last().Groups[1].Value;
        return dark;
    }

    [GeneratedRegex("--chart-([a-z-]+): (#[0-9a-f]{6})")]
    private static partial Regex Property();

    [GeneratedRegex(@"prefers-color-scheme: dark\)[^}]*?--sheet: (#[0-9a-f]{6})")]
    private static partial Regex Sheet();
}
