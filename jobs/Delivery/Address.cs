using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MimeKit;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Somebody's mailbox, and how they are called. Read strictly: what could end a header or an SMTP command is no address.</summary>
/// <param name="Name">Empty where only the mailbox was given.</param>
/// <param name="Mailbox">local-part@domain, ASCII.</param>
internal sealed partial record Address(string Name, string Mailbox)
{
    /// <summary>What an address has to look like, for who gave a wrong one.</summary>
    public const string Wanted = "an address such as ada@example.com or Ada <ada@example.com>";

    /// <summary>Null where this is no address.</summary>
    public static Address? Read(string text) =>
        MailboxAddress.TryParse(Strict, text, out var read) && IsWhole(text, read) && Sound().IsMatch(read.Address)
            ? new Address(read.Name ?? "", read.Address)
            : null;

    public string Domain => Mailbox[(Mailbox.LastIndexOf('@') + 1)..];

    public MailboxAddress ToMime() => new(System.Text.Encoding.UTF8, Name, Mailbox);

    public override string ToString() => Name.Length == 0 ? Mailbox : $"{Name} <{Mailbox}>";

    private static ParserOptions Strict { get; } = new() { AddressParserComplianceMode = RfcComplianceMode.Strict, AllowAddressesWithoutDomain = false };

    // A name may hold any letter, but no control character: it goes into a header.
    private static bool IsWhole(string text, [NotNullWhen(true)] MailboxAddress? read) => read is not null && read.Route.Count == 0 && !text.Any(char.IsControl);

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?=.{1,253}\z)[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Sound();
}
