using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>Every colour of every chart. The inks are of Okabe and Ito's set, told apart with any kind of colour vision, and dark enough for text on the ground.</summary>
internal static class Palette
{
    /// <summary>What all is drawn on.</summary>
    public static readonly Color Ground = Color.FromHex("#FFFFFF");

    /// <summary>Grid lines: seen only when looked for.</summary>
    public static readonly Color Grid = Color.FromHex("#E4E7EB");

    /// <summary>The line at zero.</summary>
    public static readonly Color Base = Color.FromHex("#9AA3AD");

    /// <summary>Titles of axes and whatever is read first.</summary>
    public static readonly Color Text = Color.FromHex("#1F2933");

    /// <summary>Ticks and notes.</summary>
    public static readonly Color Quiet = Color.FromHex("#52606D");

    /// <summary>Figures with too few trials behind them.</summary>
    public static readonly Color Faint = Color.FromHex("#9AA3AD");

    /// <summary>The column of the incomplete day.</summary>
    public static readonly Color Shade = Color.FromHex("#F1F3F5");

    /// <summary>The dotted line at a campaign's start; nothing else is of this blue.</summary>
    public static readonly Color Start = Color.FromHex("#0B5FD3");

    /// <summary>What a campaign wants: taps and opens.</summary>
    public static readonly Color Wanted = Color.FromHex("#00795A");

    /// <summary>What it does not: dismissals and bounces.</summary>
    public static readonly Color Unwanted = Color.FromHex("#B84A00");

    /// <summary>All messages.</summary>
    public static readonly Color Total = Color.FromHex("#4A5568");

    /// <summary>People.</summary>
    public static readonly Color People = Color.FromHex("#8A3F7D");

    /// <summary>The same ink, lighter: bands and bars.</summary>
    public static Color Wash(Color ink, double strength) => Color.InterpolateRgb(Ground, ink, strength);
}
