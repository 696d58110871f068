using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A value a day, as a line: broken where a value is missing, dashed and hollow where the day is not over.</summary>
/// <param name="Days">One for each value, in order, without holes.</param>
/// <param name="Complete">False for a day that is not over.</param>
/// <param name="Values">Null for a gap.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Square">Square points, to tell it from another line without colour.</param>
internal sealed record Series(IReadOnlyList<DateOnly> Days, IReadOnlyList<bool> Complete, IReadOnlyList<double?> Values, Color Ink, bool Square = false)
{
    private const int MostPoints = 62, ManyDays = 200;
    private const float Point = 6.5f;

    /// <summary>Index of the last complete day that has a value; null without one.</summary>
    public int? LastComplete => Enumerable.Range(0, Values.Count).Where(i => Complete[i] && Values[i] is not null).Select(i => (int?)i).LastOrDefault();

    /// <summary>Index of the last day that has a value; null without one.</summary>
    public int? Last => Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null).Select(i => (int?)i).LastOrDefault();

    /// <summary>Draws it; points that <paramref name="faint"/> holds for are grey.</summary>
    public void DrawOn(Panel panel, Func<int, bool>? faint = null)
    {
        foreach (var run in Runs())
        {
            panel.Line([.. run.Select(At)], Ink, Values.Count > ManyDays ? 1.5f : 2.5f);
        }

        foreach (var i in Enumerable.Range(1, Values.Count - 1).Where(i => Joined(i) && !(Complete[i - 1] && Complete[i])))
        {
            panel.Add(new Dashes(At(i - 1), At(i), Ink, 2.5f, 5));
        }

        var points = Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null && (Values.Count <= MostPoints || Alone(i))).ToLookup(i => Complete[i]);
        Dot(panel, points[true].Where(i => faint?.Invoke(i) != true), Ink, Point);
        Dot(panel, points[true].Where(i => faint?.Invoke(i) == true), Palette.Faint, Point);
        var open = Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null && !Complete[i]).ToList();
        Dot(panel, open, Ink, Point + 4);
        Dot(panel, open, Palette.Ground, Point - 0.5f);
    }

    /// <summary>Draws a band around it from one complete day to the next; a complete day alone gets an upright bar, one that is not over gets neither.</summary>
    public void BandOn(Panel panel, IReadOnlyList<double?> low, IReadOnlyList<double?> high)
    {
        var wash = Palette.Wash(Ink, 0.2);
        foreach (var run in Runs())
        {
            panel.Band([.. run.Select(i => At(i).X)], [.. run.Select(i => low[i]!.Value)], [.. run.Select(i => high[i]!.Value)], wash);
        }

        foreach (var i in Enumerable.Range(0, Values.Count).Where(i => Sure(i) && !(i > 0 && Sure(i - 1)) && !(i + 1 < Values.Count && Sure(i + 1))))
        {
            var half = Math.Min(0.3, Values.Count / 150.0);
            var x = At(i).X;
            panel.Band([x - half, x + half], [low[i]!.Value, low[i]!.Value], [high[i]!.Value, high[i]!.Value], wash);
        }
    }

    private Coordinates At(int i) => new(Days[i].DayNumber, Values[i]!.Value);

    private bool Sure(int i) => Complete[i] && Values[i] is not null;

    private bool Joined(int i) => Values[i - 1] is not null && Values[i] is not null;

    private bool Alone(int i) => !(i > 0 && Joined(i)) && !(i + 1 < Values.Count && Joined(i + 1));

    /// <summary>Stretches of at least two complete days with values.</summary>
    private IEnumerable<List<int>> Runs()
    {
        var run = new List<int>();
        for (var i = 0; i <= Values.Count; i++)
        {
            if (i < Values.Count && Sure(i))
            {
                run.Add(i);
                continue;
            }

            if (run.Count > 1)
            {
                yield return run;
            }

            run = [];
        }
    }

    private void Dot(Panel panel, IEnumerable<int> points, Color ink, float size)
    {
        Coordinates[] at = [.. points.Select(At)];
        if (at.Length > 0)
        {
            panel.Add(new Dots(at, ink, Square ? size * 0.9f : size, Square));
        }
    }
}
