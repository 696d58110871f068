using Xunit;

namespace CampaignBatch.Tests.Ingest;

/// <summary>No single clock decides what the present is.</summary>
public sealed class Clocks
{
    [Theory]
    [InlineData(1_000, 1, "2026-01-03T02:38:00Z")]
    [InlineData(3_000, 3, "2026-01-04T11:56:00Z")]
    public void One_wrong_clock_in_a_thousand_is_not_the_present(int rows, int wrong, string asOf)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Impressions(rows, $"case when i < {rows - wrong} then occurred end"));

        var outcome = folder.Run();

        Assert.Equal(asOf, AsOf(folder));
        Assert.Equal(wrong, outcome.DataQuality.RejectedByReason.Single(r => r.Key == "occurred_in_future").Value);
    }

    [Fact]
    public void A_collector_that_is_ahead_is_passed_over_and_counted()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Impressions(100, "occurred", "case when i = 50 then timestamp '2038-01-19 03:14:07' else occurred + interval 1 minute end"));

        var outcome = folder.Run();

        Assert.Equal("2026-01-02T11:40:00Z", AsOf(folder));
        Assert.Equal(100, outcome.DataQuality.Accepted);
        Assert.Contains(outcome.DataQuality.ClockErrors(), c => c is { Key: "received_ahead", Value: 1 });
        Assert.Equal(1, outcome.DataQuality.Lateness!.NoReceipt);
    }

    [Theory]
    [InlineData(19, "2038-01-19T03:14:07Z")]
    [InlineData(20, "2026-01-02T10:19:00Z")]
    public void Of_fewer_than_twenty_the_latest_stands(int rows, string asOf)
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Impressions(rows, "occurred", $"case when i = {rows - 1} then timestamp '2038-01-19 03:14:07' else occurred + interval 1 minute end"));

        folder.Run();

        Assert.Equal(asOf, AsOf(folder));
    }

    [Fact]
    public void A_week_later_is_believed()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("events/good.parquet", Impressions(100, "case when i = 99 then occurred + interval 6 day else occurred end"));

        folder.Run();

        Assert.Equal("2026-01-08T11:39:00Z", AsOf(folder));
    }

    [Fact]
    public void Many_small_dumps_are_judged_together()
    {
        using var folder = DataFolder.WithGoodDump();
        for (var day = 0; day < 10; day++)
        {
            // Each has fewer than twenty rows, so that by itself it would believe its latest clock.
            folder.Write($"events/{day}.parquet", Impressions(10, "occurred", day == 4 ? "case when i = 3 then timestamp '2038-01-19 03:14:07' else occurred end" : "occurred", $"'{day}-'", day));
        }

        File.Delete(folder.Place("events/good.parquet"));
        folder.Run();

        Assert.Equal("2026-01-11T10:09:00Z", AsOf(folder));
    }

    [Theory]
    [InlineData("occurred")]
    [InlineData("case when i = 7 then timestamp '2038-01-19 03:14:07' else occurred + interval 1 minute end")]
    public void The_order_of_arrival_changes_no_byte(string received)
    {
        using var whole = new DataFolder();
        using var slowly = new DataFolder();
        foreach (var folder in new[] { whole, slowly })
        {
            folder.Write("campaigns.parquet", DataFolder.Campaign("spring"));
        }

        for (var day = 0; day < 4; day++)
        {
            var rows = Impressions(30, "case when i = 9 then timestamp '2037-01-01' else occurred end", received, $"'{day}-'", day);
            whole.Write($"events/{day}.parquet", rows);
            slowly.Write($"events/{day}.parquet", rows);
            slowly.Run();
        }

        whole.Run();

        string Json(DataFolder folder) => File.ReadAllText(Path.Combine(folder.Site, "campaigns", "spring", "report.json"));
        Assert.Equal(Json(whole), Json(slowly));
    }

    /// <param name="rows">One a minute from 2026-01-02 10:00 UTC.</param>
    /// <param name="occurred">SQL of occurred_at, of "occurred" and "i"; null stands for the year 2038.</param>
    /// <param name="received">SQL of received_at; null for none.</param>
    /// <param name="id">What event_id begins with.</param>
    /// <param name="day">Days later.</param>
    private static string Impressions(int rows, string occurred, string? received = null, string id = "'e'", int day = 0) => $"""
        select {id} || i as event_id, 'impression' as event_type, coalesce({occurred}, timestamp '2038-01-19 03:14:07') as occurred_at, 'u' || i as user_id,
            'spring' as campaign_id{(received is null ? "" : $", {received} as received_at")}
        from (select i, timestamp '2026-01-02 10:00:00' + to_days({day}) + to_minutes(i) as occurred from range({rows}) t(i))
        """;

    private static string? AsOf(DataFolder folder)
    {
        using var report = folder.Report();
        return report.RootElement.GetProperty("as_of").GetString();
    }
}
