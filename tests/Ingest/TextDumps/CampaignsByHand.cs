using System.Text;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using Xunit;

namespace CampaignBatch.Tests.Ingest.TextDumps;

/// <summary>
/// Campaigns that people write by hand, in a table program or an editor, beside the dumps of a vendor.
/// </summary>
public sealed class CampaignsByHand
{
    private const string Mapping = """
        -- makes: seen
        -- from: log/**
        -- needs: time seconds
        -- may have: what id
        select what, min(time) as first_at from dump group by what

        -- makes: campaigns
        select what as campaign_id, what as name, 'in_app' as channel, min(first_at) as starts_at from seen group by what

        -- makes: events
        -- from: log/**
        -- needs: id id, time seconds, who id
        -- may have: what id
        select dump_row, id as event_id, 'impression' as event_type, time as occurred_at, who as user_id, what as campaign_id from dump
        """;

    [Theory]
    [InlineData("campaigns.csv", "\uFEFFcampaign_id;starts_at;conversion_window_hours;variants;allocation;tags\r\ns;2026-01-01;0,5;A|B;0,25|0,75;spring|sale\r\n;;;;;\r\n")]
    [InlineData("campaigns.csv", "campaign_id,starts_at,conversion_window_hours,variants,allocation,tags\ns,2026-01-01,0.5,\"[\"\"A\"\", \"\"B\"\"]\",\"[0.25, 0.75]\",spring | sale\n")]
    [InlineData("campaigns.csv", "campaign_id\tstarts_at\tconversion_window_hours\tvariants\tallocation\ttags\ns\t2026-01-01T00:00Z\t0.5\tA|B\t25 %|75 %\tspring|sale\n")]
    [InlineData("campaigns.jsonl", """{"campaign_id": "s", "starts_at": "2026-01-01", "conversion_window_hours": 0.5, "variants": ["A", "B"], "allocation": [0.25, 0.75], "tags": ["spring", "sale"]}""")]
    public void Lists_numbers_and_days_are_read_as_people_write_them(string file, string text)
    {
        var campaign = Assert.Single(Checked(file, text).Sound);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), campaign.StartsAt);
        Assert.Equal(0.5, campaign.ConversionWindowHours);
        Assert.Equal(["A", "B"], campaign.Variants);
        Assert.Equal(1.0 / 3, campaign.Allocation[0] / campaign.Allocation[1], 12);
        Assert.Equal(["spring", "sale"], campaign.Tags);
    }

    [Theory]
    [InlineData("2026-01-01", "Europe/Berlin", "2025-12-31T23:00:00Z")]
    [InlineData("2026-01-01", "America/New_York", "2026-01-01T05:00:00Z")]
    [InlineData("2026-01-01", "", "2026-01-01T00:00:00Z")]
    // On that day the clocks of Beirut went from midnight to one.
    [InlineData("2025-03-30", "Asia/Beirut", "2025-03-29T22:00:00Z")]
    [InlineData("2026-01-01T08:30", "Europe/Berlin", "2026-01-01T08:30:00Z")]
    [InlineData("2026-01-01 08:30:00 +02:00", "Europe/Berlin", "2026-01-01T06:30:00Z")]
    public void A_day_begins_by_the_clock_of_the_campaign(string start, string zone, string instant)
    {
        var campaign = Assert.Single(Checked("campaigns.csv", $"campaign_id,starts_at,time_zone\ns,{start},{zone}\n").Sound);
        Assert.Equal(instant, campaign.StartsAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("starts_at", "01.03.2026", "its starts_at is \"01.03.2026\": write 2026-03-01, or with a time 2026-03-01T08:30:00+01:00")]
    [InlineData("starts_at", "3/1/2026", "its starts_at is \"3/1/2026\": write 2026-03-01, or")]
    [InlineData("ends_at", "1. 4. 2026 18:00", "its ends_at is \"1. 4. 2026 18:00\": write 2026-04-01, or")]
    [InlineData("ends_at", "46082", "its ends_at is \"46082\": write 2026-03-01, or")]
    [InlineData("ends_at", "2026-02-30", "its ends_at is \"2026-02-30\": write")]
    [InlineData("conversion_window_hours", "a week", "its conversion_window_hours is \"a week\": write a number")]
    [InlineData("conversion_window_hours", "\"0,5\"", "its conversion_window_hours is \"0,5\": write a number")]
    [InlineData("conversion_window_hours", "-3", "its conversion_window_hours is -3, not above 0")]
    [InlineData("audience_size", "12.5", "its audience_size is \"12.5\": write a whole number")]
    [InlineData("audience_size", "12.000", "its audience_size is \"12.000\": write a whole number, such as 12000")]
    [InlineData("allocation", "half|half", "its allocation is \"half|half\": write 0.5|0.5")]
    [InlineData("variants", "[A", "its variants is \"[A\": write A|B")]
    [InlineData("time_zone", "Berlin", "its time_zone \"Berlin\" is no IANA time zone")]
    [InlineData("ends_at", "2025-01-01", "its ends_at 2025-01-01T00:00:00Z is not after its starts_at 2026-01-02T10:00:00Z")]
    public void A_value_that_cannot_be_read_fails_the_campaign_by_row_column_and_value(string column, string value, string reason)
    {
        var failed = Assert.Single(Checked("campaigns.csv", $"campaign_id,{column}\n\"\",\ns,{value}\n").Failed);
        Assert.Equal("s", failed.Id);
        Assert.StartsWith(reason, failed.Reason, StringComparison.Ordinal);
        Assert.EndsWith("(campaigns.csv, row 2)", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_campaign_that_no_dump_names_is_said_in_these_words()
    {
        var check = Checked("campaigns.csv", "campaign_id,name,channel,starts_at\ns,,,\nt,,,\nu,Later,push,2026-02-01\n");
        Assert.Equal(["s", "u"], check.Sound.Select(c => c.Id));
        Assert.Equal("no dump names it, and it has no name (campaigns.csv, row 2)", Assert.Single(check.Failed).Reason);
        Assert.Equal("row 3: campaign \"u\": no dump names it", Assert.Single(check.CampaignNotes).Reason);
    }

    [Theory]
    [InlineData("ada@example.com", "ada@example.com", 0)]
    [InlineData("Ada", null, 1)]
    [InlineData("ada@example", null, 1)]
    [InlineData("", null, 0)]
    public void An_owner_is_a_mail_address(string owner, string? read, int notes)
    {
        var check = Checked("campaigns.csv", $"campaign_id,owner,message_picture\ns,{owner},https://example.com/a.png\n");
        var campaign = Assert.Single(check.Sound);
        Assert.Equal((read, "https://example.com/a.png"), (campaign.Owner, campaign.MessagePicture));
        Assert.Equal(notes, check.CampaignNotes.Count);
    }

    [Fact]
    public void Tags_owner_and_picture_stand_in_the_report()
    {
        using var folder = Folder("campaigns.csv", "campaign_id,tags,owner,message_picture\ns,spring|sale,ada@example.com,a.png\n");
        Reports.Line.Run(folder.MappedSettings, cancel: TestContext.Current.CancellationToken);
        using var report = folder.Report("s");
        var campaign = report.RootElement.GetProperty("campaign");
        Assert.Equal(["spring", "sale"], campaign.GetProperty("tags").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(("ada@example.com", "a.png"), (campaign.GetProperty("owner").GetString(), campaign.GetProperty("message_picture").GetString()));
    }

    [Fact]
    public void Campaigns_of_a_folder_of_ours_may_be_written_as_text()
    {
        using var folder = DataFolder.WithGoodDump();
        folder.Write("campaigns.parquet", "select 'spring' as campaign_id, 'Spring' as name, 'in_app' as channel, '2026-01-01' as starts_at, 'Asia/Tokyo' as time_zone, 'A|B' as variants");
        var campaign = Assert.Single(folder.Check().Sound);
        Assert.Equal((new DateTimeOffset(2025, 12, 31, 15, 0, 0, TimeSpan.Zero), 2), (campaign.StartsAt, campaign.Variants.Count));
    }

    [Fact]
    public void A_column_that_says_one_of_ours_in_other_words_is_said()
    {
        var check = Checked("campaigns.csv", "campaign_id,conversion_window,start_reason\ns,24,x\n");
        var near = Assert.Single(check.DataQuality.Findings, f => f.Name == "near_column");
        Assert.Equal("campaigns.csv", near.Texts["file"]);
        Assert.Equal("“conversion_window” (conversion_window_hours?)", near.Texts["columns"]);
    }

    [Fact]
    public void A_column_that_is_there_is_not_meant_by_another()
    {
        var check = Checked("campaigns.csv", "campaign_id,ends_at,end,message_title,title\ns,2026-02-01,x,Hello,y\n");
        Assert.DoesNotContain(check.DataQuality.Findings, f => f.Name == "near_column");
    }

    private static CheckOutcome Checked(string file, string text)
    {
        using var folder = Folder(file, text);
        return folder.Mapped();
    }

    private static DataFolder Folder(string file, string text)
    {
        var folder = new DataFolder();
        File.WriteAllText(folder.MappedSettings.Source, Mapping);
        folder.Write(file, Encoding.UTF8.GetBytes(text));
        folder.Write("log/a.parquet", "select 'e' as id, 1767348000 as time, 'u' as who, 's' as what");
        return folder;
    }
}
