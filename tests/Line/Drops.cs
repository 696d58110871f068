using CampaignBatch.Reports.Model;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>Days on which less came than usually does, of all campaigns together.</summary>
public sealed class Drops
{
    private static readonly DateOnly First = new(2026, 1, 1);

    // Of two campaigns that run all the time and of one that runs for three weeks, by day from 0 to 42.
    private const string Usual = """
        select campaign, d, n from (values ('one', 60), ('two', 40)) c(campaign, n), range(43) t(d)
        union all select 'short', d, 500 from range(21) t(d)
        """;

    [Fact]
    public void A_drop_and_a_gap_of_all_campaigns_are_said_and_a_campaign_that_ends_is_none()
    {
        using var folder = Folder($"select campaign, d, case d when 30 then n // 4 when 33 then 0 when 36 then n // 2 else n end from ({Usual}) u(campaign, d, n)");
        var quality = folder.Check().DataQuality;
        Assert.Equal([new LowDay(First.AddDays(30), 25, 100), new LowDay(First.AddDays(33), 0, 100)], quality.LowDays);
        Assert.Equal(("low_days", TrustLevel.Look, 2.0), Trust.Of(quality, 2).Findings.Select(f => (f.Name, f.Level, f.Value)).Single());
        folder.Run();
        var latest = File.ReadAllText(Path.Combine(folder.Site, "runs", "latest.json"));
        Assert.Contains("\"date\": \"2026-01-31\"", latest, StringComparison.Ordinal);
        Assert.Contains("2 days have less than half", File.ReadAllText(Path.Combine(folder.Site, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_campaign_lacks_another_may_make_up_for()
    {
        using var folder = Folder($"select campaign, d, case when d = 30 and campaign = 'two' then 0 else n end from ({Usual}) u(campaign, d, n)");
        Assert.Empty(folder.Check().DataQuality.LowDays);
    }

    private static DataFolder Folder(string days)
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", string.Join(" union all ", new[] { "one", "two", "short" }.Select(id => DataFolder.Campaign(id, id == "short" ? "timestamptz '2026-01-22 00:00:00Z' as ends_at" : "null::timestamptz as ends_at"))));
        folder.Write("events/all.parquet", $"""
            select campaign || d || '-' || i as event_id, 'impression' as event_type, timestamp '2026-01-01 08:00:00' + to_days(d::int) + to_minutes(i) as occurred_at,
                'u' || i as user_id, campaign as campaign_id
            from (select campaign, d, unnest(range(n)) as i from ({days}) x(campaign, d, n))
            """);
        return folder;
    }
}
