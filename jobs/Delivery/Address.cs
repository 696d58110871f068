using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// Somebody's mailbox, and how they are called. Read strictly: what could end a header or an SMTP command is no
/// address. Both spellings of an internationalized domain are read, and are the same address.
/// </summary>
/// <param name="Name">Empty where only the mailbox was given.</param>
/// <param name="Mailbox">local-part@domain; the domain in ASCII, the local part with any letter.</param>
internal sealed partial record Address(string Name, string Mailbox)
{
    /// <summary>What an address has to look like, for who gave a wrong one.</summary>
    public const string Wanted = "an address such as ada@example.com or Ada <ada@example.com>";

    /// <summary>The same where everybody's mail server has to take it: of senders.</summary>
    public const string WantedOfSender = Wanted + ", with nothing but ASCII before the @";

    /// <summary>Octets of a local part, RFC 5321 and 6531.</summary>
    private const int LongestLocalPart = 64;

    /// <summary>Null where this is no address.</summary>
    public static Address? Read(string text)
    {
        var isWhole = MailboxAddress.TryParse(Strict, text, out var read) && IsWhole(text, read);
        if (!isWhole || !IsLocalPart(read!.LocalPart) || MailDomain.ToAscii(read.Domain) is not { } domain)
        {
            return null;
        }

        return new Address(read.Name ?? "", $"{read.LocalPart}@{domain}");
    }

    /// <summary>
    /// The same of a sender: null also where its local part is not ASCII, since every recipient's server would have to
    /// take that.
    /// </summary>
    public static Address? ReadSender(string text) => Read(text) is { NeedsUtf8: false } read ? read : null;

    /// <summary>Whether only relays that know SMTPUTF8 (RFC 6531) can be given it.</summary>
    public static bool IsUtf8(string mailbox) => !Ascii.IsValid(mailbox);

    public string Domain => Mailbox[(Mailbox.LastIndexOf('@') + 1)..];

    /// <inheritdoc cref="IsUtf8"/>
    public bool NeedsUtf8 => IsUtf8(Mailbox);

    /// <summary>The same for every spelling of this mailbox, and for no other one.</summary>
    public string Key => Mailbox.ToLowerInvariant();

    /// <summary>SHA-256 of <see cref="Key"/>, lower-case hex: may stand where the address may not.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)));

    public MailboxAddress ToMime() => new(Encoding.UTF8, Name, Mailbox);

    /// <summary>As it can be read again.</summary>
    public override string ToString()
    {
        if (Name.Length == 0)
        {
            return Mailbox;
        }

        return PlainName().IsMatch(Name) ? $"{Name} <{Mailbox}>" : $"{MimeKit.Utils.MimeUtils.Quote(Name)} <{Mailbox}>";
    }

    private static ParserOptions Strict { get; } = new()
    {
        AddressParserComplianceMode = RfcComplianceMode.Strict,
        AllowAddressesWithoutDomain = false,
    };

    // A name may hold any letter, but no control character: it goes into a header.
    private static bool IsWhole(string text, [NotNullWhen(true)] MailboxAddress? read) =>
        read is not null && read.Route.Count == 0 && !text.Any(char.IsControl);

    private static bool IsLocalPart(string text) =>
        LocalPart().IsMatch(text) && Encoding.UTF8.GetByteCount(text) <= LongestLocalPart;

    // Letters, marks and digits of any script beside what RFC 5321 lets stand without quotes.
    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~.\-\p{L}\p{M}\p{N}]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex LocalPart();

    [GeneratedRegex(@"\A[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~ -]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainName();
}
