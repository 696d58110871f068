using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A line of text on a sheet.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Where it is held, in units of the sheet.</param>
/// <param name="Y">The middle of its line.</param>
/// <param name="Ink">Its colour.</param>
internal sealed record Note(string Text, float X, float Y, Color Ink)
{
    public const float Normal = 16, Small = 15;

    public float Size { get; init; } = Small;

    public bool Strong { get; init; }

    /// <summary>Which end <see cref="X"/> holds: the left, the middle or the right.</summary>
    public Alignment Held { get; init; } = Alignment.MiddleLeft;

    public float Width => Inter.Width(Text, Size, Strong);

    public float Left => Held switch
    {
        Alignment.MiddleRight => X - Width,
        Alignment.MiddleCenter => X - (Width / 2),
        _ => X,
    };

    public float Right => Left + Width;

    /// <summary>The same text, held in the middle of <paramref name="x"/> as far as the edges allow.</summary>
    public Note Within(float x, float left, float right) =>
        this with { Held = Alignment.MiddleLeft, X = Math.Max(left, Math.Min(x - (Width / 2), right - Width)) };
}
