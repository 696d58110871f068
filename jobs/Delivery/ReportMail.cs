using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports;
using CampaignBatch.Reports.Model;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// Makes messages of the published site, one a recipient: one campaign's report, or a digest of several. What they say is read from the
/// site's own files, so that it is what the pages say. The rows are for the transaction that records the publication.
/// </summary>
/// <param name="settings">How mail goes out.</param>
/// <param name="line">Where the site stands, and its look and language.</param>
/// <param name="clock">The time.</param>
/// <param name="links">Where recipients end the mails; null, or giving null, where nobody would answer there.</param>
internal sealed class ReportMail(MailSettings settings, LineSettings line, TimeProvider clock, Func<UnsubscribeLinks?>? links = null)
{
    /// <summary>Many mailboxes take no more, base64 included.</summary>
    public const int MessageBudget = 5_000_000;

    // Every relay takes as much as that.
    private const int SmallEnough = 1_000_000;

    private readonly LetterWriter letters = new(line.Language, line.Templates);

    /// <summary>Those whom an order names, or else the settings, once each.</summary>
    public IReadOnlyList<Address> Recipients(MailOrder order) =>
        [.. (order.To.Count > 0 ? order.To : settings.To).DistinctBy(one => one.Key, StringComparer.Ordinal)];

    /// <summary>Composes what operators are told of a run that failed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="why">Why it failed.</param>
    public IReadOnlyList<OutboxRow> Failure(Run run, string why) => new FailureMail(settings, letters, Installation).Compose(run, why, clock.GetUtcNow());

    /// <summary>Composes the messages; none where no campaign is meant, or nobody to send to.</summary>
    /// <exception cref="NoSite">No site stands there.</exception>
    /// <exception cref="SettingsError">A campaign has no report in the site.</exception>
    public IReadOnlyList<OutboxRow> Compose(MailOrder order)
    {
        var to = Recipients(order).Where(one => !order.LeftOut.Contains(one.Hash)).ToList();
        var (reports, files, missing) = SiteReader.Read(line.Out, reader => Reports(reader, order));
        if (to.Count == 0 || reports.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var answered = links?.Invoke();
        var frame = new LetterFrame
        {
            WrittenAt = now,
            BaseUrl = settings.BaseUrl,
            StaleAfter = settings.StaleAfter,
            HasReports = files.Count > 0,
            Missing = missing,
            Unsubscribe = settings.Unsubscribe ?? answered?.Url(Draft.GeneralToken(answered, order)),
        };
        var draft = new Draft
        {
            Order = order,
            WrittenAt = now,
            Reports = reports,
            Files = files,
            Whole = Written(reports, order, frame),
            Light = new Lazy<Letter>(() => Written(reports, order, frame with { HasCharts = false, HasReports = false })),
            Links = answered,
        };
        return [.. to.Select(one => Row(one, draft))];
    }

    private (IReadOnlyList<PublishedReport> Reports, IReadOnlyList<KeyValuePair<string, byte[]>> Files, IReadOnlyList<string> Missing) Reports(SiteReader reader, MailOrder order)
    {
        var entries = reader.Entries();
        var missing = order.Campaigns.Except(entries.Select(e => e.Id!)).ToList();
        if (missing.Count > 0 && missing.Count == order.Campaigns.Count)
        {
            throw new SettingsError($"The site has no report of campaign {string.Join(", ", missing.Select(u => $"'{u}'"))}: see its index for the ids there are.");
        }

        var reports = entries.Where(e => IsMeant(e, order)).Select(reader.Report).ToList();
        return (reports, settings.AttachReport ? Attached(reader, reports) : [], missing);
    }

    // All or none: base64 takes a third more, and text and charts want their room too.
    private static IReadOnlyList<KeyValuePair<string, byte[]>> Attached(SiteReader reader, IReadOnlyList<PublishedReport> reports)
    {
        var files = reports.Select(r => KeyValuePair.Create(r.Slug + ".html", reader.File($"campaigns/{r.Slug}/index.html"))).ToList();
        return files.Sum(f => (long)f.Value.Length) * 4 / 3 < MessageBudget * 4L / 5 ? files : [];
    }

    private static bool IsMeant(IndexEntry entry, MailOrder order) =>
        (order.Campaigns.Count == 0 || order.Campaigns.Contains(entry.Id))
        && (order.Channel is null || order.Channel == (entry.Channel == Channel.Push ? "push" : "in_app"))
        && (!order.RunningOnly || entry.Status == CampaignStatus.Running);

    private static bool IsReport(MailOrder order) => order.Campaigns.Count == 1;

    private Letter Written(IReadOnlyList<PublishedReport> reports, MailOrder order, LetterFrame frame) =>
        IsReport(order) ? letters.Campaign(reports[0], frame) : letters.Digest(reports, frame);

    private OutboxRow Row(Address to, Draft draft)
    {
        var (order, now) = (draft.Order, draft.WrittenAt);
        var kind = IsReport(order) ? "report" : "digest";
        var key = Envelope.Key(Installation, order.RunId, to.Key, kind);
        var date = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var envelope = new Envelope(settings, to, key, date) { OneClick = draft.UnsubscribeUrl(to) };
        var bytes = envelope.Seal(draft.Personal(draft.Whole, to), draft.Files);
        return new OutboxRow
        {
            Id = key,
            RunId = order.RunId,
            Campaign = IsReport(order) ? draft.Reports[0].Report.Campaign.Id : null,
            Kind = kind,
            Sender = settings.From.Mailbox,
            Recipient = to.Mailbox,
            RecipientHash = to.Hash,
            Subject = draft.Whole.Subject,
            MessageId = envelope.MessageId,
            DatedAt = date,
            Bytes = bytes,
            Light = bytes.Length > SmallEnough ? envelope.Seal(draft.Personal(draft.Light.Value, to), []) : null,
            NextAt = now,
            EnqueuedAt = now,
            ExpiresAt = now + settings.GiveUpAfter,
        };
    }

    // Two installations of one sender must not take the other's message for their own; its place names no machine to who reads it.
    private string Installation => $"{Environment.MachineName}\n{Path.GetFullPath(line.Out)}";
}
