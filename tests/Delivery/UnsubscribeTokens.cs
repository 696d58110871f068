using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>What a mail says of how to end it (RFC 2369, RFC 8058), and that nobody can make or read such an address.</summary>
public sealed class UnsubscribeTokens(SampleSite samples) : IClassFixture<SampleSite>
{
    private static readonly UnsubscribeLinks Links = new("https://reports.example.com/site", SHA256.HashData("a key"u8));

    [Theory]
    [InlineData("every morning", "ada@example.org")]
    [InlineData("", "jürgen@xn--bcher-kva.example")]
    [InlineData("schedule with 100 letters ................................................................................", "a@b.example")]
    public void A_token_names_schedule_and_recipient_to_who_has_the_key(string schedule, string mailbox)
    {
        var token = Links.Token(schedule, mailbox);

        Assert.Equal((schedule, new Address("", mailbox)), Links.Read(token));
        Assert.Equal(token, Links.Token(schedule, mailbox));
        Assert.Null(new UnsubscribeLinks("", SHA256.HashData("another key"u8)).Read(token));
        Assert.Matches("^[A-Za-z0-9_-]+$", token);
    }

    [Fact]
    public void A_token_says_nothing_to_who_has_no_key()
    {
        var seen = Encoding.Latin1.GetString(Base64Url.DecodeFromChars(Links.Token("every morning", "ada@example.org")));

        Assert.DoesNotContain("ada", seen, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("morning", seen, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(Links.Token("every morning", "ada@example.org")[..20], Links.Token("every morning", "adb@example.org")[..20]);
    }

    [Fact]
    public void No_token_can_be_changed()
    {
        var token = Links.Token("every morning", "ada@example.org");
        foreach (var place in Enumerable.Range(0, token.Length))
        {
            var changed = token[..place] + (token[place] == 'A' ? 'B' : 'A') + token[(place + 1)..];
            // The last letter carries bits that mean nothing.
            Assert.True(Links.Read(changed) is null || place == token.Length - 1, changed);
        }

        Assert.All(["", "A", "====", "preview", token[..^4], token + "AAAA", "../login", Links.Token("a", "")], wrong => Assert.Null(Links.Read(wrong)));
    }

    [Fact]
    public void Each_recipients_mail_names_an_address_of_their_own_that_takes_one_click()
    {
        var settings = SampleMail.Settings with { Unsubscribe = null, To = [new("", "ada@example.org"), new("", "bob@example.org")] };
        var mails = SampleMail.All(samples.Site, ["spring-sale-banner"], settings, links: Links);

        Assert.All(mails, mail =>
        {
            var address = Links.Url(Links.Token(Unsubscription.ByHand, mail.Row.Recipient));
            Assert.Equal($"<{address}>", mail.Headers["List-Unsubscribe"]);
            Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
            Assert.Contains($"Unsubscribe: {address}", mail.Text, StringComparison.Ordinal);
            Assert.Contains($"href=\"{address}\"", mail.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(Links.Token(Unsubscription.ByHand, ""), mail.Html + mail.Text, StringComparison.Ordinal);
            Assert.All(mail.Raw.Split("\r\n"), line => Assert.True(line.Length <= 998));
        });
        Assert.Equal(2, mails.Select(mail => mail.Headers["List-Unsubscribe"]).Distinct().Count());
    }

    [Theory]
    [InlineData("https://example.com/unsubscribe", "<https://example.com/unsubscribe>")]
    [InlineData("mailto:stop@example.com?subject=stop", "<mailto:stop@example.com?subject=stop>")]
    [InlineData(null, null)]
    public void Where_nobody_would_answer_no_click_is_promised(string? own, string? header)
    {
        var mail = SampleMail.Of(samples.Site, "spring-sale-banner", SampleMail.Settings with { Unsubscribe = own });

        Assert.Equal(header, mail.Headers["List-Unsubscribe"]);
        Assert.Null(mail.Headers["List-Unsubscribe-Post"]);
    }

    [Theory]
    [InlineData("https://example.com/unsubscribe", "")]
    [InlineData("mailto:stop@example.com", ", <mailto:stop@example.com>")]
    public void An_address_of_the_operators_own_stands_where_readers_look_and_one_click_stays_ours(string own, string beside)
    {
        var mail = SampleMail.All(samples.Site, ["spring-sale-banner"], SampleMail.Settings with { Unsubscribe = own }, links: Links).Single();

        Assert.Equal($"<{Links.Url(Links.Token(Unsubscription.ByHand, "ada@example.org"))}>{beside}", mail.Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
        Assert.Contains($"Unsubscribe: {own}", mail.Text, StringComparison.Ordinal);
    }
}
