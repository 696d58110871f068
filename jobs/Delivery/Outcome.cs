using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>What an answer makes of a message: the state machine of the outbox.</summary>
internal static class Outcome
{
    /// <summary>The message as it waits, or does not, after an attempt that did not deliver it.</summary>
    /// <param name="row">As claimed for the attempt.</param>
    /// <param name="answer">Anything but sent.</param>
    /// <param name="unsure">What the settings want where the answer was lost.</param>
    /// <param name="now">When the attempt ended.</param>
    public static OutboxRow Of(OutboxRow row, Answer answer, WhenUnsure unsure, DateTimeOffset now) => answer.Kind switch
    {
        AnswerKind.Never => Dead(row, answer.Text, now),
        AnswerKind.TooBig when row is { Light: not null, UseLight: 0 } => row with { State = OutboxState.Retry, UseLight = 1, NextAt = now, LastError = answer.Text + " (next without charts and attachment)" },
        AnswerKind.TooBig => Dead(row, answer.Text, now),
        AnswerKind.Unsure => Doubtful(row with { Unsure = row.Unsure + 1 }, answer.Text, unsure, now),
        // Found out for all: the relay's pause says when this is tried again, and the attempt is none of the message's own.
        AnswerKind.RelayRefuses => row with { State = OutboxState.Retry, Attempts = row.Attempts - 1, NextAt = now, LastError = answer.Text },
        // Others first: this one may be what the relay stumbles over.
        AnswerKind.RelayDown => Later(row, RetryTimes.OfRelay(row.Attempts), answer.Text, now),
        AnswerKind.MuchLater => Later(row, RetryTimes.OfMailbox(row.Attempts), answer.Text, now),
        _ => Later(row, RetryTimes.OfMessage(row.Attempts), answer.Text, now),
    };

    /// <summary>Whether nobody else need be tried now.</summary>
    public static bool IsOfTheRelay(Answer answer) => answer.Kind is AnswerKind.RelayDown or AnswerKind.RelayRefuses or AnswerKind.Unsure;

    // At the end of its time there is one more attempt, then none.
    private static OutboxRow Later(OutboxRow row, TimeSpan delay, string why, DateTimeOffset now) => now >= row.ExpiresAt
        ? Dead(row, "Given up: not delivered in all the time it had. Last: " + why, now)
        : row with { State = OutboxState.Retry, NextAt = Earlier(now + delay, row.ExpiresAt), LastError = why };

    private static OutboxRow Doubtful(OutboxRow row, string why, WhenUnsure unsure, DateTimeOffset now) =>
        unsure == WhenUnsure.Hold || row.Unsure >= RetryTimes.MostUnsure
            ? row with { State = OutboxState.Held, LastError = why, EndedAt = null }
            : row with { State = OutboxState.Ambiguous, NextAt = now + RetryTimes.OfMessage(row.Attempts), LastError = why };

    private static OutboxRow Dead(OutboxRow row, string why, DateTimeOffset now) => row with { State = OutboxState.Dead, LastError = why, EndedAt = now };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
