namespace CampaignBatch.Reports.Charts;

/// <summary>A line of text on a sheet.</summary>
/// <param name="Text">What it says.</param>
/// <param name="X">Where it is held, in units of the sheet.</param>
/// <param name="Y">The middle of its line.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Size">Size of its letters.</param>
internal sealed record Note(string Text, float X, float Y, Ink Ink, float Size)
{
    // Half the height of a capital letter of Inter, of the size.
    private const float HalfCapital = 0.364f;

    public bool Strong { get; init; }

    /// <summary>Which end <see cref="X"/> holds.</summary>
    public Held Held { get; init; }

    public float Width => Inter.Width(Text, Size, Strong);

    public float Left => Held switch { Held.Right => X - Width, Held.Middle => X - (Width / 2), _ => X };

    public float Right => Left + Width;

    public float Baseline => Y + (HalfCapital * Size);

    /// <summary>The same text, its middle at <paramref name="x"/> as far as the edges allow.</summary>
    public Note Within(float x, float left, float right) =>
        this with { Held = Held.Left, X = Math.Max(left, Math.Min(x - (Width / 2), right - Width)) };
}
