using CampaignBatch.Reports.Model;
using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>What happened on a day, behind the data of a panel: the incomplete day shaded, a missing one hatched, the start dotted in blue, the end and a clock change dashed.</summary>
internal static class DayMarks
{
    public static void Draw(Panel panel, DaySpan span, double top)
    {
        if (span.Open is { } open)
        {
            panel.Add(Areas.Columns([new(open.DayNumber, top)], 1, Palette.Shade));
        }

        var missing = span.Missing();
        if (missing.Count > 0)
        {
            panel.Add(new Hatching(missing.Select(m => (m.First.DayNumber - 0.5, m.Last.DayNumber + 0.5)), top));
        }

        Upright(panel, top, span.Shown(HappeningKind.ClockChange).Select(h => (double)h.Date.DayNumber), Palette.Base, 1, 4);
        Upright(panel, top, span.Shown(HappeningKind.End).Select(h => h.Date.DayNumber + 0.5), Palette.Text, 1.5f, 5);
        Upright(panel, top, span.Shown(HappeningKind.Start).Select(h => h.Date.DayNumber - 0.5), Palette.Start, 2.5f, 3);
    }

    private static void Upright(Panel panel, double top, IEnumerable<double> at, Ink ink, float width, float dash)
    {
        var lines = at.Select(Coordinates[] (x) => [new(x, 0), new(x, top)]).ToList();
        if (lines.Count > 0)
        {
            panel.Add(new Lines(lines, ink, width, dash));
        }
    }
}
