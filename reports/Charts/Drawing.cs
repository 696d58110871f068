namespace CampaignBatch.Reports.Charts;

/// <summary>
/// A chart drawn for one size of screen. The svg has no width of its own: it fills what it stands in, and keeps its shape. Its colours are
/// var(--chart-…,#light): without a style sheet it is light; a page that sets the variables (templates/chart.css) makes it dark.
/// </summary>
/// <param name="Width">Units of the view box; about the CSS pixels it is drawn for.</param>
/// <param name="Height">Units of the view box.</param>
/// <param name="Svg">An svg element with role img and the alternative text as its label; without script, links, styles or ids that could meet those of another.</param>
public sealed record Drawing(int Width, int Height, string Svg);
