using System.Security.Cryptography;
using System.Text;
using CampaignBatch.Reports.Pages;
using MimeKit;
using MimeKit.Utils;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Makes the final bytes of a message: what is stored, and all that is ever sent. The same letter to the same recipient in the same run is the same bytes.</summary>
/// <param name="settings">From whom, and where to answer.</param>
/// <param name="recipient">The only one.</param>
/// <param name="key">Names the message and no other: digest of installation, run, recipient and kind, lower-case hex.</param>
/// <param name="date">Its Date, in whole seconds.</param>
internal sealed class Envelope(MailSettings settings, Address recipient, string key, DateTimeOffset date)
{
    private static readonly FormatOptions Wire = Format(isUtf8: false);

    // RFC 6532: headers as they are. Only for a recipient who cannot be written otherwise.
    private static readonly FormatOptions Utf8Wire = Format(isUtf8: true);

    /// <summary>Where one post ends the mails to this recipient (RFC 8058), an https address; null: nowhere.</summary>
    public string? OneClick { get; init; }

    /// <summary>Without the angles; says no name of a machine.</summary>
    public string MessageId => $"{key}@{settings.From.Domain}";

    /// <param name="letter">What it says.</param>
    /// <param name="reports">Single-file reports to go with it, by file name.</param>
    public byte[] Seal(Letter letter, IReadOnlyList<KeyValuePair<string, byte[]>> reports)
    {
        using var message = new MimeMessage();
        Address(message, letter.Subject);
        message.Body = Body(letter, reports);
        using var bytes = new MemoryStream();
        message.WriteTo(recipient.NeedsUtf8 ? Utf8Wire : Wire, bytes);
        return bytes.ToArray();
    }

    private void Address(MimeMessage message, string subject)
    {
        message.Headers.Clear();
        message.From.Add(settings.From.ToMime());
        message.To.Add(recipient.ToMime());
        if (settings.ReplyTo is { } reply)
        {
            message.ReplyTo.Add(reply.ToMime());
        }

        message.Subject = subject;
        message.Date = date;
        message.MessageId = MessageId;
        // Neither holiday notes nor mailing lists answer what a program sent (RFC 3834, and the same for Exchange).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Precedence", "bulk");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        AddUnsubscribe(message);
    }

    // RFC 8058: one https address that takes the post, and any others of another kind. Without such an address nothing is promised.
    private void AddUnsubscribe(MimeMessage message)
    {
        var isOther = OneClick is null || settings.Unsubscribe?.StartsWith(MailSettings.MailTo, StringComparison.OrdinalIgnoreCase) == true;
        var ways = new[] { OneClick, isOther ? settings.Unsubscribe : null }.OfType<string>().ToList();
        if (ways.Count > 0)
        {
            message.Headers.Add("List-Unsubscribe", string.Join(", ", ways.Select(way => $"<{way}>")));
        }

        if (OneClick is not null)
        {
            message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
    }

    private MimeEntity Body(Letter letter, IReadOnlyList<KeyValuePair<string, byte[]>> reports)
    {
        var told = Multipart("alternative");
        told.Add(Text("plain", letter.Text));
        told.Add(letter.Images.Count == 0 ? Text("html", letter.Html) : WithImages(letter));
        if (reports.Count == 0)
        {
            return told;
        }

        var all = Multipart("mixed");
        all.Add(told);
        foreach (var (name, bytes) in reports)
        {
            all.Add(new MimePart("text", "html")
            {
                Content = new MimeContent(new MemoryStream(bytes)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = name },
                ContentTransferEncoding = ContentEncoding.Base64,
                ContentType = { Charset = "utf-8", Name = name },
            });
        }

        return all;
    }

    private Multipart WithImages(Letter letter)
    {
        // Of data nothing but text is in the page, and its quotes are encoded: no text of data is such an address.
        var html = letter.Images.Aggregate(letter.Html, (page, image) => page.Replace($"\"cid:{image.Name}\"", $"\"cid:{ContentId(image)}\"", StringComparison.Ordinal));
        var related = Multipart("related");
        related.ContentType.Parameters.Add("type", "text/html");
        related.Add(Text("html", html));
        foreach (var image in letter.Images)
        {
            related.Add(new MimePart("image", "png")
            {
                Content = new MimeContent(new MemoryStream(image.Png)),
                ContentId = ContentId(image),
                ContentDisposition = new ContentDisposition(ContentDisposition.Inline) { FileName = image.Name + ".png" },
                ContentTransferEncoding = ContentEncoding.Base64,
            });
        }

        return related;
    }

    private string ContentId(LetterImage image) => $"{image.Name}.{key[..16]}@{settings.From.Domain}";

    // In no part of it can the line occur: quoted-printable writes "=" as "=3D", base64 has no "_".
    private Multipart Multipart(string kind) => new(kind) { Boundary = $"=_{kind[..3]}_{key}" };

    private static TextPart Text(string kind, string text)
    {
        var part = new TextPart(kind) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static FormatOptions Format(bool isUtf8)
    {
        var format = FormatOptions.Default.Clone();
        (format.NewLineFormat, format.EnsureNewLine, format.International) = (NewLineFormat.Dos, true, isUtf8);
        return format;
    }

    /// <summary>Such a key.</summary>
    public static string Key(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))))[..32];
}
