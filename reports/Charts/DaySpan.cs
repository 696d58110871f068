using Apache.Arrow;
using CampaignBatch.Reports.Model;

namespace CampaignBatch.Reports.Charts;

/// <summary>The days that a chart shows, and what happened on them.</summary>
/// <param name="Days">In order.</param>
/// <param name="Complete">False for a day that is not over.</param>
/// <param name="Happenings">By day.</param>
/// <param name="Zone">Time zone whose days they are.</param>
internal sealed record DaySpan(DateOnly[] Days, bool[] Complete, IReadOnlyList<Happening> Happenings, string Zone)
{
    public static DaySpan Of(RecordBatch table, CampaignReport report) =>
        new(table.Days("date"), table.Flags("complete"), report.Happenings, report.Campaign.TimeZone);

    public bool IsEmpty => Days.Length == 0;

    /// <summary>The day that is not over; null where all are.</summary>
    public DateOnly? Open => Complete.Index().Where(c => !c.Item).Select(c => (DateOnly?)Days[c.Index]).FirstOrDefault();

    /// <summary>The campaign's first day, where it is shown.</summary>
    public DateOnly? Start => Shown(HappeningKind.Start).Select(h => (DateOnly?)h.Date).FirstOrDefault();

    public IEnumerable<Happening> Shown(HappeningKind kind) => Happenings.Where(h => h.Kind == kind && h.Date >= Days[0] && h.Date <= Days[^1]);

    /// <summary>Days without data, those that follow each other together.</summary>
    public IReadOnlyList<(DateOnly First, DateOnly Last)> Missing()
    {
        var runs = new List<(DateOnly First, DateOnly Last)>();
        foreach (var day in Shown(HappeningKind.MissingDay).Select(h => h.Date))
        {
            if (runs.Count > 0 && runs[^1].Last.AddDays(1) == day)
            {
                runs[^1] = (runs[^1].First, day);
            }
            else
            {
                runs.Add((day, day));
            }
        }

        return runs;
    }

    /// <summary>A sentence for each thing that a reader of the numbers should know; each begins with a space.</summary>
    public string Say(ChartWords words)
    {
        var missing = Shown(HappeningKind.MissingDay).Count();
        return (missing == 0 ? "" : " " + words.Count(missing, "says_missing")) + (Open is { } open ? " " + words["says_incomplete", words.Day(open)] : "");
    }
}
