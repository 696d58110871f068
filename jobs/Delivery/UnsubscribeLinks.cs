using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// Addresses at which a recipient ends the mails of a schedule by one click (RFC 8058). Each names both in a token that
/// is sealed, so that it says nothing without the key, and nobody can make one. The same recipient and schedule give the
/// same token.
/// </summary>
/// <param name="baseUrl">Where the service is reached, without "/" at its end.</param>
/// <param name="key">The key of the ledger.</param>
internal sealed class UnsubscribeLinks(string baseUrl, byte[] key)
{
    /// <summary>Where they lie below the service's address.</summary>
    public const string Path = "/unsubscribe";

    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const char Between = '\0';

    private readonly byte[] sealing = Derived(key, "seal");
    private readonly byte[] naming = Derived(key, "nonce");

    /// <summary>
    /// Null where nobody would answer: without an https BaseUrl, or where <c>serve</c> was never started there with this
    /// ledger.
    /// </summary>
    public static UnsubscribeLinks? Of(RunLedger ledger, MailSettings settings) =>
        Mark(settings) is { } mark && ledger.Marks.Of(mark) is not null
            ? new UnsubscribeLinks(settings.BaseUrl!, ledger.Unsubscriptions.Key())
            : null;

    /// <summary>The service says that it answers at these addresses.</summary>
    public static void Announce(RunLedger ledger, MailSettings settings, DateTimeOffset now)
    {
        if (Mark(settings) is { } mark)
        {
            ledger.Marks.Set(mark, now);
        }
    }

    /// <param name="schedule">Its name; <see cref="Unsubscription.ByHand"/> for mails that are sent by hand.</param>
    /// <param name="mailbox">The recipient's.</param>
    /// <returns>Letters, digits, "-" and "_".</returns>
    public string Token(string schedule, string mailbox)
    {
        var plain = Encoding.UTF8.GetBytes(schedule + Between + mailbox);
        // The nonce is a digest of what is sealed: never the same for two things, always the same for one.
        var nonce = HMACSHA256.HashData(naming, plain).AsSpan(0, NonceBytes);
        var whole = new byte[NonceBytes + plain.Length + TagBytes];
        nonce.CopyTo(whole);
        using var cipher = new AesGcm(sealing, TagBytes);
        cipher.Encrypt(nonce, plain, whole.AsSpan(NonceBytes, plain.Length), whole.AsSpan(NonceBytes + plain.Length));
        return Base64Url.EncodeToString(whole);
    }

    /// <summary>The whole address of a token.</summary>
    public string Url(string token) => $"{baseUrl}{Path}/{token}";

    /// <summary>What a token names; null where it is none of ours.</summary>
    public (string Schedule, Address Recipient)? Read(string token)
    {
        if (Opened(token) is not { } plain)
        {
            return null;
        }

        var parts = plain.Split(Between);
        if (parts is [var schedule, var mailbox] && Address.Read(mailbox) is { } recipient)
        {
            return (schedule, recipient);
        }

        return null;
    }

    private string? Opened(string token)
    {
        try
        {
            var whole = Base64Url.DecodeFromChars(token).AsSpan();
            if (whole.Length < NonceBytes + TagBytes)
            {
                return null;
            }

            var plain = new byte[whole.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(sealing, TagBytes);
            cipher.Decrypt(whole[..NonceBytes], whole[NonceBytes..^TagBytes], whole[^TagBytes..], plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static string? Mark(MailSettings settings) =>
        settings.BaseUrl?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true
            ? $"serves {settings.BaseUrl}"
            : null;

    private static byte[] Derived(byte[] key, string use) =>
        HKDF.Expand(HashAlgorithmName.SHA256, key, KeyBytes, Encoding.UTF8.GetBytes(use));
}
