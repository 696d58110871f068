using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Reports;

/// <summary>A run as whoever asked for it knows it, for the history.</summary>
/// <param name="Run">Its id.</param>
/// <param name="AskedBy">Who asked.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Earlier">The runs before, failed ones and those with nothing new included, the newest first; asked for where they are told.</param>
public sealed record RunStory(string Run, string AskedBy, DateTimeOffset StartedAt, Func<IReadOnlyList<Publication>> Earlier)
{
    /// <summary>The history of a site with these runs in it: a run stands in place of what the site says of it, one by hand stays where it was.</summary>
    public IEnumerable<Publication> Woven(IEnumerable<Publication> site)
    {
        var earlier = Earlier();
        var waiting = new Queue<Publication>(earlier.Where(e => e.Run != Run));
        foreach (var told in site.Where(t => t.Run != Run))
        {
            while (told.Run is not null && waiting.TryPeek(out var next) && next.StartedAt >= told.StartedAt)
            {
                yield return waiting.Dequeue();
            }

            if (told.Run is null || !earlier.Any(e => e.Run == told.Run))
            {
                yield return told;
            }
        }

        foreach (var rest in waiting)
        {
            yield return rest;
        }
    }
}
