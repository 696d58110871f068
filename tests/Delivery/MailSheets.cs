using System.Collections;
using CampaignBatch.Jobs.Configuration;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Reports;
using Xunit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>The settings of mail: each wrong one is refused by name before anything starts, and no error repeats a password.</summary>
public sealed class MailSheets : IDisposable
{
    private const string Canary = "hunter2-canary";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("campaign-batch-mail-settings-");

    public void Dispose() => folder.Delete(true);

    [Fact]
    public void Without_any_mail_goes_into_a_folder_beside_the_site()
    {
        var settings = Read("{}");

        Assert.Null(settings.Relay);
        Assert.Equal(Path.GetFullPath("out/site") + ".mail", settings.PickupFolder);
        Assert.Empty(settings.To);
        Assert.Equal((WhenUnsure.Resend, TimeSpan.FromDays(5), TimeSpan.FromHours(36), false), (settings.WhenUnsure, settings.GiveUpAfter, settings.StaleAfter, settings.AttachReport));
    }

    [Fact]
    public void Everything_can_be_said_in_the_file_but_the_password()
    {
        var settings = Read(
            """
            { "BaseUrl": "https://reports.example.org/site/", "Mail": { "Host": "smtp.example.org", "User": "reports", "From": "Reports <reports@example.org>", "ReplyTo": "desk@example.org",
              "To": ["ada@example.org", "Bob Bo <bob@example.org>"], "Unsubscribe": "https://example.org/u", "AttachReport": true, "StaleAfterHours": 2, "WhenUnsure": "hold",
              "GiveUpAfterDays": 3, "TimeoutSeconds": 60, "PickupFolder": "p", "CertificateSha256": "AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99" } }
            """,
            ("CAMPAIGNBATCH__MAIL__PASSWORD", Canary));

        var relay = settings.Relay!;
        Assert.Equal(("smtp.example.org", 587, RelaySecurity.StartTls, "reports", Canary), (relay.Host, relay.Port, relay.Security, relay.User, relay.Password!.Reveal()));
        Assert.Equal((TimeSpan.FromMinutes(1), "aabbccddeeff00112233445566778899aabbccddeeff00112233445566778899"), (relay.Patience, relay.CertificateSha256));
        Assert.Equal([new("", "ada@example.org"), new Address("Bob Bo", "bob@example.org")], settings.To);
        Assert.Equal(("https://reports.example.org/site", "https://example.org/u", "desk@example.org"), (settings.BaseUrl, settings.Unsubscribe, settings.ReplyTo!.Mailbox));
        Assert.Equal((WhenUnsure.Hold, TimeSpan.FromDays(3), TimeSpan.FromHours(2), true, "p"), (settings.WhenUnsure, settings.GiveUpAfter, settings.StaleAfter, settings.AttachReport, settings.PickupFolder));
        Assert.DoesNotContain(Canary, settings.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada@bücher.example")]
    [InlineData("ada@xn--bcher-kva.example")]
    public void Both_spellings_of_an_internationalized_domain_are_taken(string address)
    {
        var settings = Read($$"""{ "Mail": { "From": "{{address}}", "ReplyTo": "{{address}}", "To": ["{{address}}"] } }""");

        Assert.All([settings.From, settings.ReplyTo, settings.To[0]], one => Assert.Equal("ada@xn--bcher-kva.example", one?.Mailbox));
    }

    [Fact]
    public void Readers_may_end_the_mails_by_a_mail() => Assert.Equal(
        "mailto:stop@example.org?subject=stop", Read("""{ "Mail": { "Unsubscribe": "mailto:stop@example.org?subject=stop" } }""").Unsubscribe);

    [Fact]
    public void A_password_may_stand_in_a_file_of_its_own()
    {
        var file = Path.Combine(folder.FullName, "password");
        File.WriteAllText(file, Canary + "\n");

        Assert.Equal(Canary, Read($$"""{ "Mail": { "Host": "h", "From": "a@b.org", "User": "u", "PasswordFile": "{{file.Replace('\\', '/')}}" } }""").Relay!.Password!.Reveal());
    }

    [Fact]
    public void Encryption_from_the_first_byte_has_a_port_of_its_own()
        => Assert.Equal(465, Read("""{ "Mail": { "Host": "smtp.example.org", "From": "a@b.org", "Security": "SslOnConnect" } }""").Relay!.Port);

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Plaintext_is_for_this_machine(string host) =>
        Assert.Equal(RelaySecurity.PlaintextOnLoopback, Read($$"""{ "Mail": { "Host": "{{host}}", "From": "a@b.org", "Security": "PlaintextOnLoopback" } }""").Relay!.Security);

    [Theory]
    [InlineData("""{ "Mail": "yes" }""", "Mail")]
    [InlineData("""{ "Mail": { "Hst": "h" } }""", "Mail:Hst")]
    [InlineData("""{ "Mail": { "Host": "a b" } }""", "Mail:Host")]
    [InlineData("""{ "Mail": { "Host": "smtp.example.org:25", "From": "a@b.org" } }""", "Mail:Host")]
    [InlineData("""{ "Mail": { "Host": "h" } }""", "Mail:From")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "Port": 0 } }""", "Mail:Port")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "Port": "x" } }""", "Mail:Port")]
    [InlineData("""{ "Mail": { "Port": 25 } }""", "Mail:Port")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "Security": "None" } }""", "Mail:Security")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "Security": "StartTlsWhenAvailable" } }""", "Mail:Security")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "Security": "2" } }""", "Mail:Security")]
    [InlineData("""{ "Mail": { "Host": "smtp.example.org", "From": "a@b.org", "Security": "PlaintextOnLoopback" } }""", "Mail:Security")]
    [InlineData("""{ "Mail": { "Host": "10.0.0.1", "From": "a@b.org", "Security": "PlaintextOnLoopback" } }""", "Mail:Security")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "User": "u" } }""", "Mail:User")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "PasswordFile": "nowhere/at/all" } }""", "Mail:User")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "User": "u", "PasswordFile": "nowhere/at/all" } }""", "Mail:PasswordFile")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "User": "u", "Password": "hunter2-canary" } }""", "Mail:Password")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "CertificateSha256": "abc" } }""", "Mail:CertificateSha256")]
    [InlineData("""{ "Mail": { "Host": "h", "From": "a@b.org", "TimeoutSeconds": 1 } }""", "Mail:TimeoutSeconds")]
    [InlineData("""{ "Mail": { "From": "nobody" } }""", "Mail:From")]
    [InlineData("""{ "Mail": { "From": "a@b.org\r\nBcc: eve@example.org" } }""", "Mail:From")]
    [InlineData("""{ "Mail": { "ReplyTo": "a@@b" } }""", "Mail:ReplyTo")]
    [InlineData("""{ "Mail": { "From": "grüße@example.org" } }""", "Mail:From")]
    [InlineData("""{ "Mail": { "To": ["ada@bü_cher.example"] } }""", "Mail:To")]
    [InlineData("""{ "Mail": { "To": ["ada@example.org", "\"x\\r\\nRCPT TO:<eve@example.org>\"@example.org"] } }""", "Mail:To")]
    [InlineData("""{ "Mail": { "To": "ada@example.org, bob@example.org" } }""", "Mail:To")]
    [InlineData("""{ "Mail": { "Unsubscribe": "http://example.org" } }""", "Mail:Unsubscribe")]
    [InlineData("""{ "Mail": { "Unsubscribe": "mailto:nobody" } }""", "Mail:Unsubscribe")]
    [InlineData("""{ "Mail": { "Unsubscribe": "mailto:stop@example.org>, <https://evil.example" } }""", "Mail:Unsubscribe")]
    [InlineData("""{ "Mail": { "Unsubscribe": "mailto:stop@example.org\r\nBcc: eve@example.org" } }""", "Mail:Unsubscribe")]
    [InlineData("""{ "Mail": { "AttachReport": "perhaps" } }""", "Mail:AttachReport")]
    [InlineData("""{ "Mail": { "StaleAfterHours": 0 } }""", "Mail:StaleAfterHours")]
    [InlineData("""{ "Mail": { "WhenUnsure": "guess" } }""", "Mail:WhenUnsure")]
    [InlineData("""{ "Mail": { "GiveUpAfterDays": 31 } }""", "Mail:GiveUpAfterDays")]
    [InlineData("""{ "Mail": { "PickupFolder": " " } }""", "Mail:PickupFolder")]
    [InlineData("""{ "BaseUrl": "javascript:alert(1)" }""", "BaseUrl")]
    public void A_wrong_one_is_refused_by_name(string json, string name)
    {
        var error = Assert.Throws<SettingsError>(() => Read(json));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_passwords_are_one_too_many_and_none_is_repeated()
    {
        var error = Assert.Throws<SettingsError>(() => Read("""{ "Mail": { "Host": "h", "From": "a@b.org", "User": "u", "PasswordFile": "f" } }""", ("CAMPAIGNBATCH__MAIL__PASSWORD", Canary)));

        Assert.Contains("Mail:Password and Mail:PasswordFile", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_is_named_as_it_was_given() => Assert.Contains(
        "CAMPAIGNBATCH__MAIL__PORT",
        Assert.Throws<SettingsError>(() => Read("""{ "Mail": { "Host": "h", "From": "a@b.org" } }""", ("CAMPAIGNBATCH__MAIL__PORT", "-1"))).Message,
        StringComparison.Ordinal);

    private MailSettings Read(string json, params (string Name, string Value)[] environment)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, "settings.json"));
        File.WriteAllText(file.FullName, $$"""{ "CampaignBatch": {{json}} }""");
        var variables = new Hashtable(environment.ToDictionary(v => v.Name, v => v.Value));
        return MailSheet.Read(SettingsSheet.Open(file, variables, SettingsLayer.OfOptions([])), Path.Combine("out", "site"));
    }
}
