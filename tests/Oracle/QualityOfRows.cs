namespace CampaignBatch.Tests.Oracle;

/// <summary>Counts rows: of a campaign those that carry its id, of the run all.</summary>
internal static class QualityOfRows
{
    public static OracleQuality Of(OracleRows rows, Func<OracleEvent, bool> concerns)
    {
        var rejected = rows.Rejected.Where(r => concerns(r.Event)).ToList();
        return new()
        {
            Read = rows.Read.Count(concerns),
            Accepted = rows.Accepted.Count(concerns),
            Duplicates = rows.Duplicates.Count(concerns),
            Rejected = rejected.Count,
            RejectedByReason = rejected.GroupBy(r => r.Fault).ToDictionary(g => g.Key, g => (long)g.Count()),
            Examples = [.. rejected.GroupBy(r => r.Fault).SelectMany(g => g.OrderBy(r => r.Event.File, StringComparer.Ordinal).ThenBy(r => r.Event.Row).Take(5).Select(r => $"{r.Fault} {r.Event.File} {r.Event.Row}"))],
            Lateness = rows.Accepted.Where(concerns).GroupBy(e => e.Lateness).ToDictionary(g => g.Key, g => (long)g.Count()),
            IdReused = rows.Reused.Count(concerns),
            ReceivedAhead = rows.Accepted.Count(e => concerns(e) && e.IsReceivedAhead),
            Late = rows.Accepted.Count(e => concerns(e) && e.IsLate),
        };
    }
}
