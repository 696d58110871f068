using CampaignBatch.Jobs.Ledger;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>
/// Carries what waits in the outbox: one message after the other, each written down before and after every step that could be the last.
/// Any number of postmen, on any machines, may share one outbox.
/// </summary>
/// <param name="ledger">Where the outbox is.</param>
/// <param name="settings">How mail goes out.</param>
/// <param name="holder">Machine and process, as the ledger names who is at something.</param>
/// <param name="clock">The time.</param>
/// <param name="alarm">Told what a person has to look at; names no recipient.</param>
/// <param name="isSteady">Whether the clock can be believed; null: always. While it cannot, nothing is given up for being late.</param>
internal sealed class Postman(
    RunLedger ledger, MailSettings settings, Holder holder, TimeProvider clock, Action<string>? alarm = null, Func<bool>? isSteady = null)
{
    // Long enough for a slow disk, short enough that a restarted machine goes on within a minute.
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(20);

    // A relay may be away for a while without anybody being called: this many attempts in a row take over half an hour.
    private const int FailuresToTell = 6;

    private readonly Deliveries deliveries = ledger.Deliveries;

    /// <summary>A person may have mended what kept the relay from taking mail: at the start of the program it is tried anew.</summary>
    public void Begin()
    {
        foreach (var pause in deliveries.Pauses())
        {
            deliveries.Open(pause.Place);
        }
    }

    /// <summary>Sends what is due, until nothing is, or nothing gets through. What a killed sender left is taken up first.</summary>
    /// <exception cref="OperationCanceledException">Stopped; what was not sent waits.</exception>
    public async Task<Round> SendDue(CancellationToken cancel)
    {
        TakeUp();
        await using var way = settings.Way(clock);
        var pause = deliveries.PauseOf(way.Place);
        var givenUp = Expire(pause);
        deliveries.Recall(clock.GetUtcNow(), RetryTimes.Longest);
        var round = givenUp == 0 ? Round.Nothing : Round.Nothing with { GivenUp = givenUp };
        if (givenUp > 0)
        {
            alarm?.Invoke(FormattableString.Invariant($"{givenUp} message(s) given up: not delivered in all the time they had. They stay in the outbox, to be tried again by hand."));
        }

        while (IsOpen(pause) && deliveries.Claim(holder.Name, clock.GetUtcNow(), Lease) is { } row)
        {
            var answer = await Carry(way, row, cancel).ConfigureAwait(false);
            pause = Judge(way, row, answer, pause);
            round = answer.Kind == AnswerKind.Sent ? round with { Sent = round.Sent + 1 } : round with { NotSent = round.NotSent + 1 };
        }

        return round;
    }

    private bool IsSteady => isSteady?.Invoke() ?? true;

    private int Expire(Pause? pause)
    {
        if (!IsSteady)
        {
            return 0;
        }

        var now = clock.GetUtcNow();
        return deliveries.GiveUp(now, pause is not null);
    }

    // A pause that ends later than any can was made by a clock that was wrong.
    private bool IsOpen(Pause? pause)
    {
        var now = clock.GetUtcNow();
        return pause is null || pause.Until <= now || pause.Until > now + RetryTimes.Longest;
    }

    private async Task<Answer> Carry(IDelivery way, OutboxRow row, CancellationToken cancel)
    {
        var parcel = new Parcel(row.MessageId, row.Sender, row.Recipient, row is { UseLight: 1, Light: { } light } ? light : row.Bytes);
        await using var renewal = clock.CreateTimer(_ => Renew(row), null, Renewal, Renewal).ConfigureAwait(false);
        try
        {
            return await way.Deliver(parcel, () => deliveries.HandOver(row, Lease), cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nothing was handed over: the attempt does not count.
            deliveries.PutBack(row, row with { State = OutboxState.Retry, Attempts = row.Attempts - 1, NextAt = clock.GetUtcNow() });
            throw;
        }
        catch (LeaseLost lost)
        {
            return new Answer(AnswerKind.Later, lost.Message);
        }
        catch (Exception fault) when (fault is not System.Data.Common.DbException)
        {
            // One message that cannot even be tried must not keep the others.
            return new Answer(AnswerKind.Later, $"A fault of the program: {fault.GetType().Name}: {fault.Message}");
        }
    }

    private void Renew(OutboxRow row)
    {
        try
        {
            deliveries.Renew(row, Lease);
        }
        catch (System.Data.Common.DbException)
        {
            // The ledger is away. The next step that matters asks it again.
        }
    }

    /// <returns>How it stands with the way out from now on; null where it is open.</returns>
    private Pause? Judge(IDelivery way, OutboxRow row, Answer answer, Pause? pause)
    {
        var now = clock.GetUtcNow();
        if (answer.Kind == AnswerKind.Sent)
        {
            deliveries.Sent(row, answer.Text, now);
        }
        else
        {
            var after = Outcome.Of(IsSteady ? row : row with { ExpiresAt = DateTimeOffset.MaxValue }, answer, settings.WhenUnsure, now);
            deliveries.PutBack(row, after);
            Tell(after);
        }

        if (Outcome.IsOfTheRelay(answer))
        {
            return Close(way, answer, pause, now);
        }

        // Whatever it said of this message: it is there again.
        if (pause is not null && answer.Kind != AnswerKind.Unsure)
        {
            deliveries.Open(way.Place);
            return null;
        }

        return pause;
    }

    private Pause Close(IDelivery way, Answer answer, Pause? before, DateTimeOffset now)
    {
        var pause = new Pause
        {
            Place = way.Place,
            Since = before?.Since ?? now,
            Failures = (before?.Failures ?? 0) + 1,
            NeedsAPerson = answer.Kind == AnswerKind.RelayRefuses ? 1 : 0,
            Reason = answer.Text,
        };
        pause = pause with { Until = now + (pause.NeedsAPerson == 1 ? RetryTimes.OfRefusal(pause.Failures) : RetryTimes.OfRelay(pause.Failures)) };
        deliveries.Close(pause);
        if (pause.NeedsAPerson == 1 ? before?.NeedsAPerson != 1 : pause.Failures == FailuresToTell)
        {
            alarm?.Invoke($"Mail waits, all of it: {way.Place} is paused. {answer.Text}");
        }

        return pause;
    }

    private void Tell(OutboxRow after)
    {
        if (after.State is OutboxState.Dead or OutboxState.Held)
        {
            alarm?.Invoke($"Message {after.Id} is {(after.State == OutboxState.Dead ? "given up" : "held, because it may have arrived already")}. The outbox says why; it can be tried again there.");
        }
    }

    // Who died before the message was handed over sent nothing. Who died after may have.
    private void TakeUp()
    {
        foreach (var row in deliveries.Abandoned(holder.IsGone))
        {
            var now = clock.GetUtcNow();
            var after = row.Phase == Deliveries.HandingOver
                ? Outcome.Of(row, new Answer(AnswerKind.Unsure, "The program was stopped while it handed the message over: it may have been taken."), settings.WhenUnsure, now)
                : row with { State = OutboxState.Retry, NextAt = now };
            deliveries.PutBack(row, after);
            Tell(after);
        }
    }
}
