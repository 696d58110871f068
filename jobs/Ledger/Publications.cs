namespace CampaignBatch.Jobs.Ledger;

/// <summary>What was published of each campaign, and when.</summary>
public sealed class Publications(LedgerDatabase database)
{
    /// <summary>The newest of every campaign, by id.</summary>
    public IReadOnlyDictionary<string, CampaignPublication> Newest() => database.Read(page => page.Rows<CampaignPublication>(
            """
            select * from publications p
            where not exists (select 1 from publications later where later.campaign = p.campaign
                and (later.published_at > p.published_at or (later.published_at = p.published_at and later.run_id > p.run_id)))
            """))
        .ToDictionary(p => p.Campaign, StringComparer.Ordinal);

    public IReadOnlyList<CampaignPublication> OfRun(string run) =>
        database.Read(page => page.Rows<CampaignPublication>("select * from publications where run_id = @run order by campaign", new { run }));

    /// <summary>The newest first.</summary>
    public IReadOnlyList<CampaignPublication> OfCampaign(string campaign, int most) => database.Read(page =>
        page.Rows<CampaignPublication>("select * from publications where campaign = @campaign order by published_at desc, run_id desc limit @most", new { campaign, most }));

    internal static void Add(LedgerPage page, IReadOnlyList<CampaignPublication> publications)
    {
        foreach (var publication in publications)
        {
            page.Execute(
                """
                insert into publications (run_id, campaign, name, slug, published_at, as_of, kpis, facts, changes)
                values (@RunId, @Campaign, @Name, @Slug, @PublishedAt, @AsOf, @Kpis, @Facts, @Changes)
                on conflict do nothing
                """,
                publication);
        }
    }
}
