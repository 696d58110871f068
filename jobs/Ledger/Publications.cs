namespace CampaignBatch.Jobs.Ledger;

/// <summary>What was published of each campaign, and when.</summary>
public sealed class Publications(LedgerDatabase database)
{
    /// <summary>The newest of every campaign, by id.</summary>
    public IReadOnlyDictionary<string, CampaignPublication> Newest() => database.Read(page => page.Rows<CampaignPublication>(
            """
            select p.* from publications p
            join (select campaign, max(seq) as seq from publications group by campaign) newest on newest.campaign = p.campaign and newest.seq = p.seq
            """))
        .ToDictionary(p => p.Campaign, StringComparer.Ordinal);

    public IReadOnlyList<CampaignPublication> OfRun(string run) =>
        database.Read(page => page.Rows<CampaignPublication>("select * from publications where run_id = @run order by campaign", new { run }));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<CampaignPublication> OfCampaign(string campaign, int most) => database.Read(page =>
        page.Rows<CampaignPublication>("select * from publications where campaign = @campaign order by seq desc limit @most", new { campaign, most }));

    internal static void Add(LedgerPage page, IReadOnlyList<CampaignPublication> publications)
    {
        foreach (var publication in publications)
        {
            page.Execute(
                """
                insert into publications (run_id, campaign, name, slug, published_at, as_of, kpis, facts, changes, seq)
                values (
                    @RunId, @Campaign, @Name, @Slug, @PublishedAt, @AsOf, @Kpis, @Facts, @Changes,
                    (select coalesce(max(seq), 0) + 1 from publications where campaign = @Campaign))
                on conflict do nothing
                """,
                publication);
        }
    }
}
