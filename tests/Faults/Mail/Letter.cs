using System.Globalization;
using System.Text;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Faults.Mail;

/// <summary>A message as a run puts it into the outbox.</summary>
internal static class Letter
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(5);

    /// <summary>Its row; one letter goes to a recipient.</summary>
    /// <param name="recipient">Mailbox.</param>
    /// <param name="run">Id of the run.</param>
    /// <param name="now">When it is put there.</param>
    /// <param name="lines">How long it is.</param>
    /// <param name="isLight">Whether there is a smaller form of it.</param>
    public static OutboxRow To(string recipient, string run, DateTimeOffset now, int lines, bool isLight) => new()
    {
        Id = Id(recipient),
        RunId = run,
        Kind = "report",
        Sender = "reports@example.com",
        Recipient = recipient,
        RecipientHash = Envelope.Key(recipient),
        Subject = "Spring sale",
        MessageId = Id(recipient) + "@example.com",
        DatedAt = now,
        Bytes = Bytes(recipient, lines),
        Light = isLight ? Bytes(recipient, 1) : null,
        NextAt = now,
        EnqueuedAt = now,
        ExpiresAt = now + Lasts,
    };

    /// <summary>Id of the row for a recipient.</summary>
    public static string Id(string recipient) => Envelope.Key("trial", recipient);

    /// <summary>Puts letters into the outbox, as a run does at its end.</summary>
    /// <param name="ledger">Where the outbox is.</param>
    /// <param name="now">When.</param>
    /// <param name="letters">Makes of the run's id its letters.</param>
    public static void Send(RunLedger ledger, DateTimeOffset now, Func<string, IReadOnlyList<OutboxRow>> letters)
    {
        var asked = new Run
        {
            Id = "letters", Key = "letters", Subject = "letters", Cause = "send", AskedBy = "trial", AskedAt = now,
        };
        var run = ledger.Runs.Ask(asked).Run;
        var lease = ledger.Leases.Take("trial", "trial", TimeSpan.FromMinutes(1))!;
        var begun = ledger.Runs.Begin(run.Id, lease, now)!;
        ledger.End(lease, begun with { EndedAt = now }, [], letters(run.Id));
        ledger.Leases.Release(lease);
    }

    private static byte[] Bytes(string recipient, int lines)
    {
        var text = new StringBuilder("From: Reports <reports@example.com>\r\n");
        text.Append(CultureInfo.InvariantCulture, $"To: {recipient}\r\nSubject: Spring sale\r\n");
        text.Append(CultureInfo.InvariantCulture, $"Message-Id: <{Id(recipient)}@example.com>\r\n");
        text.Append("Date: Mon, 02 Mar 2026 12:00:00 +0000\r\nMIME-Version: 1.0\r\n");
        text.Append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
        for (var line = 0; line < lines; line++)
        {
            // SMTP doubles a dot at the beginning of a line on the way.
            var dot = line % 7 == 0 ? "." : "";
            text.Append(CultureInfo.InvariantCulture, $"{dot}{line} Grüße, grüße und noch einmal Grüße\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(".\r\n..\r\n").ToString());
    }
}
