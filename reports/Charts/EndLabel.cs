using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>What a line is, or its last value, written beside its end: a strong line of text and a quiet one.</summary>
/// <param name="Strong">First line, in the colour of what it labels.</param>
/// <param name="Quiet">Second line.</param>
/// <param name="Value">What it stands beside, on the upright axis.</param>
/// <param name="Ink">Colour of the first line.</param>
internal sealed record EndLabel(string Strong, string Quiet, double Value, Color Ink)
{
    private const float LineHeight = 19, Gap = 10;

    /// <summary>Room that labels need right of the data.</summary>
    public static float Room(IEnumerable<EndLabel> labels) => labels.Select(l => Gap + 4 + l.Notes(0, 0).Max(n => n.Width)).DefaultIfEmpty(12).Max();

    /// <summary>Writes labels beside the panel, each as near to its value as the others and the edges allow.</summary>
    public static void Write(Sheet sheet, Panel panel, IReadOnlyList<EndLabel> labels)
    {
        var order = labels.OrderBy(l => panel.At(0, l.Value).Y).ToList();
        var middles = order.Select(l => panel.At(0, l.Value).Y).ToArray();
        const float Height = 2 * LineHeight;
        for (var i = 0; i < middles.Length; i++)
        {
            middles[i] = Math.Max(middles[i], i == 0 ? panel.Area.Top + LineHeight : middles[i - 1] + Height);
        }

        var floor = panel.Area.Bottom - LineHeight;
        for (var i = middles.Length - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], floor);
            floor = middles[i] - Height;
        }

        foreach (var note in order.SelectMany((label, i) => label.Notes(panel.Area.Right + Gap, middles[i])))
        {
            sheet.Add(note);
        }
    }

    private Note[] Notes(float x, float middle) =>
    [
        new(Strong, x, middle - (LineHeight / 2), Ink) { Size = Note.Normal, Strong = true },
        new(Quiet, x, middle + (LineHeight / 2), Palette.Quiet),
    ];
}
