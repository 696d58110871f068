using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A row of marks and their names, from the left, for marks that cannot be labelled where they stand.</summary>
internal sealed class Key
{
    private const float MarkRoom = 20, Gap = 16, Half = 6;

    private readonly Sheet sheet;
    private readonly Panel panel;
    private readonly float y;
    private float x;

    /// <param name="sheet">What it is written on.</param>
    /// <param name="x">Where the row begins.</param>
    /// <param name="y">The middle of its line.</param>
    public Key(Sheet sheet, float x, float y)
    {
        (this.sheet, this.x, this.y) = (sheet, x, y);
        panel = sheet.Strip(y);
    }

    public Key Heading(string text) => Name(new Note(text, x, y, Palette.Quiet));

    public Key Column(string name, Color fill, Color ink, float width)
    {
        panel.Band([x + Half - (width / 2), x + Half + (width / 2)], [-Half, -Half], [Half, Half], fill);
        return Marked(name, ink);
    }

    public Key Point(string name, Color ink)
    {
        panel.Line([new(x - 2, 0), new(x + (2 * Half) + 2, 0)], ink);
        panel.Add(new Dots([new(x + Half, 0)], ink, 7));
        return Marked(name, ink);
    }

    public Key Bubble(string name, Color ink, float width)
    {
        panel.Add(new Bubbles([(new(x + (width / 2), 0), width)], ink));
        return Name(new Note(name, x + width + 6, y, Palette.Quiet));
    }

    private Key Marked(string name, Color ink) => Name(new Note(name, x + MarkRoom, y, ink));

    private Key Name(Note note)
    {
        sheet.Add(note);
        x = note.Right + Gap;
        return this;
    }
}
