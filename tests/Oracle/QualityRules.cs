using CampaignBatch.Tests.Worlds;
using NodaTime;
using Xunit;
using static CampaignBatch.Tests.Oracle.Some;

namespace CampaignBatch.Tests.Oracle;

public sealed class QualityRules
{
    private static readonly RawEvent Sound = Event("impression", "u", "01-02 10:00", id: "e");

    public static TheoryData<string, RawEvent> Faults => new()
    {
        { "no_event_id", Sound with { EventId = "", UserId = null } },
        { "no_user_id", Sound with { UserId = "", EventType = "Tap" } },
        { "unknown_event_type", Sound with { EventType = "Tap", OccurredAt = null } },
        { "no_occurred_at", Sound with { OccurredAt = null, SessionSeconds = -1 } },
        { "occurred_before_2000", Sound with { OccurredAt = Instant.FromUtc(1999, 12, 31, 23, 59, 59) } },
        { "occurred_in_future", Sound with { OccurredAt = At("01-04 00:00:01") } },
        { "session_seconds_negative", Sound with { SessionSeconds = double.NegativeInfinity } },
        { "session_seconds_over_24h", Sound with { SessionSeconds = double.NaN } },
        { "session_seconds_over_24h", Sound with { SessionSeconds = 86_400.001, CampaignId = null } },
        { "no_campaign_id", Sound with { CampaignId = "" } },
        { "unknown_campaign_id", Sound with { CampaignId = " " } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void The_first_fault_that_holds_puts_a_row_aside(string fault, RawEvent row)
    {
        var run = OracleRun.Judge(World(InApp, Session("u", "01-02 00:00") with { ReceivedAt = At("01-03 00:00") }, Event("session", "u", "01-04 00:00") with { SessionSeconds = 86_400 }, row));
        Assert.Equal([fault], run.DataQuality.RejectedByReason.Keys);
        Assert.Equal((3L, 2L, 1L), (run.DataQuality.Read, run.DataQuality.Accepted, run.DataQuality.Rejected));
    }

    [Fact]
    public void Late_is_more_than_24_hours()
    {
        var report = Report(InApp, Sound with { ReceivedAt = At("01-03 10:00") }, Sound with { EventId = "f", ReceivedAt = At("01-03 10:00:01") });
        Assert.Equal(1, report.DataQuality.Late);
    }

    [Fact]
    public void A_campaigns_quality_counts_the_rows_that_carry_its_id()
    {
        var world = World([InApp, Push with { CampaignId = "d" }], Sound, Sound with { CampaignId = "d" }, Goal("u", "01-02 10:00") with { CampaignId = "c" }, Session("u", "01-02 10:00"), Sound with { EventId = "x", UserId = null });
        Assert.Equal((3L, 2L, 0L, 1L), Rows(Report(world)));
        Assert.Equal((1L, 0L, 1L, 0L), Rows(Report(world, "d")));
    }

    [Fact]
    public void Of_several_rows_of_a_campaign_the_latest_updated_stands_and_of_equal_ones_the_later_row()
    {
        var world = World(InApp, Sound) with
        {
            Campaigns =
            [
                new("campaigns/b.parquet", [InApp with { Name = "undated" }, InApp with { CampaignId = "d", Name = "later" }]),
                new("campaigns/a.parquet", [InApp with { Name = "dated", UpdatedAt = At("05-01 00:00") }, InApp with { CampaignId = "d", Name = "earlier" }]),
            ],
        };
        Assert.Equal(("dated", "later"), (Report(world).Campaign.Name, Report(world, "d").Campaign.Name));
    }

    [Fact]
    public void Files_are_skipped_by_name_or_refused_alone_or_passed_over()
    {
        var world = World(InApp, Sound);
        var run = OracleRun.Judge(world with
        {
            Events =
            [
                .. world.Events,
                new("events/_x.parquet", [Sound]), new("events/_tmp/x.parquet", [Sound]), new("events/x.parquet.tmp", [Sound]), new("events/X.PARQUET", [Sound]),
                new("events/cut.parquet", [Sound]) { Fault = DumpFault.Truncated },
            ],
        });
        Assert.Equal(["events/_tmp/x.parquet", "events/_x.parquet", "events/x.parquet.tmp"], run.DataQuality.FilesSkipped);
        Assert.Equal(["events/cut.parquet"], run.DataQuality.FilesRefused);
        Assert.Equal((2L, 1L), (run.DataQuality.Read, run.DataQuality.Duplicates));
    }

    private static (long, long, long, long) Rows(OracleReport r) => (r.DataQuality.Read, r.DataQuality.Accepted, r.DataQuality.Duplicates, r.DataQuality.Rejected);
}
