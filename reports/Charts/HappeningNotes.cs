using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Charts;

/// <summary>The words above a panel of days that say what happened: each over its day, on as few lines as it takes.</summary>
internal sealed class HappeningNotes(Sheet sheet, ChartWords words, DaySpan span)
{
    private const float Gap = 10;
    private const int MostGaps = 3, MostClockChanges = 4;

    private readonly List<List<Note>> lines = [];

    /// <param name="left">Left edge of the data.</param>
    /// <param name="place">From a day's number to its place on the sheet.</param>
    public void Write(float left, Func<double, float> place)
    {
        foreach (var (text, day, ink) in All())
        {
            Place(sheet.Small(text, 0, 0, ink).Within(place(day), Math.Min(left, sheet.Width / 4), sheet.Width));
        }

        // The first that was placed stands nearest to the data.
        foreach (var line in lines.AsEnumerable().Reverse())
        {
            var y = sheet.Line();
            line.ForEach(note => sheet.Add(note with { Y = y }));
        }
    }

    /// <summary>The same below several panels, in a line of its own; nothing where nothing happened.</summary>
    public void WriteBelow()
    {
        var all = string.Join(" · ", All().OrderBy(n => n.Day).Select(n => n.Text));
        if (all.Length > 0)
        {
            sheet.Text(all);
        }
    }

    private IEnumerable<(string Text, double Day, Ink Ink)> All()
    {
        foreach (var start in span.Shown(HappeningKind.Start))
        {
            yield return (words["note_start", words.ShortDay(start.Date)], start.Date.DayNumber - 0.5, Palette.Start);
        }

        if (span.Open is { } open)
        {
            yield return (words["note_incomplete", words.ShortDay(open)], open.DayNumber, Palette.Quiet);
        }

        foreach (var end in span.Shown(HappeningKind.End))
        {
            yield return (words["note_end", words.ShortDay(end.Date)], end.Date.DayNumber + 0.5, Palette.Text);
        }

        var missing = span.Missing();
        foreach (var (first, last) in missing.Take(MostGaps))
        {
            var text = first == last ? words["note_missing", words.ShortDay(first)] : words["note_missing_run", words.ShortDay(first), words.ShortDay(last)];
            yield return (text, (first.DayNumber + last.DayNumber) / 2.0, Palette.Quiet);
        }

        if (missing.Count > MostGaps)
        {
            yield return (words["note_missing_more", words.Count(missing.Count - MostGaps)], missing[MostGaps].First.DayNumber, Palette.Quiet);
        }

        // Years of clock changes explain nothing any more.
        var changes = span.Shown(HappeningKind.ClockChange).ToList();
        foreach (var change in changes.Where(_ => changes.Count <= MostClockChanges))
        {
            yield return (words[change.Minutes > 0 ? "note_clock_forward" : "note_clock_back", words.ShortDay(change.Date), words.Hours(Math.Abs(change.Minutes))], change.Date.DayNumber, Palette.Quiet);
        }
    }

    private void Place(Note note)
    {
        var line = lines.Find(l => l.TrueForAll(n => n.Right + Gap < note.Left || note.Right + Gap < n.Left));
        if (line is null)
        {
            lines.Add(line = []);
        }

        line.Add(note);
    }
}
