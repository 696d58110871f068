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
        var room = sheet.Small(heading, 0, 0).Width;
        foreach (var (name, _, _, _) in names)
        {
            room += Gap + Room + sheet.Small(name, 0, 0).Width;
        }

        // Where there is no room for all, what stands first has a line of its own.
        var isLong = room > sheet.Width;
        if (isLong)
        {
            sheet.Add(sheet.Small(heading, 0, sheet.Line()));
        }

        var y = sheet.Line();
        var panel = sheet.Panel(0, sheet.Width, y - Half, 2 * Half, 0, sheet.Width, 0, 1);
        var x = 0f;
        if (!isLong)
        {
            var first = sheet.Small(heading, 0, y);
            sheet.Add(first);
            x = first.Right + Gap;
        }

        foreach (var (name, ink, fill, width) in names)
        {
            panel.Add(Areas.Columns([new Coordinates(x + Half, 1)], width, fill));
            var note = sheet.Small(name, x + Room, y, ink);
            sheet.Add(note);
            x = note.Right + Gap;
        }
    }
}
