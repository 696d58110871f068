using System.Net;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Reports;

namespace CampaignBatch.Jobs.Configuration;

/// <summary>The settings of mail (<c>Mail</c>), judged whole before anything starts: what is wrong is refused by name. No error repeats a password.</summary>
internal sealed class MailSheet
{
    private static readonly string[] OfRelay = ["Host", "Port", "Security", "User", "Password", "PasswordFile", "CertificateSha256", "TimeoutSeconds"];
    private static readonly string[] Others =
        ["From", "ReplyTo", "To", "PickupFolder", "Unsubscribe", "AttachReport", "StaleAfterHours", "WhenUnsure", "GiveUpAfterDays", "Operators"];

    private readonly SettingsSheet sheet;
    private readonly SettingsGroup mail;

    private MailSheet(SettingsSheet sheet) => (this.sheet, mail) = (sheet, new SettingsGroup(sheet.Layers, "Mail", [.. OfRelay, .. Others]));

    /// <param name="sheet">All settings.</param>
    /// <param name="site">The folder of the site.</param>
    /// <exception cref="SettingsError">One of them is wrong.</exception>
    public static MailSettings Read(SettingsSheet sheet, string site)
    {
        var read = new MailSheet(sheet);
        read.mail.DemandKnown();
        return read.All(site);
    }

    private MailSettings All(string site)
    {
        var settings = new MailSettings { PickupFolder = mail.Text("PickupFolder", SettingsSheet.Filled, "a folder") ?? Path.TrimEndingDirectorySeparator(Path.GetFullPath(site)) + ".mail" };
        var from = One("From");
        return settings with
        {
            Relay = Relay(from),
            From = from ?? settings.From,
            ReplyTo = One("ReplyTo"),
            To = [.. mail.Texts("To").Select(text => Address.Read(text) ?? throw mail.Wrong("To", text, Address.Wanted))],
            Operators = [.. mail.Texts("Operators").Select(text => Address.Read(text) ?? throw mail.Wrong("Operators", text, Address.Wanted))],
            BaseUrl = sheet.Value("BaseUrl", text => Url(text, "http", "https")?.AbsoluteUri, "the address of the site as readers reach it, such as https://reports.example.org/")?.TrimEnd('/'),
            Unsubscribe = mail.Text("Unsubscribe", OfUnsubscribe, "an https address where readers can end the mails, or a mailto: one"),
            AttachReport = mail.Value<bool>("AttachReport", text => bool.TryParse(text, out var value) ? value : null, "true or false") ?? settings.AttachReport,
            StaleAfter = mail.Whole("StaleAfterHours", 1, 8760) is { } hours ? TimeSpan.FromHours(hours) : settings.StaleAfter,
            WhenUnsure = mail.Value<WhenUnsure>("WhenUnsure", Word<WhenUnsure>, "Resend or Hold") ?? settings.WhenUnsure,
            GiveUpAfter = mail.Whole("GiveUpAfterDays", 1, 30) is { } days ? TimeSpan.FromDays(days) : settings.GiveUpAfter,
        };
    }

    private static string? OfUnsubscribe(string text)
    {
        if (!text.StartsWith(MailSettings.MailTo, StringComparison.OrdinalIgnoreCase))
        {
            return Url(text, "https")?.AbsoluteUri;
        }

        // It stands in a header: an address in ASCII, and nothing that could end it.
        var isAddress = Address.Read(Uri.UnescapeDataString(text[MailSettings.MailTo.Length..].Split('?')[0])) is { Name: "" };
        return isAddress && text.All(c => c is > ' ' and < (char)127 and not ('<' or '>')) ? text : null;
    }

    private Address? One(string name)
    {
        Address? read = null;
        mail.Text(name, text => (read = Address.ReadSender(text)) is null ? null : text, Address.WantedOfSender);
        return read;
    }

    private RelaySettings? Relay(Address? from)
    {
        if (!mail.Has("Host"))
        {
            return OfRelay.FirstOrDefault(mail.Has) is { } lonely
                ? throw new SettingsError($"{mail.Origin(lonely)} is set, and no Mail:Host: name the relay, or leave it out to have mail written into a folder.")
                : null;
        }

        var relay = new RelaySettings { Host = mail.Text("Host", text => Uri.CheckHostName(text) == UriHostNameType.Unknown ? null : text, "the name of a relay, such as smtp.example.org, without a port")! };
        var security = mail.Value<RelaySecurity>("Security", Word<RelaySecurity>, $"StartTls or SslOnConnect, or {nameof(RelaySecurity.PlaintextOnLoopback)} for a relay on this machine: mail never goes unencrypted over a network") ?? relay.Security;
        if (security == RelaySecurity.PlaintextOnLoopback && !IsLoopback(relay.Host))
        {
            throw mail.Wrong("Security", nameof(RelaySecurity.PlaintextOnLoopback), $"StartTls or SslOnConnect, because {relay.Host} is not this machine (localhost, 127.0.0.1, ::1)");
        }

        return relay with
        {
            Port = mail.Whole("Port", 1, 65535) ?? (security == RelaySecurity.SslOnConnect ? 465 : relay.Port),
            Security = security,
            User = User(),
            Password = Password(),
            CertificateSha256 = mail.Text("CertificateSha256", Digest, "the SHA-256 of the relay's certificate, 64 hexadecimal digits"),
            Patience = mail.Whole("TimeoutSeconds", 10, 3600) is { } seconds ? TimeSpan.FromSeconds(seconds) : relay.Patience,
        } is var whole && from is null
            ? throw new SettingsError("Mail:Host is set, and no Mail:From: say from whom reports come, such as Reports <reports@example.com>.")
            : whole;
    }

    private string? User()
    {
        var hasPassword = mail.Has("Password") || mail.Has("PasswordFile");
        return (mail.Text("User", SettingsSheet.Filled, "a name"), hasPassword) switch
        {
            ({ } user, true) => user,
            (null, false) => null,
            (null, true) => throw new SettingsError("Mail has a password and no Mail:User: name the user, or leave the password out."),
            _ => throw new SettingsError("Mail:User is set and no password: put it into the environment variable CAMPAIGNBATCH__MAIL__PASSWORD, or into a file that Mail:PasswordFile names."),
        };
    }

    private Secret? Password() => (mail.Place("Password"), mail.Text("PasswordFile", SettingsSheet.Filled, "a file")) switch
    {
        (null, null) => null,
        (null, { } file) => OfFile(file),
        ({ IsEnvironment: false } place, _) => throw new SettingsError(
            $"{place.Origin("Mail:Password")} stands where others may read it. Put it into the environment variable CAMPAIGNBATCH__MAIL__PASSWORD, or into a file that Mail:PasswordFile names."),
        (_, not null) => throw new SettingsError("Mail:Password and Mail:PasswordFile are both set: leave one out."),
        ({ } place, null) => place.Text("Mail:Password") is { Length: > 0 } text ? new Secret(text) : throw new SettingsError($"{place.Origin("Mail:Password")} is empty; it must be a password."),
    };

    private Secret OfFile(string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } text ? new Secret(text) : throw mail.Wrong("PasswordFile", file, "a file with a password: this one is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw mail.Wrong("PasswordFile", file, $"a file that can be read ({error.GetType().Name})");
        }
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string? Digest(string text) => text.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() is { Length: 64 } digest && digest.All(char.IsAsciiHexDigit) ? digest : null;

    // Enum.TryParse takes numbers for names.
    private static T? Word<T>(string text)
        where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;

    private static Uri? Url(string text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && schemes.Contains(url.Scheme) && url.UserInfo.Length == 0 && url.Host.Length > 0 ? url : null;
}
