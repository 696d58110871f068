using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>Two ids of one person count as that person, whenever it became known.</summary>
public sealed class Identities
{
    [Fact]
    public void A_person_who_logs_in_midway_is_one()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "anna")));

        folder.Run();

        Assert.Equal((1, 1, 1), Users(folder));
    }

    [Fact]
    public void Without_identities_each_id_is_a_person()
    {
        using var folder = Anonymous();

        folder.Run();

        Assert.Equal((2, 0, 0), Users(folder));
    }

    [Fact]
    public void Chains_are_followed()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "install"), ("install", "login"), ("anna", "login")));

        folder.Run();

        Assert.Equal((1, 1, 1), Users(folder));
    }

    [Fact]
    public void Ids_that_lead_to_one_another_are_one_person()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "anna"), ("anna", "device")));

        folder.Run();

        Assert.Equal((1, 1, 1), Users(folder));
    }

    [Fact]
    public void An_id_of_two_persons_stays_itself()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "anna"), ("device", "bert")));

        folder.Run();

        Assert.Equal((2, 0, 0), Users(folder));
    }

    [Fact]
    public void An_id_said_to_be_two_that_are_one_is_that_one()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "anna"), ("device", "mail"), ("mail", "anna")));

        folder.Run();

        Assert.Equal((1, 1, 1), Users(folder));
    }

    [Fact]
    public void Snapshots_of_the_audience_name_the_same_persons()
    {
        using var folder = Anonymous();
        folder.Write("identities/a.parquet", Pairs(("device", "anna"), ("tablet", "anna")));
        folder.Write("audience/a.parquet",
            "select 'spring' as campaign_id, unnest(['device', 'tablet', 'anna', 'bert']) as user_id, timestamptz '2026-01-01 00:00:00Z' as as_of");

        folder.Run();

        using var report = folder.Report();
        Assert.Equal(2, report.RootElement.GetProperty("kpis").GetProperty("audience_size").GetProperty("value").GetInt64());
    }

    [Theory]
    [InlineData("events/1.parquet", "events/2.parquet", "identities/a.parquet")]
    [InlineData("identities/a.parquet", "events/2.parquet", "events/1.parquet")]
    [InlineData("events/2.parquet", "identities/a.parquet", "events/1.parquet")]
    public void The_order_of_arrival_changes_no_byte(params string[] order)
    {
        using var whole = Arriving(order);
        whole.Run();
        using var slowly = Arriving(["campaigns.parquet"]);
        foreach (var file in order)
        {
            Add(slowly, file);
            if (order.TakeWhile(f => f != file).Append(file).Any(f => f.StartsWith("events", StringComparison.Ordinal)))
            {
                slowly.Run();
            }
        }

        Assert.Equal(File.ReadAllText(Json(whole)), File.ReadAllText(Json(slowly)));
    }

    private static string Json(DataFolder folder) => Path.Combine(folder.Site, "campaigns", "spring", "report.json");

    private static DataFolder Arriving(IEnumerable<string> files)
    {
        var folder = new DataFolder();
        foreach (var file in files.Append("campaigns.parquet").Distinct())
        {
            Add(folder, file);
        }

        return folder;
    }

    private static void Add(DataFolder folder, string file)
    {
        var (kind, name) = (file.Split('/')[0], Path.GetFileNameWithoutExtension(file));
        folder.Write(file, kind switch
        {
            "events" => Day(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)),
            "identities" => $"select alias_id, user_id from (select 'd' || i as alias_id, 'u' || i as user_id from range(40) t(i))",
            _ => DataFolder.Campaign("spring", "'bought' as goal"),
        });
    }

    /// <summary>Impressions of anonymous ids, taps and goals after login, each on its own day.</summary>
    private static string Day(int day) => $"""
        select
            'e{day}-' || i || event_type as event_id, event_type, timestamptz '2026-01-0{day} 10:00:00Z' + to_minutes(i) + to_seconds(n) as occurred_at,
            case when n = 0 then 'd' else 'u' end || i as user_id,
            case when event_type <> 'goal' then 'spring' end as campaign_id,
            case when event_type = 'goal' then 'bought' end as goal
        from range(60) t(i)
        cross join (values ('impression', 0), ('tap', 5), ('goal', 9)) as acts(event_type, n)
        where n = 0 or i % (n + {day}) = 0
        """;

    /// <summary>An impression of "device", then a tap and a goal of "anna".</summary>
    private static DataFolder Anonymous()
    {
        var folder = new DataFolder();
        folder.Write("campaigns.parquet", DataFolder.Campaign("spring", "'bought' as goal"));
        folder.Write("events/a.parquet", """
            select * from (values
                ('e1', 'impression', timestamptz '2026-01-02 10:00:00Z', 'device', 'spring', null),
                ('e2', 'impression', timestamptz '2026-01-02 11:00:00Z', 'anna', 'spring', null),
                ('e3', 'tap', timestamptz '2026-01-02 10:00:30Z', 'anna', 'spring', null),
                ('e4', 'goal', timestamptz '2026-01-02 10:30:00Z', 'anna', null, 'bought')
            ) as t(event_id, event_type, occurred_at, user_id, campaign_id, goal)
            """);
        return folder;
    }

    private static string Pairs(params (string Alias, string User)[] pairs) =>
        $"select * from (values {string.Join(", ", pairs.Select(p => $"('{p.Alias}', '{p.User}')"))}) as t(alias_id, user_id)";

    /// <summary>Users with an impression, those with a tap, and those who converted.</summary>
    private static (long Shown, long Tapped, long Converted) Users(DataFolder folder)
    {
        using var report = folder.Report();
        var kpis = report.RootElement.GetProperty("kpis");
        return (kpis.GetProperty("unique_impressions").GetProperty("value").GetInt64(),
            kpis.GetProperty("user_tap_rate").GetProperty("numerator").GetInt64(),
            kpis.GetProperty("conversion_rate_so_far").GetProperty("numerator").GetInt64());
    }
}
