namespace CampaignBatch.Jobs.Ledger;

/// <summary>
/// The reports that workers draw for the run of the moment. Each is drawn under a lease of its own; who lost that lease hands nothing in.
/// </summary>
public sealed class Drawings(LedgerDatabase database)
{
    /// <summary>Says which reports there are to draw. What was handed in of the same stays; everything of others is forgotten.</summary>
    /// <param name="site">The lease under which the run is made.</param>
    /// <param name="madeFrom">The run and what it is made from.</param>
    /// <param name="reports">The reports, in order.</param>
    /// <exception cref="LeaseLost">Somebody else is at the site.</exception>
    public void Offer(Lease site, string madeFrom, IReadOnlyList<string> reports) => database.Write(page =>
    {
        Leases.Demand(page, site);
        page.Execute("delete from drawings where made_from <> @madeFrom", new { madeFrom });
        foreach (var (place, report) in reports.Index())
        {
            page.Execute("insert into drawings (made_from, report, place) values (@madeFrom, @report, @place) on conflict do nothing", new { madeFrom, report, place });
        }

        return 0;
    });

    /// <summary>Takes a report that nobody is at; only the taker may hand it in.</summary>
    /// <param name="madeFrom">The run and what it is made from.</param>
    /// <param name="holder">Who takes it.</param>
    /// <param name="duration">How long the lease lasts unless renewed.</param>
    /// <param name="isFromTheEnd">For whoever helps another that begins with the first.</param>
    /// <returns>Null where none is free at present.</returns>
    public (string Report, Lease Lease)? Take(string madeFrom, string holder, TimeSpan duration, bool isFromTheEnd) => database.Write(page =>
    {
        // Another taker may win the report that was looked up; then the next is tried.
        while (true)
        {
            var now = database.Now(page);
            var free = page.First<string>(
                $"""
                select report from drawings d where made_from = @madeFrom and digest is null and not exists (select 1 from leases l where l.name = '{Name("")}' || d.report and l.until > @now)
                order by place {(isFromTheEnd ? "desc" : "")} limit 1
                """,
                new { madeFrom, now });
            if (free is null)
            {
                return ((string, Lease)?)null;
            }

            if (Leases.Take(page, Name(free), holder, duration, now) is { } lease)
            {
                // It may have been handed in between the two statements.
                if (page.First<long>("select count(*) from drawings where made_from = @madeFrom and report = @free and digest is null", new { madeFrom, free }) == 1)
                {
                    return (free, lease);
                }

                Leases.Release(page, lease);
            }
        }
    });

    /// <summary>Hands a report in, and lets go of its lease.</summary>
    /// <exception cref="LeaseLost">Somebody else took it, or the run is another by now.</exception>
    public void HandIn(Lease lease, DrawingRow drawn) => database.Write(page =>
    {
        Leases.Demand(page, lease);
        if (page.Execute(
            "update drawings set holder = @Holder, token = @Token, digest = @Digest, failure = @Failure where made_from = @MadeFrom and report = @Report and (digest is null or token = @Token)",
            new { drawn.MadeFrom, drawn.Report, lease.Holder, lease.Token, drawn.Digest, drawn.Failure }) != 1)
        {
            throw new LeaseLost(lease);
        }

        return Leases.Release(page, lease);
    });

    /// <summary>All reports of a run, in order.</summary>
    public IReadOnlyList<DrawingRow> Of(string madeFrom) => database.Read(page => page.Rows<DrawingRow>("select * from drawings where made_from = @madeFrom order by place", new { madeFrom }));

    /// <summary>What the run of the moment is made from; null where nothing is left to draw.</summary>
    public string? Open() => database.Read(page => page.First<string>("select made_from from drawings where digest is null limit 1"));

    /// <summary>The name of the lease of a report.</summary>
    public static string Name(string report) => "campaign " + report;
}
