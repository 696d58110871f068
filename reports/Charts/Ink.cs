using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A colour by what it stands for. Drawn in its light value; in a page a custom property may make it another.</summary>
/// <param name="Name">What it stands for; the custom property is --chart-name.</param>
/// <param name="Light">Its value on a light ground, #RRGGBB, of no other ink.</param>
internal sealed record Ink(string Name, string Light)
{
    public Color Color { get; } = Color.FromHex(Light);

    /// <summary>As an svg attribute has it.</summary>
    public string Css { get; } = $"var(--chart-{Name},{Light})";
}
