namespace CampaignBatch.Reports.Charts;

/// <summary>What a line is, or its last value, written beside its end: a strong line of text and a quiet one.</summary>
/// <param name="Strong">First line, in the colour of what it labels.</param>
/// <param name="Quiet">Second line.</param>
/// <param name="Value">What it stands beside, on the upright axis.</param>
/// <param name="Ink">Colour of the first line.</param>
internal sealed record EndLabel(string Strong, string Quiet, double Value, Ink Ink)
{
    private const float Gap = 8;

    /// <summary>Room that labels need right of the data.</summary>
    public static float Room(IEnumerable<EndLabel> labels, Sheet sheet) =>
        labels.Select(l => Gap + 2 + l.Notes(sheet, 0, 0).Max(n => n.Width * (n.Strong ? Inter.StrongSlack : Inter.Slack))).DefaultIfEmpty(10).Max();

    /// <summary>Writes labels beside the panel, each as near to its value as the others and the edges allow.</summary>
    public static void Write(Sheet sheet, Panel panel, IReadOnlyList<EndLabel> labels)
    {
        var line = sheet.Format.LineHeight - 1;
        var order = labels.OrderBy(l => panel.Y(l.Value)).ToList();
        var middles = order.Select(l => panel.Y(l.Value)).ToArray();
        for (var i = 0; i < middles.Length; i++)
        {
            middles[i] = Math.Max(middles[i], i == 0 ? panel.Area.Top + line : middles[i - 1] + (2 * line));
        }

        var floor = panel.Area.Bottom - line;
        for (var i = middles.Length - 1; i >= 0; i--)
        {
            middles[i] = Math.Min(middles[i], floor);
            floor = middles[i] - (2 * line);
        }

        foreach (var note in order.SelectMany((label, i) => label.Notes(sheet, panel.Area.Right + Gap, middles[i])))
        {
            sheet.Add(note);
        }
    }

    private Note[] Notes(Sheet sheet, float x, float middle)
    {
        var half = (sheet.Format.LineHeight - 1) / 2;
        return [sheet.Strong(Strong, x, middle - half, Ink), sheet.Small(Quiet, x, middle + half)];
    }
}
