using System.Text;
using ScottPlot;
using SkiaSharp;

namespace CampaignBatch.Reports.Charts;

/// <summary>What one picture is drawn on: panels, then notes above them.</summary>
internal sealed class Sheet : IDisposable
{
    /// <summary>Units of the view box. Narrow on purpose: on a phone a unit is half a pixel, and letters must stay readable.</summary>
    public const int Width = 680, Height = 360;

    /// <summary>Lines of text above and below the data.</summary>
    public const float TitleLine = 12, NoteLine = 36, AxisLine = 346;

    private readonly List<Panel> panels = [];
    private readonly List<Note> notes = [];

    public void Add(Panel panel) => panels.Add(panel);

    public void Add(Note note) => notes.Add(note);

    /// <summary>A panel without axes across the sheet, its 0 at <paramref name="y"/>, its unit that of the sheet.</summary>
    public Panel Strip(float y)
    {
        const int Half = 16;
        var strip = new Panel(new PixelRect(0, Width, y + Half, y - Half), 0, Width, -Half, Half);
        strip.Bare();
        Add(strip);
        return strip;
    }

    /// <summary>Adds a note on the line above the data; where another stands in its way, up on the line of the title, at the right.</summary>
    public void AddAbove(Note note)
    {
        var free = notes.TrueForAll(n => n.Y != NoteLine || n.Right + 8 < note.Left || note.Right + 8 < n.Left);
        Add(free ? note with { Y = NoteLine } : note with { Y = TitleLine, X = Width, Held = Alignment.MiddleRight });
    }

    /// <summary>The name of the upright axis, above it.</summary>
    public void Title(string text) => Add(new Note(text, 0, TitleLine, Palette.Quiet));

    /// <summary>The name of the level axis, below it.</summary>
    public void AxisName(string text, Panel panel) =>
        Add(new Note(text, panel.Area.Right, AxisLine, Palette.Quiet) { Held = Alignment.MiddleRight });

    /// <summary>All that is on it.</summary>
    public Drawing Drawing(string id, string altText)
    {
        Exposure.Take(id, Width, Height, Layered);
        return new(Width, Height, Svg(id, altText));
    }

    private string Svg(string id, string altText)
    {
        using var stream = new MemoryStream();
        using (var canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, Height), stream))
        {
            Render(canvas);
        }

        return SvgMending.Mend(Encoding.UTF8.GetString(stream.ToArray()), id, altText);
    }

    // A panel clears what it is drawn on; pixels that others left stay where it has a layer of its own.
    private void Layered(SKCanvas canvas)
    {
        foreach (var panel in panels)
        {
            canvas.SaveLayer();
            panel.Render(canvas);
            canvas.Restore();
        }

        notes.ForEach(note => Write(canvas, note));
    }

    private void Render(SKCanvas canvas)
    {
        panels.ForEach(panel => panel.Render(canvas));
        notes.ForEach(note => Write(canvas, note));
    }

    public void Dispose() => panels.ForEach(panel => panel.Dispose());

    private static void Write(SKCanvas canvas, Note note)
    {
        using var paint = Paint.NewDisposablePaint();
        var label = new LabelStyle
        {
            Text = note.Text,
            FontName = Inter.Family,
            FontSize = note.Size,
            Bold = note.Strong,
            ForeColor = note.Ink,
            Alignment = Alignment.MiddleLeft,
        };
        label.Render(canvas, new Pixel(note.Left, note.Y), paint);
    }
}
