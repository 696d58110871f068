using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>What one picture is drawn on: panels, then notes above them. It grows downwards as far as it is needed.</summary>
/// <param name="format">For which size of screen.</param>
internal sealed class Sheet(Format format) : IDisposable
{
    private const float Edge = 4;

    private readonly List<Panel> panels = [];
    private readonly List<Note> notes = [];
    private readonly List<float[]> reach = [];

    public Format Format { get; } = format;

    public float Width => Format.Width;

    /// <summary>Where the next line of words or the next panel begins.</summary>
    public float Bottom { get; private set; } = Edge;

    public int Height => (int)MathF.Ceiling(Bottom + Edge);

    /// <summary>Where chart.js finds rows: for each panel the middle of the first column, the step to the next, and the upper and lower edge.</summary>
    public IReadOnlyList<float[]> Reach => reach;

    /// <summary>A panel at a place; what lies below it is free again.</summary>
    public Panel Panel(float left, float right, float top, float height, double from, double until, double bottom, double upper)
    {
        var panel = new Panel(new PixelRect(left, right, top + height, top), from, until, bottom, upper);
        panels.Add(panel);
        Bottom = Math.Max(Bottom, top + height);
        return panel;
    }

    public void Add(Note note) => notes.Add(note);

    /// <summary>Makes a panel's rows found.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="first">Value of the first row on the level axis.</param>
    public void Reaches(Panel panel, double first) => reach.Add([panel.X(first), panel.Step, panel.Area.Top, panel.Area.Bottom]);

    public Note Small(string text, float x, float y, Ink? ink = null) => new(text, x, y, ink ?? Palette.Quiet, Format.Letter);

    public Note Strong(string text, float x, float y, Ink ink) => new(text, x, y, ink, Format.Strong) { Strong = true };

    /// <summary>The middle of a new line of words.</summary>
    public float Line()
    {
        Bottom += Format.LineHeight;
        return Bottom - (Format.LineHeight / 2);
    }

    /// <summary>Leaves room.</summary>
    public void Skip(float height) => Bottom += height;

    /// <summary>Room that an axis' labels need at the left.</summary>
    public float Gutter(IEnumerable<string> labels) => (Inter.Slack * labels.Max(l => Inter.Width(l, Format.Letter, false))) + 7;

    /// <summary>A note, its text as far as there is room for it.</summary>
    public static Note Fit(Note note, float width)
    {
        var (text, fitting) = (note.Text, note);
        for (var end = text.Length - 1; fitting.Width > width && end > 0; end--)
        {
            fitting = note with { Text = text[..(char.IsLowSurrogate(text[end]) ? end - 1 : end)].TrimEnd() + "…" };
        }

        return fitting;
    }

    /// <summary>Words across the sheet, on as many lines as they need.</summary>
    public void Text(string text)
    {
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Inter.Width((line + piece).TrimEnd(), Format.Letter, false) > Width)
            {
                Add(Small(line.TrimEnd(), 0, Line()));
                line = "";
            }

            line += piece;
        }

        Add(Small(line.TrimEnd(), 0, Line()));
    }

    public Drawing Drawing(string altText) => new(Format.Width, Height, Svg.Of(this, altText, panels, notes));

    /// <summary>What stays on one line: a word with the space after it, or a single letter of a script that has no spaces.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        const int FirstWithoutSpaces = 0x2E80;
        var piece = "";
        foreach (var rune in text.EnumerateRunes())
        {
            piece += rune.ToString();
            if (rune.Value == ' ' || (rune.Value >= FirstWithoutSpaces && rune.Value is not ('（' or '「')))
            {
                yield return piece;
                piece = "";
            }
        }

        yield return piece;
    }

    /// <summary>PNG bytes on the light ground, two pixels a unit.</summary>
    public byte[] Png()
    {
        const int Fine = 2;
        using var surface = SKSurface.Create(new SKImageInfo(Format.Width * Fine, Height * Fine, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(Palette.Ground.Color.ToSKColor());
        canvas.Scale(Fine);
        panels.ForEach(panel => panel.Render(canvas, Width, Height));
        notes.ForEach(note => Inter.Write(canvas, note));
        using var image = surface.Snapshot();
        return image.Encode(SKEncodedImageFormat.Png, 100).ToArray();
    }

    public void Dispose() => panels.ForEach(panel => panel.Dispose());
}
