using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>Subjects carry the news: the verdict of a report where it claims something, and what is wrong with its data.</summary>
public sealed class Subjects
{
    private static readonly LetterWriter English = new("en", null);

    [Theory]
    [InlineData("lower", "Welcome back: tap-through 7.6%, down 6.0 points")]
    [InlineData("higher", "Welcome back: tap-through 7.6%, up 6.0 points")]
    [InlineData("no_clear_change", "Welcome back · 1 Jan 2026 – 31 Jan 2026")]
    public void A_claim_is_the_news_and_nothing_else_is(string answer, string subject) => Assert.Equal(subject, Write(Report(answer)).Subject.Replace('\u00A0', ' '));

    [Fact]
    public void The_mail_says_the_verdict_in_both_parts()
    {
        var letter = Write(Report("lower"));
        const string Said = "Tap-through fell to 7.6% (15–28 Jan) from 13.6% (1–14 Jan): −6.0 points (99% range −7.3 to −4.8).";
        Assert.All([letter.Html, letter.Text], part => Assert.Contains(Said, part.Replace('\u00A0', ' '), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(35, false)]
    [InlineData(37, true)]
    public void Stale_data_are_never_called_good(int hours, bool isStale)
    {
        var letter = Write(Report("no_clear_change"), hours);
        Assert.Equal(isStale, letter.Text.Contains("The data end 37 hours before this was written: the import may have stopped.", StringComparison.Ordinal));
        Assert.Equal(isStale, letter.Text.Contains("Check the data import: the data are out of date.", StringComparison.Ordinal));
        Assert.Equal(isStale, letter.Text.Contains("In-app campaign · Running · Check\n", StringComparison.Ordinal));
        Assert.Equal(isStale, letter.Subject.EndsWith(" · data stale", StringComparison.Ordinal));
    }

    [Fact]
    public void A_digest_counts_what_moved_and_what_needs_a_check()
    {
        var (down, up, quiet) = (Publish(Report("lower")), Publish(Report("higher")), Publish(Report("no_clear_change")));
        var odd = quiet with { Report = quiet.Report with { DataQuality = new DataQuality() } };
        Assert.Equal("6 campaigns: 1 failed, 2 down, 1 up, 1 needs a check – up to 31 Jan", Digest(down, down, up, odd, quiet, quiet with { Failure = "its figures contradict each other" }));
        Assert.Equal("1 campaign: no clear change – up to 31 Jan", Digest(quiet));
    }

    private static string Digest(params PublishedReport[] published) => English.Digest(published, Frame(published[0].Report, 1)).Subject;

    private static Letter Write(CampaignReport report, int hours = 1) => English.Campaign(Publish(report), Frame(report, hours));

    private static LetterFrame Frame(CampaignReport report, int hours) => new() { WrittenAt = report.AsOf.AddHours(hours), HasCharts = false };

    private static PublishedReport Publish(CampaignReport report) => new("welcome", report, Some.Tables(report), null);

    private static CampaignReport Report(string answer)
    {
        var sign = answer == "higher" ? 1 : -1;
        return Some.InAppReport() with
        {
            DataQuality = new DataQuality { Read = 1000, Accepted = 1000 },
            Comparison = new Comparison
            {
                Weeks = 2,
                Before = new Stretch(new(2026, 1, 1), new(2026, 1, 14)),
                Recent = new Stretch(new(2026, 1, 15), new(2026, 1, 28)),
                Figures = [new("tap_through_rate", new ComparedFigure(Some.Rate(76, 1000), Some.Rate(136, 1000)) { Low = -0.073, High = -0.048 })],
            },
            Verdicts = [new() { Question = "change", Answer = answer, Subject = "tap_through_rate", Estimate = sign * 0.06, Low = -0.073, High = -0.048 }],
        };
    }
}
