using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>Delivers to an SMTP relay, several messages over one connection, one recipient a message: one that is refused harms no other.</summary>
internal sealed class SmtpRelay(RelaySettings settings, TimeProvider clock) : IDelivery
{
    private static readonly TimeSpan PatienceForGoodbye = TimeSpan.FromSeconds(5);

    // A stop that was asked for waits this long for the answer to a message that is on its way.
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(8);

    private SmtpTalk? talk;

    public string Place => string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port} ({settings.Security})");

    public async Task<Answer> Deliver(Parcel parcel, Action atTheDoor, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(settings.Patience, clock);
        using var stop = cancel.Register(() => patience.CancelAfter(talk?.IsAtTheDoor == true ? PatienceWhenStopped : TimeSpan.Zero));
        try
        {
            var open = await Open(parcel.NeedsUtf8, patience.Token).ConfigureAwait(false);
            if (open is null)
            {
                return new Answer(
                    AnswerKind.Never,
                    $"{Place} does not offer SMTPUTF8, which {parcel.Recipient} needs: its part before the @ is not ASCII.");
            }

            open.Begin(() =>
            {
                atTheDoor();
                patience.CancelAfter(2 * settings.Patience);
                cancel.ThrowIfCancellationRequested();
            });
            return new Answer(AnswerKind.Sent, await Send(open, parcel, patience.Token).ConfigureAwait(false));
        }
        catch (Exception error) when (Answered(error, cancel) is { } answer)
        {
            ForgetUnlessGood(answer.Kind);
            return answer;
        }
        catch
        {
            ForgetUnlessGood(AnswerKind.RelayDown);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (talk is { IsConnected: true })
        {
            using var patience = new CancellationTokenSource(PatienceForGoodbye, clock);
            await talk.DisconnectAsync(true, patience.Token).ConfigureAwait(false);
        }

        talk?.Dispose();
        talk = null;
    }

    /// <returns>Null where only SMTPUTF8 would do, and the relay does not know it.</returns>
    private async Task<SmtpTalk?> Open(bool isUtf8, CancellationToken cancel)
    {
        if (talk is { IsConnected: true } open && open.IsUtf8 == isUtf8)
        {
            return open;
        }

        await DisposeAsync().ConfigureAwait(false);
        talk = new SmtpTalk(settings.CertificateSha256);
        await talk.ConnectAsync(settings.Host, settings.Port, Options, cancel).ConfigureAwait(false);
        if (settings.User is { } user)
        {
            await talk.AuthenticateAsync(user, settings.Password?.Reveal() ?? "", cancel).ConfigureAwait(false);
        }

        return talk.Spell(isUtf8) ? talk : null;
    }

    private static async Task<string> Send(SmtpTalk open, Parcel parcel, CancellationToken cancel)
    {
        using var bytes = new MemoryStream(parcel.Bytes, writable: false);
        using var message = await MimeMessage.LoadAsync(bytes, persistent: true, CancellationToken.None).ConfigureAwait(false);
        var (sender, recipient) = (MailboxAddress.Parse(parcel.Sender), MailboxAddress.Parse(parcel.Recipient));
        return await open.SendAsync(message, sender, [recipient], cancel, open).ConfigureAwait(false);
    }

    // A stop that was asked for is no answer, unless the message was handed over before it.
    private Answer? Answered(Exception error, CancellationToken cancel)
    {
        var (atTheDoor, handedOver) = (talk?.IsAtTheDoor == true, talk?.IsHandedOver == true);
        return error is OperationCanceledException && cancel.IsCancellationRequested && !handedOver ? null
            : SmtpAnswers.Of(error, atTheDoor, handedOver) ?? (handedOver ? new Answer(AnswerKind.Unsure, error.Message) : null);
    }

    // After an answer to one message alone the connection is as good as before.
    private void ForgetUnlessGood(AnswerKind kind)
    {
        if (talk is { IsConnected: false } || kind is AnswerKind.RelayDown or AnswerKind.RelayRefuses or AnswerKind.Unsure)
        {
            talk?.Dispose();
            talk = null;
        }
    }

    private SecureSocketOptions Options => settings.Security switch
    {
        RelaySecurity.SslOnConnect => SecureSocketOptions.SslOnConnect,
        RelaySecurity.PlaintextOnLoopback => SecureSocketOptions.None,
        _ => SecureSocketOptions.StartTls,
    };
}
