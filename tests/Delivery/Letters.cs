using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What a mail says, and that it is what the page says.</summary>
public sealed partial class Letters(SampleSite samples, HostileSite hostile) : IClassFixture<SampleSite>, IClassFixture<HostileSite>
{
    private static readonly LetterFrame Frame = new() { WrittenAt = new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero) };

    [Fact]
    public void Every_figure_of_the_page_stands_in_both_parts_of_the_mail_with_its_n_of_N_interval_and_change()
    {
        var compared = 0;
        foreach (var (campaign, slug) in Campaigns())
        {
            var mail = Mail(campaign);
            var (html, text) = (Said(Parse(mail.Html).Body!), Said(mail.Text));
            var cards = Parse(File.ReadAllText(Path.Combine(samples.Site, "campaigns", slug, "index.html"))).QuerySelectorAll(".card").ToList();
            Assert.NotEmpty(cards);
            foreach (var card in cards)
            {
                var (label, value) = (Said(card.QuerySelector("h3")!), Said(card.QuerySelector(".value")!));
                Assert.Contains($"{label} {value}", html, StringComparison.Ordinal);
                Assert.Contains($"{label}: {value}", text, StringComparison.Ordinal);
                var change = card.QuerySelector(".change:not(.none)");
                foreach (var line in card.QuerySelectorAll(".share, .interval .line, .beneath dt, .beneath strong, .beneath .line").Append(change).OfType<IElement>())
                {
                    Assert.Contains(Said(line), html, StringComparison.Ordinal);
                    Assert.Contains(Said(line), text, StringComparison.Ordinal);
                    compared++;
                }
            }
        }

        Assert.True(compared > 60, $"Only {compared} lines were compared: the page is built otherwise than this test knows.");
    }

    [Fact]
    public void Every_rate_of_report_json_stands_with_its_counts()
    {
        foreach (var (campaign, slug) in Campaigns())
        {
            var text = Said(Mail(campaign).Text);
            foreach (var (name, figure) in SampleMail.Published(samples.Site, slug).Report.Kpis.Where(k => k.Value is { Value: not null, Numerator: not null }))
            {
                Assert.True(text.Contains(FormattableString.Invariant($"{figure.Numerator:N0} of {figure.Denominator:N0}"), StringComparison.Ordinal), $"{campaign}: {name}");
            }
        }
    }

    [Fact]
    public void A_report_that_is_read_back_is_the_report_that_was_written()
    {
        foreach (var (_, slug) in Campaigns())
        {
            var folder = Path.Combine(samples.Site, "campaigns", slug);
            var read = SampleMail.Published(samples.Site, slug);
            Assert.Equal(File.ReadAllText(Path.Combine(folder, "report.json")), Encoding.UTF8.GetString(new ReportJson(read.Report).Bytes()));
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "data", "report.arrow")), ArrowFile.Of(read.Tables));
        }
    }

    [Fact]
    public void Charts_are_opaque_PNGs_by_content_id_whose_alternative_text_says_the_numbers()
    {
        var mail = Mail("spring-sale-banner");
        var images = Parse(mail.Html).QuerySelectorAll<IHtmlImageElement>("img").ToList();

        Assert.InRange(images.Count, 4, 12);
        Assert.Equal(images.Select(i => i.GetAttribute("src")), mail.Images.Select(i => "cid:" + i.ContentId));
        Assert.All(images, image => Assert.Matches(@"\d", image.AlternativeText!));
        Assert.All(images, image => Assert.True(int.Parse(image.GetAttribute("width")!, System.Globalization.CultureInfo.InvariantCulture) <= 576));
        Assert.All(mail.Images, image =>
        {
            var png = SampleMail.Bytes(image);
            Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
            // Colour type 2: no alpha channel for a dark mail program to shine through.
            Assert.Equal(2, png[25]);
            Assert.True((png[16] << 24 | png[17] << 16 | png[18] << 8 | png[19]) >= 2 * 280, "Less than two pixels a unit.");
        });
    }

    [Fact]
    public void The_digest_tells_every_campaign_with_its_four_figures_and_leads_to_its_page()
    {
        var mail = SampleMail.Digest(samples.Site);
        var page = Parse(mail.Html);

        foreach (var (campaign, slug) in Campaigns())
        {
            var report = SampleMail.Published(samples.Site, slug).Report;
            Assert.Contains(report.Campaign.Name, mail.Text, StringComparison.Ordinal);
            Assert.Single(page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"https://reports.example.com/site/campaigns/{slug}/index.html");
            Assert.Contains($"https://reports.example.com/site/campaigns/{slug}/index.html", mail.Text, StringComparison.Ordinal);
        }

        Assert.StartsWith("8 campaigns: ", mail.Subject, StringComparison.Ordinal);
        Assert.EndsWith(" – up to 31 Mar", mail.Subject, StringComparison.Ordinal);
        Assert.Equal(page.QuerySelectorAll("img").Length, mail.Images.Count);
        Assert.NotEmpty(mail.Images);
    }

    [Fact]
    public void Without_a_base_address_nothing_leads_anywhere()
    {
        var mail = SampleMail.Of(samples.Site, "spring-sale-banner", SampleMail.Settings with { BaseUrl = null, Unsubscribe = null });

        Assert.Empty(Parse(mail.Html).QuerySelectorAll("a"));
        Assert.DoesNotContain("http", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_subject_says_campaign_and_claim_or_else_period()
    {
        Assert.Matches(@"^Spring sale banner: tap-through \d+\.\d%, down \d+\.\d points$", Mail("spring-sale-banner").Subject.Replace('\u00A0', ' '));
        Assert.Equal("Price drop alert · 11 Mar 2026 – 22 Mar 2026", Mail("price-drop-alert").Subject);
        Assert.Equal("Free trial offer · starts 7 Apr 2026", Mail("free-trial-offer").Subject);
    }

    [Theory]
    [InlineData(35, false)]
    [InlineData(37, true)]
    public void Data_of_a_running_campaign_that_are_older_than_36_hours_are_called_stale_where_all_see_it(int hours, bool isStale)
    {
        var published = SampleMail.Published(samples.Site, "spring-sale-banner");

        var letter = English.Campaign(published, Frame with { WrittenAt = published.Report.AsOf.AddHours(hours) });

        Assert.Equal(isStale, letter.Subject.EndsWith("· data stale", StringComparison.Ordinal));
        Assert.Equal(isStale, letter.Html.Contains("Data stale:", StringComparison.Ordinal));
        Assert.Equal(isStale, letter.Text.Contains("! Data stale: ", StringComparison.Ordinal));
    }

    [Fact]
    public void An_ended_campaign_is_never_stale()
    {
        var published = SampleMail.Published(samples.Site, "price-drop-alert");
        Assert.DoesNotContain("stale", English.Campaign(published, Frame with { WrittenAt = Frame.WrittenAt.AddDays(100) }).Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, "")]
    [InlineData(4_000, " · Check")]
    [InlineData(60_000, " · Don’t use")]
    public void How_far_the_data_can_be_trusted_is_said_in_the_subject(long rejected, string said)
    {
        var published = SampleMail.Published(samples.Site, "spring-sale-banner");
        var report = published.Report with { Verdicts = [], DataQuality = published.Report.DataQuality with { Read = 100_000, Accepted = 100_000 - rejected, Rejected = rejected } };
        var letter = English.Campaign(published with { Report = report }, Frame with { WrittenAt = report.AsOf });
        Assert.Equal("Spring sale banner · 2 Mar 2026 – 1 Apr 2026" + said, letter.Subject);
    }

    [Fact]
    public void A_check_that_failed_is_said_in_the_subject_and_above_all_figures()
    {
        var good = SampleMail.Published(samples.Site, "spring-sale-banner");
        var kept = good with { Failure = "its figures contradict each other: <b>Σ daily</b> does not hold" };
        var broken = good with { Report = good.Report with { Checks = [new Check("Σ daily impressions = total", false, 5, 6)] } };

        foreach (var (published, reason) in new[] { (kept, "<b>Σ daily</b> does not hold"), (broken, "(5 against 6)") })
        {
            var letter = English.Campaign(published, Frame);
            Assert.EndsWith("· check failed", letter.Subject, StringComparison.Ordinal);
            Assert.Contains(reason, letter.Text, StringComparison.Ordinal);
            var body = Parse(letter.Html).Body!.TextContent;
            Assert.Contains(reason, body, StringComparison.Ordinal);
            Assert.True(body.IndexOf("Check failed", StringComparison.Ordinal) < body.IndexOf("Result", StringComparison.Ordinal));
        }

        Assert.StartsWith("3 campaigns: 2 failed", English.Digest([kept, broken, good], Frame).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void Hostile_texts_stay_texts_in_page_text_and_subject()
    {
        var tags = Parse(SampleMail.Digest(hostile.Plain).Html).All.Select(e => e.LocalName).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var (id, slug) in hostile.Slugs.Where(s => Directory.Exists(Path.Combine(hostile.Hostile, "campaigns", s.Value))))
        {
            var published = SampleMail.Published(hostile.Hostile, slug) with { Failure = id };
            var letter = English.Campaign(published, Frame with { BaseUrl = "https://example.com" });
            var page = Parse(letter.Html);
            Assert.Empty(page.QuerySelectorAll("script, iframe, svg, object, form, input, link"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
            Assert.All(page.QuerySelectorAll("a"), a => Assert.StartsWith("https://example.com/", a.GetAttribute("href"), StringComparison.Ordinal));
            Assert.DoesNotContain(letter.Subject, char.IsControl);
            Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069]", letter.Subject + letter.Text + letter.Html);
        }

        Assert.NotEmpty(tags);
    }

    [Fact]
    public void A_page_stays_below_80_KB_however_many_campaigns_there_are_and_however_hostile_their_names()
    {
        var wide = SampleMail.Published(samples.Site, "spring-sale-banner");
        var hostileName = wide with
        {
            Report = wide.Report with { Campaign = wide.Report.Campaign with { Name = new string('"', 5000) } },
            Failure = new string('\'', 5000),
        };

        var letter = English.Digest([.. Enumerable.Repeat(hostileName, 200)], Frame with { BaseUrl = "https://example.com", HasReports = true, Missing = [new string('&', 5000)] });

        Assert.InRange(Encoding.UTF8.GetByteCount(letter.Html), 10_000, LetterWriter.HtmlBudget);
        Assert.Matches("1[89][0-9] more campaigns are on the site only", letter.Html);
        Assert.InRange(Encoding.UTF8.GetByteCount(English.Campaign(hostileName, Frame).Html), 5_000, LetterWriter.HtmlBudget);
        Assert.InRange(letter.Subject.Length, 10, 200);
    }

    [Fact]
    public void Styles_stand_in_line_and_nothing_that_Word_cannot_lay_out_is_needed()
    {
        foreach (var html in new[] { Mail("spring-sale-banner").Html, SampleMail.Digest(samples.Site).Html })
        {
            var page = Parse(html);
            Assert.DoesNotMatch(@"display:\s*(flex|grid)|float:|position:|background-image|<svg|data:", html);
            Assert.All(page.QuerySelectorAll("td, p, h1, h2"), e => Assert.True(e.HasAttribute("style") || e.ChildElementCount > 0, e.OuterHtml));
            Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
            Assert.NotNull(page.QuerySelector("meta[name='color-scheme'][content='light dark']"));
            Assert.Empty(page.QuerySelectorAll("link, script"));
        }
    }

    [Theory]
    [InlineData("de", "8 Kampagnen: ")]
    [InlineData("fr", "8 campagnes : ")]
    [InlineData("ja", "8 件のキャンペーン：")]
    public void The_mail_speaks_the_language_of_the_site(string language, string subject)
    {
        var reports = Campaigns().Select(c => SampleMail.Published(samples.Site, c.Slug)).ToList();
        var letter = new LetterWriter(language, null).Digest(reports, Frame);

        Assert.StartsWith(subject, letter.Subject, StringComparison.Ordinal);
        Assert.Equal(language, Parse(letter.Html).DocumentElement.GetAttribute("lang"));
    }

    private static LetterWriter English { get; } = new("en", null);

    // Composed once for all that look at it.
    private SampleMail Mail(string campaign) => Mails.GetOrAdd(campaign, id => SampleMail.Of(samples.Site, id));

    private static readonly ConcurrentDictionary<string, SampleMail> Mails = new();

    private IReadOnlyList<(string Campaign, string Slug)> Campaigns() =>
        [.. Directory.EnumerateFiles(Path.Combine(samples.Site, "campaigns"), "entry.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => IndexEntry.FromJson(File.ReadAllBytes(file))).Select(entry => (entry.Id!, entry.Slug!))];

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    // As it is read aloud: a space between what stands in elements of its own.
    private static string Said(IElement element) => Said(string.Join(' ', element.Descendants<IText>().Where(t => t.ParentElement is not (IHtmlStyleElement or IHtmlScriptElement)).Select(t => t.Data)));

    private static string Said(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}
