using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Samples;

using Xunit;

namespace CampaignBatch.Tests.Samples;

public sealed class SampleWorlds(SmallWorld world) : IClassFixture<SmallWorld>
{
    [Fact]
    public void Truths_of_the_whole_world_are_what_a_reader_counts()
    {
        using var rows = new Rows(world.Folder);
        var truths = world.Truths;

        Assert.Equal(truths.Read, rows.Long("select count(*) from events"));
        Assert.Equal(truths.Accepted, rows.Long("select count(*) from sound"));
        Assert.Equal(truths.Read, truths.Accepted + truths.Rejected + truths.Duplicates);
        Assert.Equal(10, truths.RejectedByReason.Count);
        Assert.Equal(truths.Late, rows.Long("select count(*) from sound where received_at - occurred_at > interval 24 hours"));
        Assert.Equal(truths.Orphans, rows.Long("""
            select count(*) from sound answer where event_type in ('tap', 'dismiss', 'open', 'bounce') and message_id is not null and not exists
                (from sound m where m.campaign_id = answer.campaign_id and m.message_id = answer.message_id and m.event_type in ('impression', 'send'))
            """));
        Assert.Equal(truths.OutsidePeriod, rows.Long("""
            select count(*) from sound e join sound m on m.campaign_id = e.campaign_id and m.message_id = e.message_id and m.event_type in ('impression', 'send')
                join campaigns c on c.campaign_id = e.campaign_id
            where m.occurred_at < c.starts_at or m.occurred_at >= c.ends_at
            """));
        Assert.True(truths.Duplicates > 0 && truths.Late > 0 && truths.OutsidePeriod > 0);
        Assert.InRange(truths.Read, 19_600, 20_400);
    }

    [Fact]
    public void Truths_of_each_campaign_are_what_a_reader_counts()
    {
        using var rows = new Rows(world.Folder);
        foreach (var c in world.Truths.Campaigns)
        {
            var inPeriod = $"""
                (from sound m join campaigns c using (campaign_id)
                where campaign_id = '{c.Id}' and m.occurred_at >= c.starts_at and (c.ends_at is null or m.occurred_at < c.ends_at))
                """;
            long Messages(string type) => rows.Long($"select count(*) from {inPeriod} where event_type = '{type}'");
            long Answers(string type, string without) => rows.Long($"""
                select count(distinct event_id) from sound a where campaign_id = '{c.Id}' and event_type = '{type}' and (message_id is null
                    or message_id in (select message_id from {inPeriod} where event_type in ('impression', 'send')))
                    and not exists (from sound b where b.campaign_id = a.campaign_id and b.message_id = a.message_id and b.event_type = '{without}')
                """);

            Assert.Equal((c.Impressions, c.Sent), (Messages("impression"), Messages("send")));
            Assert.Equal((c.Tapped, c.Dismissed), (Answers("tap", ""), Answers("dismiss", "tap")));
            Assert.Equal((c.Bounced, c.Opened), (Answers("bounce", ""), Answers("open", "bounce")));
        }
    }

    [Fact]
    public void An_audience_is_counted_without_those_held_out_and_for_push_without_those_who_switched_it_off()
    {
        using var rows = new Rows(world.Folder);
        foreach (var c in world.Truths.Campaigns)
        {
            var eligible = c.Channel == Channel.Push ? "and push_enabled" : "";
            var of = $"from audience where campaign_id = '{c.Id}'";

            Assert.Equal(c.AudienceSize ?? 0, rows.Long($"select count(distinct user_id) {of} and not is_holdout {eligible}"));
            Assert.Equal(c.HoldoutSize, rows.Long($"select count(*) {of} and is_holdout"));
            Assert.Equal(0, rows.Long($"select count(*) from sound where event_type in ('impression', 'send') and campaign_id = '{c.Id}' and user_id in (select user_id {of} and is_holdout)"));
        }

        Assert.Contains(world.Truths.Campaigns, c => c.HoldoutSize > 0);
        Assert.Contains(world.Truths.Campaigns, c => c.AudienceSize is null);
    }

    [Fact]
    public void Taps_become_rarer_and_arm_B_is_tapped_more_often()
    {
        using var rows = new Rows(world.Folder);
        var c = world.Truths.Campaigns[0];
        double Rate(string where) => rows.Double($"""
            select count(*) filter (message_id in (select message_id from sound where event_type = 'tap' and campaign_id = '{c.Id}')) / count(*)
            from sound join campaigns using (campaign_id) where event_type = 'impression' and campaign_id = '{c.Id}' and {where}
            """);

        Assert.True(Rate("occurred_at < starts_at + interval 7 days") > 1.5 * Rate("occurred_at > starts_at + interval 14 days"));
        Assert.True(Rate("variant = 'B'") > 1.15 * Rate("variant = 'A'"));
    }

    [Fact]
    public void Pushes_are_opened_at_8_and_19_on_weekdays_in_the_zone_of_the_campaign()
    {
        using var rows = new Rows(world.Folder);
        var share = rows.Double("""
            with local as (select timezone(coalesce(time_zone, 'UTC'), occurred_at) as clock from sound join campaigns using (campaign_id) where event_type = 'open' and message_id is not null)
            select count(*) filter (hour(clock) in (8, 19)) / count(*) from local where isodow(clock) < 6
            """);

        Assert.InRange(share, 0.6, 0.85);
    }

    [Fact]
    public void Sessions_of_the_audience_of_the_first_campaign_rise_by_its_lift()
    {
        using var rows = new Rows(world.Folder);
        var c = world.Truths.Campaigns[0];
        double PerDay(string when, double days) => rows.Long($"""
            select count(*) from sound where event_type = 'session' and {when}
                and user_id in (select user_id from audience where campaign_id = '{c.Id}' and not is_holdout)
            """) / days;
        var start = c.StartsAt.ToString("yyyy-MM-dd HH:mm:ssK", System.Globalization.CultureInfo.InvariantCulture);
        var before = (c.StartsAt - new DateTimeOffset(2026, 2, 15, 0, 0, 0, TimeSpan.Zero)).TotalDays;

        Assert.InRange(PerDay($"occurred_at >= '{start}'", 40 - before) / PerDay($"occurred_at < '{start}'", before), c.SessionLift - 0.15, c.SessionLift + 0.15);
    }

    [Fact]
    public void The_same_settings_give_the_same_bytes_however_many_days_are_written_at_a_time()
    {
        var again = Directory.CreateTempSubdirectory("sample-again-").FullName;
        try
        {
            SampleWorld.Write(world.Settings(again) with { Threads = 1 }, cancel: TestContext.Current.CancellationToken);

            Assert.Equal(Files(world.Folder), Files(again));
            Assert.All(Files(again), file => Assert.Equal(File.ReadAllBytes(Path.Combine(world.Folder, file)), File.ReadAllBytes(Path.Combine(again, file))));
        }
        finally
        {
            Directory.Delete(again, recursive: true);
        }
    }

    [Fact]
    public void A_cancelled_writing_leaves_no_half_file_and_can_be_begun_again()
    {
        var folder = Directory.CreateTempSubdirectory("sample-cancelled-").FullName;
        try
        {
            using var cancel = new CancellationTokenSource();
            var settings = world.Settings(folder);
            Assert.ThrowsAny<OperationCanceledException>(() => SampleWorld.Write(settings, new AfterThreeDays(cancel), cancel.Token));

            Assert.DoesNotContain(Files(folder), f => f.EndsWith(".tmp", StringComparison.Ordinal) || f.Contains(".spill", StringComparison.Ordinal));
            Assert.Throws<SettingsError>(() => SampleWorld.Read(folder));
            Assert.Equal(world.Truths.Read, SampleWorld.Write(settings, cancel: TestContext.Current.CancellationToken).Read);
            Assert.Equal(Files(world.Folder), Files(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Dumps_that_are_no_sample_world_are_not_written_over()
    {
        var folder = Directory.CreateTempSubdirectory("sample-foreign-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "events"));

            Assert.Throws<SettingsError>(() => SampleWorld.Write(world.Settings(folder), cancel: TestContext.Current.CancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_setting_out_of_range_is_refused_by_name()
    {
        var error = Assert.Throws<SettingsError>(() => SampleWorld.Write(world.Settings() with { Days = 0 }, cancel: TestContext.Current.CancellationToken));

        Assert.Equal("--days is 0; it must be from 1 to 3650.", error.Message);
    }

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    private sealed class AfterThreeDays(CancellationTokenSource cancel) : IProgress<SampleProgress>
    {
        public void Report(SampleProgress value)
        {
            if (value.Days == 3)
            {
                cancel.Cancel();
            }
        }
    }
}
