using CampaignBatch.Faults.Clocks;
using CampaignBatch.Jobs.Delivery;
using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Pages;
using MimeKit;

namespace CampaignBatch.Tests.Delivery;

/// <summary>Mail of a published site, and what is in it as a mail program finds it.</summary>
internal sealed class SampleMail
{
    private readonly MimeMessage message;

    private SampleMail(OutboxRow row)
    {
        Row = row;
        message = MimeMessage.Load(new MemoryStream(row.Bytes));
    }

    /// <summary>A day after the sample world's last event.</summary>
    public static TimerClock Clock { get; } = Noon(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));

    public static MailSettings Settings { get; } = new()
    {
        PickupFolder = "unused",
        From = new Address("Grüße aus dem Haus", "reports@example.com"),
        ReplyTo = new Address("", "desk@example.com"),
        To = [new Address("Ada", "ada@example.org")],
        BaseUrl = "https://reports.example.com/site",
        Unsubscribe = "https://example.com/unsubscribe",
    };

    public OutboxRow Row { get; }

    public string Raw => System.Text.Encoding.UTF8.GetString(Row.Bytes);

    public HeaderList Headers => message.Headers;

    public MimeEntity Body => message.Body!;

    public string Html => message.HtmlBody!;

    public string Text => message.TextBody!.ReplaceLineEndings("\n");

    public string Subject => message.Subject!;

    public IReadOnlyList<MimePart> Images => [.. message.BodyParts.OfType<MimePart>().Where(p => p.ContentType.IsMimeType("image", "*"))];

    public IReadOnlyList<MimePart> Attachments => [.. message.Attachments.OfType<MimePart>()];

    public static SampleMail Of(string site, string campaign, MailSettings? settings = null) => All(site, [campaign], settings).Single();

    public static SampleMail Digest(string site, MailSettings? settings = null) => All(site, [], settings).Single();

    public static IReadOnlyList<SampleMail> All(string site, IReadOnlyList<string> campaigns, MailSettings? settings = null, TimeProvider? clock = null, string run = "run", UnsubscribeLinks? links = null) =>
        [.. new ReportMail(settings ?? Settings, new LineSettings { Data = "unused", Out = site }, clock ?? Clock, () => links).Compose(new MailOrder { RunId = run, Campaigns = campaigns }).Select(row => new SampleMail(row))];

    public static PublishedReport Published(string site, string slug) => PublishedReport.Read(slug, file => File.ReadAllBytes(Path.Combine(site, file)), null);

    public static TimerClock Noon(DateTimeOffset at)
    {
        var clock = new TimerClock();
        clock.Pass(at - clock.GetUtcNow());
        return clock;
    }

    public static byte[] Bytes(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}
