using ScottPlot;

namespace CampaignBatch.Reports.Charts;

/// <summary>A value a day, as a line: broken where a value is missing, dashed and hollow where the day is not over.</summary>
/// <param name="Days">One for each value, in order.</param>
/// <param name="Complete">False for a day that is not over.</param>
/// <param name="Values">Null for a gap.</param>
/// <param name="Ink">Its colour.</param>
/// <param name="Square">Square points, to tell it from another line without colour.</param>
internal sealed record Series(IReadOnlyList<DateOnly> Days, IReadOnlyList<bool> Complete, IReadOnlyList<double?> Values, Ink Ink, bool Square = false)
{
    private const int ManyDays = 200;

    // A line thinner than its points hides nothing; below this width of a day they would run together.
    private const float LeastDay = 1.45f;

    /// <summary>Index of the last complete day that has a value; null without one.</summary>
    public int? LastComplete => Enumerable.Range(0, Values.Count).Where(Sure).Select(i => (int?)i).LastOrDefault();

    /// <summary>Index of the last day that has a value; null without one.</summary>
    public int? Last => Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null).Select(i => (int?)i).LastOrDefault();

    /// <summary>Draws it; points that <paramref name="faint"/> holds for are grey.</summary>
    public void DrawOn(Panel panel, Format format, Func<int, bool>? faint = null)
    {
        var width = Values.Count > ManyDays ? Math.Min(1.5f, format.Line) : format.Line;
        var runs = Runs().Where(run => run.Count > 1).ToList();
        if (runs.Count > 0)
        {
            panel.Add(new Lines(runs.Select(run => run.Select(At).ToList()), Ink, width));
        }

        var joints = Enumerable.Range(1, Values.Count - 1).Where(i => Joined(i) && !(Complete[i - 1] && Complete[i])).ToList();
        if (joints.Count > 0)
        {
            panel.Add(new Lines(joints.Select(Coordinates[] (i) => [At(i - 1), At(i)]), Ink, width, 4));
        }

        var roomy = panel.Step >= format.Point * LeastDay;
        var points = Enumerable.Range(0, Values.Count).Where(i => Sure(i) && (roomy || Alone(i))).ToLookup(i => faint?.Invoke(i) == true);
        Dot(panel, points[false], Ink, format.Point);
        Dot(panel, points[true], Palette.Faint, format.Point);
        var open = Enumerable.Range(0, Values.Count).Where(i => Values[i] is not null && !Complete[i]).ToList();
        Dot(panel, open, Ink, format.Point + 3);
        Dot(panel, open, Palette.Ground, format.Point - 0.5f);
    }

    /// <summary>Draws it thin and dashed, to compare others with.</summary>
    public void DashedOn(Panel panel, float width)
    {
        var runs = Runs().Where(run => run.Count > 1).ToList();
        if (runs.Count > 0)
        {
            panel.Add(new Lines(runs.Select(run => run.Select(At).ToList()), Ink, width, 3));
        }
    }

    /// <summary>
    /// Draws a band around it from one complete day to the next, cut off at the top; a complete day alone gets an upright bar, one
    /// that is not over gets neither.
    /// </summary>
    public void BandOn(Panel panel, IReadOnlyList<double?> low, IReadOnlyList<double?> high, double top, Ink wash)
    {
        var shapes = Runs().Select(run => run.Count > 1
            ? (IReadOnlyList<Coordinates>)[.. Cut([.. run.Select(i => Of(i, high))], top), .. run.AsEnumerable().Reverse().Select(i => Of(i, low))]
            : Bar(run[0], low, high, top)).ToList();
        if (shapes.Count > 0)
        {
            panel.Add(new Areas(shapes, wash));
        }
    }

    private Coordinates[] Bar(int i, IReadOnlyList<double?> low, IReadOnlyList<double?> high, double top)
    {
        var half = Math.Min(0.3, Values.Count / 150.0);
        var (x, upper, lower) = (Days[i].DayNumber, Math.Min(top, high[i]!.Value), low[i]!.Value);
        return [new(x - half, lower), new(x - half, upper), new(x + half, upper), new(x + half, lower)];
    }

    /// <summary>An edge as it looks below a line: with the points where it crosses that.</summary>
    private static IEnumerable<Coordinates> Cut(Coordinates[] edge, double top)
    {
        for (var i = 0; i < edge.Length; i++)
        {
            if (i > 0 && (edge[i - 1].Y > top) != (edge[i].Y > top))
            {
                yield return new(edge[i - 1].X + ((top - edge[i - 1].Y) / (edge[i].Y - edge[i - 1].Y) * (edge[i].X - edge[i - 1].X)), top);
            }

            yield return new(edge[i].X, Math.Min(top, edge[i].Y));
        }
    }

    private Coordinates At(int i) => Of(i, Values);

    private Coordinates Of(int i, IReadOnlyList<double?> values) => new(Days[i].DayNumber, values[i]!.Value);

    private bool Sure(int i) => Complete[i] && Values[i] is not null;

    private bool Joined(int i) => Values[i - 1] is not null && Values[i] is not null;

    private bool Alone(int i) => !(i > 0 && Joined(i)) && !(i + 1 < Values.Count && Joined(i + 1));

    /// <summary>Stretches of complete days with values.</summary>
    private IEnumerable<List<int>> Runs()
    {
        var run = new List<int>();
        for (var i = 0; i <= Values.Count; i++)
        {
            if (i < Values.Count && Sure(i))
            {
                run.Add(i);
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    private void Dot(Panel panel, IEnumerable<int> points, Ink ink, float size)
    {
        var at = points.Select(At).ToList();
        if (at.Count > 0)
        {
            panel.Add(new Dots(at, ink, Square ? size * 0.9f : size, Square));
        }
    }
}
