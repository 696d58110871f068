using System.Text;
using CampaignBatch.Jobs.Delivery;

namespace CampaignBatch.Tests.Delivery;

/// <summary>Messages as they go over the wire.</summary>
internal static class SomeParcels
{
    public static Parcel To(string recipient, int bytes = 300) => new("0123456789abcdef@example.com", "reports@example.com", recipient, Message(recipient, bytes));

    /// <summary>A message of at least that size; some of its lines begin with a dot, which SMTP doubles on the way.</summary>
    public static byte[] Message(string recipient, int bytes = 300)
    {
        var text = new StringBuilder(
            $"From: Reports <reports@example.com>\r\nTo: {recipient}\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nDate: Mon, 02 Mar 2026 12:00:00 +0000\r\n"
            + "Message-Id: <0123456789abcdef@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n.begins with a dot\r\n..\r\n");
        while (text.Length < bytes)
        {
            text.Append("0123456789 0123456789 0123456789 0123456789 0123456789 0123456789\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
