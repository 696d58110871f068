using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A line above a panel that names its columns, each name with the column itself before it: for marks that cannot be labelled where they stand.</summary>
internal static class Key
{
    private const float Room = 18, Gap = 14, Half = 6;

    /// <param name="sheet">What it is written on.</param>
    /// <param name="heading">What stands first.</param>
    /// <param name="names">Each with its ink, that of its column, and the column's width.</param>
    public static void Write(Sheet sheet, string heading, params ReadOnlySpan<(string Name, Ink Ink, Ink Fill, float Width)> names)
    {
        var y = sheet.Line();
        var panel = sheet.Panel(0, sheet.Width, y - Half, 2 * Half, 0, sheet.Width, 0, 1);
        var first = sheet.Small(heading, 0, y);
        sheet.Add(first);
        var x = first.Right + Gap;
        foreach (var (name, ink, fill, width) in names)
        {
            panel.Add(Areas.Columns([new Coordinates(x + Half, 1)], width, fill));
            var note = sheet.Small(name, x + Room, y, ink);
            sheet.Add(note);
            x = note.Right + Gap;
        }
    }
}
