using CampaignBatch.Jobs.Ledger;
using CampaignBatch.Reports.Pages;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Tells the operators of a run that failed and whose mail did not go out, one message each.</summary>
/// <param name="settings">How mail goes out, and who the operators are.</param>
/// <param name="letters">Writes in the language of the site.</param>
/// <param name="installation">Tells this installation from others of one sender.</param>
internal sealed class FailureMail(MailSettings settings, LetterWriter letters, string installation)
{
    private const string Kind = "failure";

    /// <summary>The messages; none where no operator is named.</summary>
    /// <param name="run">The run.</param>
    /// <param name="why">Why it failed.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<OutboxRow> Compose(Run run, string why, DateTimeOffset now)
    {
        if (settings.Operators.Count == 0)
        {
            return [];
        }

        var url = settings.BaseUrl is { } site ? $"{site}/hangfire/runs/{run.Id}" : null;
        var letter = letters.Failure(new LetterFailure(run.Schedule ?? run.Cause, why, run.DueAt ?? run.AskedAt, url));
        return [.. settings.Operators.DistinctBy(one => one.Key, StringComparer.Ordinal).Select(one => Row(run, one, letter, now))];
    }

    private OutboxRow Row(Run run, Address to, Letter letter, DateTimeOffset now)
    {
        var key = Envelope.Key(installation, run.Id, to.Key, Kind);
        var date = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var envelope = new Envelope(settings, to, key, date);
        return new OutboxRow
        {
            Id = key,
            RunId = run.Id,
            Kind = Kind,
            Sender = settings.From.Mailbox,
            Recipient = to.Mailbox,
            RecipientHash = to.Hash,
            Subject = letter.Subject,
            MessageId = envelope.MessageId,
            DatedAt = date,
            Bytes = envelope.Seal(letter, []),
            NextAt = now,
            EnqueuedAt = now,
            ExpiresAt = now + settings.GiveUpAfter,
        };
    }
}
