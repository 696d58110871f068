using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Tests.Line;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>How addresses are read: strictly, and both spellings of an internationalized domain as one.</summary>
public sealed class Addresses(SampleSite samples) : IClassFixture<SampleSite>
{
    [Theory]
    [InlineData("anna@bücher.example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@BÜCHER.Example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@xn--bcher-kva.example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@XN--BCHER-KVA.example", "anna@xn--bcher-kva.example")]
    [InlineData("anna@straße.example", "anna@xn--strae-oqa.example")]
    [InlineData("anna@例え。テスト", "anna@xn--r8jz45g.xn--zckzah")]
    [InlineData("anna@पुस्तक.example", "anna@xn--11b3ar0d1b5d.example")]
    [InlineData("Ada.Lovelace@Example.COM", "Ada.Lovelace@example.com")]
    [InlineData("jürgen@bücher.example", "jürgen@xn--bcher-kva.example")]
    public void A_domain_is_kept_as_smtp_takes_it(string given, string mailbox)
    {
        var read = Address.Read(given);

        Assert.Equal(mailbox, read?.Mailbox);
        Assert.Equal(read, Address.Read(read!.ToString()));
    }

    [Theory]
    [InlineData("anna@")]
    [InlineData("anna@bücher..example")]
    [InlineData("anna@-bücher.example")]
    [InlineData("anna@bü cher.example")]
    [InlineData("anna@bücher_.example")]
    [InlineData("anna@b\u200dücher.example")]
    [InlineData("anna@bu\u0308cher.example")]
    [InlineData("anna@xn--.example")]
    [InlineData("anna@xn--zzzzzz99999.example")]
    [InlineData("anna@[192.0.2.1]")]
    [InlineData("anna@\u202ebücher.example")]
    [InlineData("an\u202ena@bücher.example")]
    [InlineData("anna@bücher.example\r\nBcc: eve@example.org")]
    [InlineData("jürgenjürgenjürgenjürgenjürgenjürgenjürgenjürgenjürgenjürgen@example.org")]
    public void What_is_no_domain_in_either_spelling_is_refused(string given) => Assert.Null(Address.Read(given));

    [Theory]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("\"Lovelace, Ada\" <ada@example.org>")]
    [InlineData("\"Ada \\\"A\\\" L.\" <ada@example.org>")]
    [InlineData("Jürgen Müller-Lüdenscheidt <jm@bücher.example>")]
    public void What_is_written_down_is_read_again(string given)
    {
        var read = Address.Read(given)!;

        Assert.Equal(read, Address.Read(read.ToString()));
    }

    [Fact]
    public void Both_spellings_of_one_address_are_one_recipient()
    {
        Address[] to = [Address.Read("anna@bücher.example")!, Address.Read("Anna <Anna@xn--bcher-kva.example>")!];

        var mail = Assert.Single(SampleMail.All(samples.Site, ["spring-sale-banner"], SampleMail.Settings with { To = to }));

        Assert.Equal("anna@xn--bcher-kva.example", mail.Row.Recipient);
        Assert.Contains("\r\nTo: anna@xn--bcher-kva.example\r\n", mail.Raw, StringComparison.Ordinal);
        Assert.DoesNotContain(mail.Row.Bytes, b => b > 126);
    }

    [Fact]
    public void A_local_part_that_is_not_ascii_stands_in_the_message_as_it_is()
    {
        var mail = Assert.Single(SampleMail.All(
            samples.Site, ["spring-sale-banner"], SampleMail.Settings with { To = [Address.Read("Jürgen <jürgen@bücher.example>")!] }));

        Assert.Contains("\r\nTo: Jürgen <jürgen@bücher.example>\r\n", mail.Raw, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_senders_local_part_is_ascii()
    {
        Assert.NotNull(Address.ReadSender("Reports <reports@bücher.example>"));
        Assert.Null(Address.ReadSender("berichte-für-alle@example.org"));
    }
}
