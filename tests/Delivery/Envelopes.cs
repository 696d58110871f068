using System.Diagnostics;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Reports;
using CampaignBatch.Tests.Line;
using MimeKit;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>The bytes of a message: to one recipient, the same each time, and nothing from data becomes a header.</summary>
public sealed class Envelopes(SampleSite samples, HostileSite hostile) : IClassFixture<SampleSite>, IClassFixture<HostileSite>
{
    private const string Campaign = "spring-sale-banner";

    [Fact]
    public void Each_recipient_gets_a_message_of_their_own_that_names_no_other()
    {
        var mails = SampleMail.All(samples.Site, [Campaign], SampleMail.Settings with { To = [new("Ada", "ada@example.org"), new("", "bob@example.org"), new("Ada again", "ADA@example.org")] });

        Assert.Equal(["ada@example.org", "bob@example.org"], mails.Select(m => m.Row.Recipient));
        Assert.Equal(["\"Ada\" <ada@example.org>", "bob@example.org"], mails.Select(m => InternetAddressList.Parse(m.Headers["To"]!).ToString()));
        Assert.DoesNotContain("bob@", mails[0].Raw, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@", mails[1].Raw, StringComparison.Ordinal);
        Assert.Equal(2, mails.Select(m => m.Row.MessageId).Distinct().Count());
    }

    [Fact]
    public void The_headers_say_what_it_is_and_its_id_names_no_machine()
    {
        var mail = SampleMail.Of(samples.Site, Campaign);

        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
        Assert.Equal("bulk", mail.Headers["Precedence"]);
        Assert.Equal("<https://example.com/unsubscribe>", mail.Headers["List-Unsubscribe"]);
        Assert.Null(mail.Headers["List-Unsubscribe-Post"]);
        Assert.Equal("desk@example.com", mail.Headers["Reply-To"]);
        Assert.Equal("Wed, 01 Apr 2026 12:00:00 +0000", mail.Headers["Date"]);
        Assert.Matches("^<[0-9a-f]{32}@example.com>$", mail.Headers["Message-Id"]);
        Assert.Equal($"<{mail.Row.MessageId}>", mail.Headers["Message-Id"]);
        Assert.Null(SampleMail.Of(samples.Site, Campaign, SampleMail.Settings with { Unsubscribe = null }).Headers["List-Unsubscribe"]);
    }

    [Fact]
    public void The_parts_are_built_as_mail_programs_expect()
    {
        var told = Assert.IsType<MultipartAlternative>(SampleMail.Of(samples.Site, Campaign).Body);
        Assert.Equal("text/plain", told[0].ContentType.MimeType);
        var related = Assert.IsType<MultipartRelated>(told[1]);
        Assert.Equal("text/html", related.Root!.ContentType.MimeType);
        Assert.All(related.Skip(1), part => Assert.Equal("image/png", part.ContentType.MimeType));
    }

    [Fact]
    public void The_same_order_at_the_same_time_is_the_same_bytes_and_another_run_another_message()
    {
        var (one, again, other) = (SampleMail.Of(samples.Site, Campaign), SampleMail.Of(samples.Site, Campaign), SampleMail.All(samples.Site, [Campaign], run: "another").Single());

        Assert.Equal(one.Row.Bytes, again.Row.Bytes);
        Assert.NotEqual(one.Row.MessageId, other.Row.MessageId);
    }

    [Fact]
    public void Every_byte_can_go_over_any_relay()
    {
        var mail = SampleMail.Of(samples.Site, Campaign, SampleMail.Settings with { AttachReport = true });

        Assert.DoesNotContain(mail.Row.Bytes, b => b is > 126 or 0);
        Assert.All(mail.Raw.Split("\r\n"), line => Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal) && !line.Contains('\r', StringComparison.Ordinal)));
    }

    [Fact]
    public void The_report_is_attached_where_asked_as_the_very_page()
    {
        Assert.Empty(SampleMail.Of(samples.Site, Campaign).Attachments);
        var mail = SampleMail.Of(samples.Site, Campaign, SampleMail.Settings with { AttachReport = true });

        var attached = Assert.Single(mail.Attachments);
        Assert.Equal(Campaign + ".html", attached.FileName);
        Assert.Equal(File.ReadAllBytes(Path.Combine(samples.Site, "campaigns", Campaign, "index.html")), SampleMail.Bytes(attached));
        Assert.Contains("attached", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_more_than_a_megabyte_has_a_light_form_for_relays_that_find_it_too_big()
    {
        // All eight would be too large to be attached.
        string[] some = ["cart-reminder-push", "morning-briefing-push", "price-drop-alert", "spring-sale-banner"];
        var whole = SampleMail.All(samples.Site, some, SampleMail.Settings with { AttachReport = true }).Single();
        Assert.InRange(whole.Row.Bytes.Length, 1_000_001, ReportMail.MessageBudget);

        using var light = MimeMessage.Load(new MemoryStream(whole.Row.Light!), TestContext.Current.CancellationToken);

        Assert.Equal(whole.Row.MessageId, light.MessageId);
        Assert.Empty(light.Attachments);
        Assert.InRange(whole.Row.Light!.Length, 10_000, 150_000);
        Assert.DoesNotContain("cid:", light.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_of_data_becomes_a_header_or_a_part()
    {
        var headers = SampleMail.Of(hostile.Plain, "plain0").Headers.Select(h => h.Field).ToList();
        var campaigns = hostile.Slugs.Where(s => Directory.Exists(Path.Combine(hostile.Hostile, "campaigns", s.Value))).ToList();
        Assert.True(campaigns.Count > 20);
        foreach (var (id, _) in campaigns)
        {
            var mail = SampleMail.All(hostile.Hostile, [id]).Single();
            Assert.Equal(headers, mail.Headers.Select(h => h.Field));
            Assert.Equal(1, mail.Raw.Split("\r\n").Count(line => line.StartsWith("Subject:", StringComparison.Ordinal)));
            Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\r\n]", mail.Subject);
        }
    }

    [Fact]
    public void Another_parser_finds_the_same_message()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-batch-eml-");
        try
        {
            var mail = SampleMail.Of(samples.Site, Campaign, SampleMail.Settings with { AttachReport = true });
            var file = Path.Combine(folder.FullName, "mail.eml");
            File.WriteAllBytes(file, mail.Row.Bytes);
            const string script = """
                import email, sys
                from email import policy
                m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=policy.default)
                parts = list(m.walk())
                assert not any(p.defects for p in parts), [p.defects for p in parts]
                print(m["Subject"]); print(m["From"]); print(m["To"]); print(m["Message-Id"])
                print(" ".join(p.get_content_type() for p in parts))
                print(sum(len(p.get_payload(decode=True)) for p in parts if p.get_content_maintype() == "image"))
                """;

            var said = Python(script, file);

            Assert.Equal([mail.Subject, "Grüße aus dem Haus <reports@example.com>", "Ada <ada@example.org>", $"<{mail.Row.MessageId}>"], said[..4]);
            Assert.StartsWith("multipart/mixed multipart/alternative text/plain multipart/related text/html image/png", said[4], StringComparison.Ordinal);
            Assert.EndsWith(" text/html", said[4], StringComparison.Ordinal);
            Assert.Equal(mail.Images.Sum(i => SampleMail.Bytes(i).Length), int.Parse(said[5], System.Globalization.CultureInfo.InvariantCulture));
        }
        finally
        {
            folder.Delete(true);
        }
    }

    [Fact]
    public void A_campaign_without_a_report_is_refused_by_name_and_one_among_others_is_said_in_the_digest()
    {
        Assert.Contains("'no-such'", Assert.Throws<SettingsError>(() => SampleMail.All(samples.Site, ["no-such"])).Message, StringComparison.Ordinal);
        Assert.Contains("No report is published of: no-such.", SampleMail.All(samples.Site, [Campaign, "no-such"]).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_was_changed_by_hand_is_not_mailed()
    {
        using var copy = new SiteCopy(samples.Site);
        File.AppendAllText(Path.Combine(copy.Site, "campaigns", Campaign, "report.json"), " ");

        Assert.Contains("is not what was published", Assert.Throws<NoSite>(() => SampleMail.Of(copy.Site, Campaign)).Message, StringComparison.Ordinal);
        Assert.Throws<NoSite>(() => SampleMail.Of(Path.Combine(copy.Site, "nothing"), Campaign));
    }

    private static string[] Python(string script, string file)
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["-X", "utf8", "-c", script, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var said = python.StandardOutput.ReadToEnd();
            var wrong = python.StandardError.ReadToEnd();
            python.WaitForExit();
            Assert.True(python.ExitCode == 0, wrong);
            return said.Split('\n');
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no python3 to parse it with.");
            throw;
        }
    }

    /// <summary>A published site that may be spoilt.</summary>
    private sealed class SiteCopy : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-copy-");

        public SiteCopy(string site)
        {
            foreach (var file in Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder.FullName, Path.GetRelativePath(site, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        public string Site => folder.FullName;

        public void Dispose() => folder.Delete(true);
    }
}
