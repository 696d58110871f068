using CampaignBatch.Reports.Model;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Line;

/// <summary>A campaign whose rows alone cannot be used keeps its published report: nothing good is replaced by nothing.</summary>
public sealed class EmptiedCampaigns
{
    private static readonly string Summer = DataFolder.GoodRows.Replace("'g' || i", "'s' || i", StringComparison.Ordinal).Replace("'spring'", "'summer'", StringComparison.Ordinal);

    private static readonly string Nobodys = Summer.Replace("'u' || i as user_id", "null::varchar as user_id", StringComparison.Ordinal);

    [Fact]
    public void Rows_that_lose_their_users_do_not_empty_a_published_report()
    {
        using var folder = WithTwoCampaigns();
        folder.Run();
        folder.Write("events/summer.parquet", Nobodys);

        var outcome = folder.Run();

        var failed = Assert.Single(outcome.Failed);
        Assert.Equal(("summer", true), (failed.Id, failed.HasLastGood));
        Assert.Contains("of 3 rows 3 were rejected (3 no_user_id, such as row 1 of events/summer.parquet)", failed.Reason, StringComparison.Ordinal);
        Assert.Equal((3, 3), (folder.Impressions("summer"), folder.Impressions()));
        Assert.Contains("none of its messages was accepted", File.ReadAllText(Path.Combine(folder.Site, "index.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_kept_by_every_later_run_and_let_go_once_rows_are_good()
    {
        using var folder = WithTwoCampaigns();
        folder.Run();
        folder.Write("events/summer.parquet", Nobodys);
        folder.Run();

        Assert.Single(folder.Run(s => s with { Force = true }).Failed);

        folder.Write("events/summer.parquet", Summer.Replace("range(3)", "range(7)", StringComparison.Ordinal));
        Assert.Empty(folder.Run().Failed);
        Assert.Equal(7, folder.Impressions("summer"));
    }

    [Fact]
    public void Of_messages_all_rejected_a_goal_that_is_accepted_saves_nothing()
    {
        using var folder = WithTwoCampaigns();
        folder.Run();
        folder.Write("events/summer.parquet", Nobodys);
        folder.Write("events/goals.parquet", Summer.Replace("'s' || i", "'z' || i", StringComparison.Ordinal).Replace("'impression'", "'goal'", StringComparison.Ordinal));

        Assert.Single(folder.Run().Failed);
    }

    [Fact]
    public void A_single_good_message_makes_a_new_report()
    {
        using var folder = WithTwoCampaigns();
        folder.Run();
        folder.Write("events/summer.parquet", Summer.Replace("'u' || i as user_id", "case i when 0 then 'u' end as user_id", StringComparison.Ordinal));

        Assert.Empty(folder.Run().Failed);
        Assert.Equal(1, folder.Impressions("summer"));
    }

    [Fact]
    public void Messages_after_a_given_as_of_were_accepted()
    {
        using var folder = WithTwoCampaigns();
        folder.Write("events/summer.parquet", Summer.Replace("10:00:00Z", "15:00:00Z", StringComparison.Ordinal));
        folder.Run();
        folder.Write("events/nobody.parquet", Nobodys.Replace("'s' || i", "'n' || i", StringComparison.Ordinal));

        Assert.Empty(folder.Run(s => s with { AsOf = new DateTimeOffset(2026, 1, 2, 14, 0, 0, TimeSpan.Zero) }).Failed);
        Assert.Equal(0, folder.Impressions("summer"));
    }

    [Fact]
    public void Where_nothing_was_published_the_report_is_not_to_be_used()
    {
        using var folder = WithTwoCampaigns();
        folder.Write("events/summer.parquet", Nobodys);
        var thresholds = TrustThresholds.Default.With(new TrustThreshold("rejected_rows", true, 1, null));

        Assert.Empty(folder.Run(s => s with { Trust = thresholds }).Failed);

        using var report = folder.Report("summer");
        Assert.Equal("do_not_trust", report.RootElement.GetProperty("trust").GetProperty("level").GetString());
    }

    private static DataFolder WithTwoCampaigns()
    {
        var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", $"{DataFolder.Campaign("spring")} union all {DataFolder.Campaign("summer")}");
        folder.Write("events/summer.parquet", Summer);
        return folder;
    }
}
