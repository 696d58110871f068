using System.Text;
using CampaignBatch.Reports.Charts;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Reports.Warehouse;
using CampaignBatch.Reports.Words;
using CampaignBatch.Tests.House;
using CampaignBatch.Tests.Pages;
using Xunit;

namespace CampaignBatch.Tests.Warehouse;

/// <summary>A source that does not report something: what then has no value, what has one nevertheless, and that it is said in every place.</summary>
public sealed class WhatIsNotMeasured(SampleCalculation samples) : IClassFixture<SampleCalculation>
{
    private const string InApp = SampleCalculation.InApp, Push = SampleCalculation.Push, MorePush = "morning-briefing-push";

    [Theory]
    [InlineData(InApp, "dismissals", "dismissal_rate no_response")]
    [InlineData(InApp, "taps", "tap_through_rate dismissal_rate no_response user_tap_rate")]
    [InlineData(InApp, "goals", "conversion_rate conversion_rate_so_far open_windows value_total value_per_recipient")]
    [InlineData(InApp, "sends bounces bounce_reasons opens sessions session_seconds received_at variant platform app_version country", "")]
    [InlineData(Push, "bounces", "bounce_rate")]
    [InlineData(Push, "sends bounces", "messages_sent bounce_rate")]
    [InlineData(Push, "sends", "messages_sent bounce_rate")]
    [InlineData(Push, "bounce_reasons", "")]
    [InlineData(Push, "opens", "open_rate user_open_rate influenced_open_rate click_through_conversion_rate")]
    [InlineData(Push, "sessions", "influenced_open_rate")]
    [InlineData(Push, "goals", "conversion_rate conversion_rate_so_far open_windows click_through_conversion_rate value_total value_per_recipient")]
    [InlineData(Push, "impressions taps dismissals session_seconds received_at variant platform app_version country", "")]
    public void A_figure_that_needs_it_has_no_value_and_every_other_one_is_as_it_was(string campaign, string facts, string lost)
    {
        var (whole, report) = (samples.Of(campaign, Measured.Everything).Report, Of(campaign, facts).Report);
        Assert.Equal(lost, string.Join(' ', report.Kpis.Where(k => k.Value.Reason == "not_measured").Select(k => k.Key)));
        var of = facts == "bounces" ? "sent" : "delivered";
        Assert.All(report.Kpis, kpi => Assert.Equal(lost.Split(' ').Contains(kpi.Key) ? new Figure { IsRate = kpi.Value.IsRate, Reason = "not_measured" } : Told(whole.Kpi(kpi.Key), of), kpi.Value));
        Assert.DoesNotContain(report.Comparison.Figures, f => lost.Split(' ').Contains(f.Key));
        Assert.True(report.Comparison.Figures.Count > 0);
    }

    // What a rate of delivered messages divides by is said, and is all that was sent where bounces are not measured.
    private static Figure Told(Figure figure, string denominator) => figure.DenominatorIs is null ? figure : figure with { DenominatorIs = denominator };

    [Fact]
    public void Without_impressions_an_in_app_message_says_no_more_than_who_is_eligible()
    {
        var report = Of(InApp, "impressions").Report;
        Assert.Equal(["audience_size"], report.Kpis.Where(k => k.Value.Reason != "not_measured").Select(k => k.Key));
        Assert.Empty(report.Comparison.Figures);
        Assert.Empty(report.Daily);
        Assert.Empty(report.Breakdowns.Variant.Concat(report.Breakdowns.Platform).Concat(report.Breakdowns.AppVersion).Concat(report.Breakdowns.Country));
        Assert.Equal(["rows read = accepted + rejected + duplicates"], report.Checks.Select(c => c.Name));
    }

    [Fact]
    public void Without_sends_and_receipts_a_push_says_no_more_than_who_is_eligible()
    {
        var report = Of(Push, "sends receipts").Report;
        Assert.Equal(["audience_size"], report.Kpis.Where(k => k.Value.Reason != "not_measured").Select(k => k.Key));
        Assert.Empty(report.Comparison.Figures);
        Assert.Empty(report.Daily);
        Assert.Empty(report.Bounces);
        Assert.Empty(report.Opens);
        Assert.Equal(["rows read = accepted + rejected + duplicates"], report.Checks.Select(c => c.Name));
    }

    [Theory]
    [InlineData(InApp, "impressions", false)]
    [InlineData(InApp, "sends receipts", true)]
    [InlineData(Push, "sends receipts", false)]
    [InlineData(Push, "sends", true)]
    [InlineData(Push, "impressions", true)]
    public void Answers_to_messages_that_are_not_told_are_no_fault_of_the_data(string campaign, string facts, bool isFault)
    {
        var report = Of(campaign, facts).Report;
        var orphaned = report with { DataQuality = report.DataQuality with { Orphans = report.DataQuality.Accepted } };
        Assert.Equal(isFault, Trust.Of(orphaned).Findings.Any(f => f.Name == "orphans"));
    }

    [Fact]
    public void Receipts_are_of_no_account_where_sends_are_measured() => Assert.Equal(["bounces"], Without("receipts bounces").Missing.Select(Measured.NameOf));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Sessions_of_those_who_received_need_impressions_and_those_of_an_audience_do_not(bool hasSnapshot)
    {
        var unmeasured = Unmeasured.Of(Without("impressions"), Some.Campaign(), hasSnapshot);
        Assert.Equal(!hasSnapshot, unmeasured.IsColumn("sessions"));
        Assert.Equal(hasSnapshot ? [] : [Fact.Impressions], unmeasured.ForChart("session-length"));
    }

    [Fact]
    public void Of_a_campaign_without_a_goal_it_is_said_that_it_has_none()
    {
        var figure = new Figure { IsRate = true, Reason = "no_goal" };
        Assert.Equal(figure, Unmeasured.Of(Without("opens"), Some.Campaign(Channel.Push) with { Goal = null }).Figure("click_through_conversion_rate", figure));
        Assert.Equal(figure, Unmeasured.Of(Without("impressions"), Some.Campaign() with { Goal = null }).Figure("conversion_rate", figure));
    }

    [Fact]
    public void A_snapshot_or_the_campaigns_own_row_still_says_who_is_eligible()
    {
        var measured = SampleCalculation.Without(Fact.Audience);
        var unmeasured = Unmeasured.Of(measured, samples.Of(InApp, measured).Report.Campaign);
        Assert.NotNull(samples.Of(InApp, measured).Report.Kpi("audience_size").Value);
        Assert.Equal("not_measured", unmeasured.Figure("audience_size", new Figure { Reason = "no_audience" }).Reason);
        Assert.Equal("not_measured", unmeasured.Figure("reach", new Figure { IsRate = true, Reason = "no_audience" }).Reason);
    }

    [Theory]
    [InlineData("goals", "purchase", null, true)]
    [InlineData("goals", null, 60.0, false)]
    [InlineData("goals", null, null, false)]
    [InlineData("sessions", "purchase", null, false)]
    [InlineData("sessions", null, 60.0, true)]
    [InlineData("session_seconds", "purchase", 60.0, true)]
    public void Conversion_needs_what_the_campaigns_goal_is_made_of(string facts, string? goal, double? seconds, bool isLost)
    {
        var campaign = Some.Campaign() with { Goal = goal, GoalMinSessionSeconds = seconds };
        var figure = new Figure { IsRate = true, Reason = "no_goal" };
        Assert.Equal(isLost ? "not_measured" : "no_goal", Unmeasured.Of(Without(facts), campaign).Figure("conversion_rate", figure).Reason);
    }

    [Fact]
    public void Days_hold_nothing_in_its_place_and_never_nought()
    {
        var dismissed = Of(InApp, "dismissals sessions").Report;
        Assert.All(dismissed.Daily, d => Assert.Equal((null, null, null), (d.Dismissals, d.DismissalRate, d.DismissalHigh)));
        Assert.All(dismissed.Sessions.Days, d => Assert.Equal((null, null), (d.Sessions, d.SessionSecondsMean)));
        Assert.All(dismissed.Breakdowns.Variant, row => Assert.Null(row.Dismissals));
        Assert.Contains(dismissed.Daily, d => d is { Impressions: > 0, TapThroughRate: > 0 });
        var tapped = Of(InApp, "taps").Report;
        Assert.All(tapped.Daily, d => Assert.Equal((null, null, null, null, null), (d.Taps, d.TapThroughRate, d.TapThroughHigh, d.Dismissals, d.DismissalRate)));
        Assert.All(tapped.Breakdowns.Variant, row => Assert.Equal((null, null), (row.Taps, row.Dismissals)));
        Assert.All(tapped.VariantDays, d => Assert.Equal((null, null), (d.Taps, d.TapThroughRate)));
        Assert.Equal(tapped.Kpi("total_impressions").Value, tapped.Daily.Sum(d => d.Impressions));
        var opened = Of(Push, "opens").Report;
        Assert.All(opened.Daily, d => Assert.Null(d.Opened));
        Assert.All(opened.Breakdowns.Platform, row => Assert.Null(row.Opened));
        Assert.Empty(opened.OpensByHour.Concat(opened.OpensByOwnHour));
        Assert.Empty(opened.Opens);
        Assert.Empty(opened.OpenDelays);
        Assert.Equal(opened.Kpi("delivered").Value, opened.Daily.Sum(d => d.Delivered));
        var bounced = Of(Push, "bounces").Report;
        Assert.All(bounced.Daily, d => Assert.Null(d.Bounced));
        Assert.All(bounced.Breakdowns.Platform, row => Assert.Equal((null, null), (row.Bounced, row.BounceHigh)));
        Assert.Contains(bounced.Daily, d => d is { Sent: > 0, Delivered: > 0 });
        var received = Of(Push, "sends bounces").Report;
        Assert.All(received.Daily, d => Assert.Null(d.Sent));
        Assert.Equal(received.Kpi("delivered").Value, received.Daily.Sum(d => d.Delivered));
    }

    [Fact]
    public void Break_downs_and_reasons_of_bounces_are_left_out()
    {
        var report = Of(Push, "variant platform app_version country bounce_reasons").Report;
        Assert.Empty(report.Breakdowns.Variant.Concat(report.Breakdowns.Platform).Concat(report.Breakdowns.AppVersion).Concat(report.Breakdowns.Country));
        Assert.Empty(report.VariantDays);
        Assert.Empty(report.Bounces);
    }

    [Fact]
    public void Lateness_is_not_judged()
    {
        var quality = samples.Quality(Without("received_at")).Run;
        Assert.True(samples.Quality(Measured.Everything).Run.Late > 0);
        Assert.Null(quality.Late);
        Assert.DoesNotContain(Trust.Of(quality, 1).Findings, f => f.Name == "late_events");
        Assert.Null(Of(InApp, "received_at").Report.DataQuality.Late);
    }

    [Fact]
    public void An_identity_that_speaks_of_it_is_not_judged()
    {
        Assert.DoesNotContain(Of(InApp, "dismissals").Report.Checks, c => c.Name.Contains("dismissed", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(Push, "bounces sends").Report.Checks, c => c.Name.Contains("sent", StringComparison.Ordinal) || c.Name.Contains("bounce", StringComparison.Ordinal));
        Assert.Contains(Of(Push, "bounces sends").Report.Checks, c => c.Name == "opened ≤ delivered");
        Assert.DoesNotContain(Of(InApp, "taps").Report.Checks, c => c.Name.Contains("tapped", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(Push, "opens").Report.Checks, c => c.Name.Contains("open", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(InApp, "taps", "A: Tap-through rate")]
    [InlineData(MorePush, "opens", "A: Open rate")]
    public void Variants_are_not_compared_by_a_rate_of_it(string campaign, string facts, string figure)
    {
        Assert.Contains(figure, Page(campaign, ""), StringComparison.Ordinal);
        Assert.DoesNotContain(figure, Page(campaign, facts), StringComparison.Ordinal);
        Assert.Equal("conversion_rate", Of(campaign, facts).Report.Variants!.PrimaryMetric);
    }

    [Theory]
    [InlineData(InApp, "dismissals", "dismissals")]
    [InlineData(InApp, "taps", "tap-through dismissals variants")]
    [InlineData(InApp, "impressions", "tap-through dismissals impressions variants")]
    [InlineData(InApp, "sessions", "sessions session-length")]
    [InlineData(InApp, "session_seconds", "session-length")]
    [InlineData(Push, "bounces", "")]
    [InlineData(Push, "sends bounces", "")]
    [InlineData(Push, "sends receipts", "messages open-time open-time-own minutes-to-open open-points")]
    [InlineData(Push, "opens", "open-time open-time-own minutes-to-open open-points")]
    [InlineData(MorePush, "opens", "variants open-time open-time-own minutes-to-open open-points")]
    public void A_chart_of_it_is_left_out_and_every_other_one_is_drawn(string campaign, string facts, string lost)
    {
        var whole = samples.Of(campaign, Measured.Everything);
        var (report, tables) = Of(campaign, facts);
        Assert.Equal(
            ChartArtist.Draw(whole.Report, whole.Tables, Language.English).Select(p => p.Id).Except(lost.Split(' ')),
            ChartArtist.Draw(report, tables, Language.English).Select(p => p.Id));
    }

    [Theory]
    [InlineData(InApp, "dismissals", "Not measured by some-vendor: dismissals. So this chart is left out.")]
    [InlineData(InApp, "taps", "Tap-through rate is not measured by some-vendor.")]
    [InlineData(InApp, "taps", "Not measured by some-vendor: taps. So this chart is left out.")]
    [InlineData(InApp, "impressions", "Not measured by some-vendor: impressions. So this chart is left out.")]
    [InlineData(InApp, "impressions", "<h3 id=\"answer-change\">Change</h3>\n    <p><bdi>Not measured by some-vendor.</bdi></p>")]
    [InlineData(InApp, "dismissals", "<dt>No response</dt>|<h3 id=\"kpi-no-response\">No response</h3>\n  <p class=\"value\">–</p>")]
    [InlineData(InApp, "sessions", "Not measured by some-vendor: sessions. So this chart is left out.")]
    [InlineData(InApp, "platform", "<h3 id=\"by-platform\">Platform</h3>\n    <p class=\"muted\">Not measured by some-vendor.</p>")]
    [InlineData(InApp, "received_at", "some-vendor does not measure: time of receipt.")]
    [InlineData(Push, "bounces", "÷ sent: bounces are not measured by some-vendor.")]
    [InlineData(Push, "sends bounces", "received by devices")]
    [InlineData(Push, "sends receipts", "Not measured by some-vendor: sends. So this chart is left out.")]
    [InlineData(Push, "sends receipts", "<h3 id=\"answer-change\">Change</h3>\n    <p><bdi>Not measured by some-vendor.</bdi></p>")]
    [InlineData(Push, "opens", "Open rate is not measured by some-vendor.")]
    [InlineData(Push, "opens", "Not measured by some-vendor: opens. So this chart is left out.")]
    [InlineData(Push, "bounce_reasons", "Not measured by some-vendor: reasons of bounces.")]
    public void The_page_says_so_where_it_would_stand(string campaign, string facts, string said)
    {
        var page = Page(campaign, facts);
        Assert.Contains(said.Split('|'), one => page.Contains(one, StringComparison.Ordinal));
        Assert.DoesNotContain("not measured by", Page(campaign, "").Split("<script")[0], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(InApp, "dismissals sessions received_at variant")]
    [InlineData(Push, "bounces goals")]
    [InlineData(Push, "sends bounces sessions audience")]
    [InlineData(InApp, "taps")]
    [InlineData(InApp, "impressions")]
    [InlineData(Push, "opens")]
    [InlineData(Push, "sends receipts")]
    public void A_report_reads_back_from_its_files_as_it_was(string campaign, string facts)
    {
        var (report, tables) = Of(campaign, facts);
        var back = Reports.Pages.ReportFile.Read(new ReportJson(report).Bytes());
        Assert.Equal((report.Measured.Source, string.Join(' ', report.Measured.Missing)), (back.Measured.Source, string.Join(' ', back.Measured.Missing)));
        Assert.Equal(report.Kpis, back.Kpis);
        Assert.Equal(report.Daily, back.Daily);
        Assert.Equal(report.Sessions.Days, back.Sessions.Days);
        Assert.Equal(report.DataQuality.Late, back.DataQuality.Late);
        Assert.Equal(Encoding.UTF8.GetString(new ReportJson(report).Bytes()), Encoding.UTF8.GetString(new ReportJson(back).Bytes()));
        Assert.Equal(CsvFile.Of(tables.Daily), CsvFile.Of(ArrowFile.Read(ArrowFile.Of(tables)).Daily));
    }

    [Theory]
    [InlineData(Push, "opens", "Open rate", "open_rate")]
    [InlineData(InApp, "taps", "Tap-through rate", "tap_through_rate")]
    [InlineData(InApp, "impressions", "Tap-through rate", "tap_through_rate")]
    [InlineData(Push, "sends receipts", "Open rate", "open_rate")]
    public void The_mail_and_the_index_say_so(string campaign, string facts, string figure, string name)
    {
        var (report, tables) = Of(campaign, facts);
        var letter = new LetterWriter("en", null).Campaign(new PublishedReport("c", report, tables, null), new LetterFrame { WrittenAt = report.AsOf });
        Assert.Contains("Not measured by some-vendor.", letter.Html, StringComparison.Ordinal);
        Assert.Contains($"{figure} is not measured by some-vendor.", letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{figure} 0", letter.Html + letter.Text, StringComparison.Ordinal);
        var entry = IndexEntry.FromJson(IndexEntry.Of(report, "c", null).ToJson());
        Assert.Equal("not_measured", entry.Kpis.First(k => k.Key == name).Value.Reason);
        var row = new IndexRow(entry, new Wording(Language.English), IndexColumns.Ends([entry])).Model();
        Assert.Equal("not measured", ((Scriban.Runtime.ScriptObject[])row["figures"]!)[0]["reason"]);
    }

    [Theory]
    [InlineData(Push, "opens", "open_rate")]
    [InlineData(InApp, "taps", "tap_through_rate")]
    public void A_line_of_days_beside_a_figure_has_none(string campaign, string facts, string name)
    {
        var report = Of(campaign, facts).Report;
        Assert.Empty(ChartArtist.Sparkline([.. KpiDays.Of(report, name)]));
        Assert.All(IndexEntry.Of(report, "c", null).Trend, day => Assert.Equal(-1, day));
    }

    [Fact]
    public void The_page_about_mappings_lists_every_fact() =>
        Assert.Contains($"The facts: {string.Join(", ", Measured.Facts.Keys)}.", SourceTree.Text("reports/sources/README.md").ReplaceLineEndings(" "), StringComparison.Ordinal);

    [Fact]
    public void Every_language_has_a_name_for_every_fact()
    {
        var files = TemplateFiles.With(null).Texts;
        Assert.All(Language.Codes(files).Select(code => new Wording(Language.Read(code, files))), words => Assert.All(Enum.GetValues<Fact>(), fact => Assert.NotEmpty(words.Facts([fact]))));
    }

    [Theory]
    [InlineData(InApp, "dismissals sessions platform received_at", "in-app")]
    [InlineData(Push, "bounces bounce_reasons session_seconds", "push-no-bounces")]
    [InlineData(Push, "sends bounces bounce_reasons goals country", "push-received")]
    [InlineData(InApp, "taps", "in-app-no-taps")]
    [InlineData(InApp, "impressions", "in-app-no-impressions")]
    [InlineData(MorePush, "opens", "push-no-opens")]
    public void Pages_are_left_to_look_at_where_that_is_asked_for(string campaign, string facts, string name)
    {
        var folder = Environment.GetEnvironmentVariable("CAMPAIGNBATCH_LOOK");
        Assert.SkipWhen(folder is null, "CAMPAIGNBATCH_LOOK names no folder.");
        foreach (var language in new[] { "en", "de", "fr", "ja" })
        {
            var (report, tables) = Of(campaign, facts);
            var words = Language.Read(language, TemplateFiles.With(null).Texts);
            var place = Path.Combine(folder, $"{name}-{language}");
            new PageWriter(SomePages.Templates, words).WriteCampaign(place, report, tables, ChartArtist.Draw(report, tables, words), SomePages.Rules);
            new PageWriter(SomePages.Templates, words).WriteIndex(place + "-site", new SiteIndex(report.AsOf, [IndexEntry.Of(report, name, null)], report.DataQuality, 3));
            new PageWriter(SomePages.Templates, words).WriteRuns(place + "-site", [SomePages.Run()], report.DataQuality);
            File.WriteAllText(Path.Combine(place, "mail.html"), new LetterWriter(language, null).Campaign(new PublishedReport("c", report, tables, null), new LetterFrame { WrittenAt = report.AsOf }).Html, Encoding.UTF8);
        }
    }

    private static Measured Without(string facts) => SampleCalculation.Without([.. facts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(f => Measured.Facts[f])]);

    private (CampaignReport Report, CampaignTables Tables) Of(string campaign, string facts) => samples.Of(campaign, Without(facts));

    private string Page(string campaign, string facts)
    {
        var (report, tables) = Of(campaign, facts);
        using var folder = new PageFolder();
        SomePages.Writer.WriteCampaign(folder.Path, report, tables, ChartArtist.Draw(report, tables, Language.English), SomePages.Rules);
        return File.ReadAllText(Path.Combine(folder.Path, "index.html"));
    }
}
