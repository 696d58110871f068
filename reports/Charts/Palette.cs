namespace CampaignBatch.Reports.Charts;

/// <summary>
/// Every ink of every chart; their dark values stand in templates/chart.css. The main ones are near Okabe and Ito's set, told apart with
/// any kind of colour vision, and dark enough for text on the ground. A wash is an ink laid on thinly: bands and bars.
/// </summary>
internal static class Palette
{
    /// <summary>What all is drawn on.</summary>
    public static readonly Ink Ground = new("ground", "#FFFFFF");

    /// <summary>Grid lines: seen only when looked for.</summary>
    public static readonly Ink Grid = new("grid", "#E4E7EB");

    /// <summary>The line at zero, ticks, and hatching.</summary>
    public static readonly Ink Base = new("base", "#87919D");

    /// <summary>Whatever is read first.</summary>
    public static readonly Ink Text = new("text", "#1F2933");

    /// <summary>Ticks and notes.</summary>
    public static readonly Ink Quiet = new("quiet", "#52606D");

    /// <summary>Figures with too few trials behind them, and what others are compared with.</summary>
    public static readonly Ink Faint = new("faint", "#7B8794");

    /// <summary>The column of the incomplete day.</summary>
    public static readonly Ink Shade = new("shade", "#F1F3F5");

    /// <summary>The dotted line at a campaign's start; nothing else is of this blue.</summary>
    public static readonly Ink Start = new("start", "#0B5FD3");

    /// <summary>What a campaign wants: taps and opens.</summary>
    public static readonly Ink Wanted = new("wanted", "#00795A");

    /// <inheritdoc cref="Wanted"/>
    public static readonly Ink WantedWash = new("wanted-wash", "#CCE4DE");

    /// <summary>What it does not: dismissals and bounces.</summary>
    public static readonly Ink Unwanted = new("unwanted", "#B84A00");

    /// <inheritdoc cref="Unwanted"/>
    public static readonly Ink UnwantedWash = new("unwanted-wash", "#F1DBCC");

    /// <summary>All messages.</summary>
    public static readonly Ink Total = new("total", "#37404C");

    /// <inheritdoc cref="Total"/>
    public static readonly Ink TotalWash = new("total-wash", "#BABFC6");

    /// <summary>People.</summary>
    public static readonly Ink People = new("people", "#9A3F8B");

    public static IReadOnlyList<Ink> All { get; } =
        [Ground, Grid, Base, Text, Quiet, Faint, Shade, Start, Wanted, WantedWash, Unwanted, UnwantedWash, Total, TotalWash, People];
}
