using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Ingest;
using Xunit;

namespace CampaignBatch.Tests.Sources;

/// <summary>A time of a vendor that is there and cannot be read is not replaced by another.</summary>
public sealed class UnreadClocks : IDisposable
{
    private const string Good = "2026-02-15T10:00:00Z";

    private readonly DataFolder _folder = new();

    [Theory]
    [InlineData("timestamp")]
    [InlineData("original_timestamp")]
    [InlineData("sent_at")]
    public void A_clock_of_Segment_that_cannot_be_read_costs_its_row_and_an_empty_one_does_not(string clock)
    {
        var times = new[] { Good, Good, Good, Good, "", "soon" };
        Csv("shop/in_app_message_viewed.csv", $"id,user_id,campaign_id,received_at,{clock}", times.Select((t, i) => $"e{i},u{i},c,2026-02-16T10:00:00Z,{t}"));
        var quality = Run("segment");
        Assert.Equal(5, quality.Accepted);
        Assert.Equal([KeyValuePair.Create("no_occurred_at", 1L)], quality.RejectedByReason);
    }

    [Theory]
    [InlineData("shop/in_app_message_clicked.csv", "")]
    [InlineData("shop/in_app_message_dismissed.csv", "")]
    [InlineData("shop/push_sent.csv", "")]
    [InlineData("shop/push_received.csv", "")]
    [InlineData("shop/push_opened.csv", "")]
    [InlineData("shop/push_notification_bounced.csv", "")]
    [InlineData("shop/push_failed.csv", "")]
    [InlineData("shop/application_opened.csv", "")]
    [InlineData("shop/push_converted.csv", "")]
    [InlineData("shop/order_completed.csv", "")]
    [InlineData("shop/tracks.csv", ",bought")]
    public void So_it_is_in_every_table_of_Segment(string file, string name)
    {
        Csv("shop/in_app_message_viewed.csv", "id,user_id,campaign_id,received_at,timestamp", [$"s,u,c,{Good},{Good}"]);
        Csv(file, "id,user_id,campaign_id,received_at,timestamp" + (name.Length > 0 ? ",event" : ""),
            new[] { Good, Good, "soon" }.Select((t, i) => $"e{i},u{i},c,2026-02-16T10:00:00Z,{t}{name}"));
        Assert.Contains(KeyValuePair.Create("no_occurred_at", 1L), Run("segment").RejectedByReason);
    }

    [Fact]
    public void A_worth_that_cannot_be_read_is_not_replaced_by_another()
    {
        Csv("campaigns.csv", "campaign_id,name,channel,starts_at,goal,value_unit", ["c,Hello,in_app,2026-02-14T00:00:00Z,order_completed,EUR"]);
        Csv("shop/in_app_message_viewed.csv", "id,user_id,campaign_id,received_at", [$"s0,u0,c,{Good}", $"s1,u1,c,{Good}", "s2,u2,c,2026-03-15T10:00:00Z"]);
        Csv("shop/order_completed.csv", "id,user_id,received_at,revenue,total", ["o0,u0,2026-02-15T11:00:00Z,5,7", "o1,u1,2026-02-15T11:00:00Z,about 5,7"]);
        Run("segment");
        using var report = _folder.Report("c");
        Assert.Equal(5, report.RootElement.GetProperty("kpis").GetProperty("value_total").GetProperty("value").GetDouble());
    }

    [Fact]
    public void The_hour_of_a_folder_does_not_stand_for_a_receipt_of_Braze_that_cannot_be_read()
    {
        const string Folder = "event_type=users.messages.inappmessage.Impression/date=2026-02-20-10/";
        Csv(Folder + "a.csv", "id,user_id,campaign_id,time,sf_created_at", new[] { Good, Good, "soon", "" }.Select((t, i) => $"e{i},u{i},c,1771149600,{t}"));
        var quality = Run("braze-currents");
        // Only the empty one takes the hour, five days later.
        Assert.Equal((4, 1), (quality.Accepted, quality.Late));
        Assert.Equal("sf_created_at", Assert.Single(quality.Findings, f => f.Name == "unread_times").Texts["columns"]);
    }

    [Fact]
    public void A_receipt_that_cannot_be_read_is_said()
    {
        Csv("shop/in_app_message_viewed.csv", "id,user_id,campaign_id,received_at,timestamp", new[] { Good, Good, "soon" }.Select((t, i) => $"e{i},u{i},c,{t},{Good}"));
        var quality = Run("segment");
        Assert.Equal(3, quality.Accepted);
        Assert.Equal("received_at", Assert.Single(quality.Findings, f => f.Name == "unread_times").Texts["columns"]);
    }

    [Fact]
    public void A_dump_of_Segment_without_a_receipt_is_read_all_the_same()
    {
        Csv("shop/in_app_message_viewed.csv", "id,user_id,campaign_id,received_at,timestamp", Enumerable.Range(0, 4).Select(i => $"e{i},u{i},c,,{Good}"));
        Assert.Equal(4, Run("segment").Accepted);
        Assert.Equal(4, _folder.Impressions("c"));
    }

    [Theory]
    [InlineData("c", "", "4 rows of messages carry the id of one, but none of them can be counted, most often for no_occurred_at")]
    [InlineData("", Good, "not one message that segment reads carries the id of one")]
    public void Why_there_is_no_campaign_is_said_by_its_cause(string campaign, string time, string why)
    {
        Csv("shop/in_app_message_viewed.csv", "id,user_id,campaign_id,received_at", Enumerable.Range(0, 4).Select(i => $"e{i},u{i},{campaign},{time}"));
        Assert.Contains(why, Assert.Throws<NoUsableInput>(() => Run("segment")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dump_of_answers_alone_names_no_campaign_and_is_told_how_to()
    {
        Csv("shop/in_app_message_clicked.csv", "id,user_id,campaign_id,received_at", Enumerable.Range(0, 4).Select(i => $"e{i},u{i},c,{Good}"));
        var message = Assert.Throws<NoUsableInput>(() => Run("segment")).Message;
        Assert.Contains("4 rows of messages carry the id of one, but segment makes campaigns only of messages that were shown or sent", message, StringComparison.Ordinal);
        Assert.Contains("Put campaigns.csv beside the dumps", message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Csv(string file, string header, IEnumerable<string> rows) =>
        _folder.Write(file, Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header)) + "\n"));

    private Reports.Model.DataQuality Run(string source) =>
        Reports.Line.Run(_folder.Settings with { Source = source }, cancel: TestContext.Current.CancellationToken).DataQuality;
}
