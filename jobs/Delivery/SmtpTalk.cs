using System.Security.Cryptography;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// A conversation with a relay that knows how far it has come: whether the message was handed over whole, so that a lost answer
/// may have been a yes. MailKit alone cannot tell a connection lost within a message from one lost after it.
/// </summary>
internal sealed class SmtpTalk : SmtpClient, ITransferProgress
{
    private Action atTheDoor = () => { };

    /// <param name="certificateSha256">The only certificate to accept; null for any that this machine trusts.</param>
    public SmtpTalk(string? certificateSha256)
    {
        // Deadlines are the caller's, by its own clock: one for each answer would not end a relay that drips.
        Timeout = int.MaxValue;
        // A list of revoked certificates is out of reach in many closed networks.
        CheckCertificateRevocation = false;
        // Nothing of this machine's name leaves the house.
        LocalDomain = "localhost";
        if (certificateSha256 is not null)
        {
            ServerCertificateValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString(HashAlgorithmName.SHA256).Equals(certificateSha256, StringComparison.OrdinalIgnoreCase) == true;
        }
    }

    /// <summary>Whether addresses go as they are (RFC 6531), and not in ASCII.</summary>
    public bool IsUtf8 { get; private set; }

    /// <summary>
    /// Says from now on that addresses go as they are, or that they go in ASCII. Otherwise MailKit would ask every relay that knows
    /// SMTPUTF8 for it where a domain is internationalized, and the next server on the way may not know it.
    /// </summary>
    /// <returns>False where the relay does not know SMTPUTF8.</returns>
    public bool Spell(bool isUtf8)
    {
        if (isUtf8 && !Capabilities.HasFlag(SmtpCapabilities.UTF8))
        {
            return false;
        }

        Capabilities = isUtf8 ? Capabilities : Capabilities & ~SmtpCapabilities.UTF8;
        IsUtf8 = isUtf8;
        return true;
    }

    /// <summary>Whether sender and recipient were accepted.</summary>
    public bool IsAtTheDoor { get; private set; }

    /// <summary>Whether every byte of the message was handed over, so that its end may have reached the relay.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>Before another message.</summary>
    /// <param name="onDoor">Called once sender and recipient are accepted, before the message.</param>
    public void Begin(Action onDoor) => (atTheDoor, IsAtTheDoor, IsHandedOver) = (onDoor, false, false);

    public void Report(long bytesTransferred, long totalSize) => IsHandedOver |= bytesTransferred >= totalSize;

    public void Report(long bytesTransferred)
    {
    }

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        IsAtTheDoor = true;
        atTheDoor();
    }

    // The stored bytes go as they are: they were made for every relay.
    protected override void Prepare(FormatOptions options, MimeMessage message, EncodingConstraint constraint, int maxLineLength)
    {
    }
}
