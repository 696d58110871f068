using System.Globalization;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace CampaignBatch.Jobs.Delivery;

/// <summary>What follows from what a relay did. A later attempt is right for whatever is not known to be final; a lost answer is its own kind.</summary>
internal static class SmtpAnswers
{
    private const int MailboxFullOrTooBig = 552, ServiceGoesDown = 421, Final = 500;

    /// <summary>Null for what is no answer at all: a fault of ours, or a stop from outside.</summary>
    /// <param name="error">How the attempt ended.</param>
    /// <param name="atTheDoor">Whether sender and recipient had been accepted.</param>
    /// <param name="handedOver">Whether the whole message had been handed over.</param>
    public static Answer? Of(Exception error, bool atTheDoor, bool handedOver) => error switch
    {
        SmtpCommandException refusal => OfReply(refusal, atTheDoor),
        AuthenticationException login => OfLogin(login),
        ServiceNotAuthenticatedException => new(AnswerKind.RelayRefuses, "The relay wants a user and a password: " + error.Message),
        SslHandshakeException => new(AnswerKind.RelayRefuses, "No encrypted connection that can be trusted: " + FirstLine(error)),
        NotSupportedException => new(AnswerKind.RelayRefuses, "The relay does not offer what the settings demand, and nothing is sent without: " + error.Message),
        OperationCanceledException => Lost(handedOver, "The relay did not answer in time"),
        SocketException => Lost(handedOver, "The relay cannot be reached: " + error.Message),
        SmtpProtocolException or IOException or ServiceNotConnectedException or ObjectDisposedException => Lost(handedOver, "The connection was lost: " + error.Message),
        _ => null,
    };

    private static Answer Lost(bool handedOver, string text) => handedOver
        ? new(AnswerKind.Unsure, text + " (after the whole message: it may have been taken)")
        : new(AnswerKind.RelayDown, text);

    private static Answer OfReply(SmtpCommandException refusal, bool atTheDoor)
    {
        var code = (int)refusal.StatusCode;
        return new(Kind(refusal.ErrorCode, code, atTheDoor), string.Create(CultureInfo.InvariantCulture, $"{code} {refusal.Message}"));
    }

    private static AnswerKind Kind(SmtpErrorCode said, int code, bool atTheDoor) => (said, code) switch
    {
        (_, ServiceGoesDown) => AnswerKind.RelayDown,
        (SmtpErrorCode.RecipientNotAccepted, MailboxFullOrTooBig) => AnswerKind.MuchLater,
        (SmtpErrorCode.SenderNotAccepted or SmtpErrorCode.MessageNotAccepted, MailboxFullOrTooBig) => AnswerKind.TooBig,
        // To our sender, or to the greeting: every message would be answered so. A relay may say yes to a recipient in the same breath.
        (SmtpErrorCode.SenderNotAccepted, _) => code < Final ? AnswerKind.RelayDown : AnswerKind.RelayRefuses,
        (SmtpErrorCode.UnexpectedStatusCode, _) when !atTheDoor => code < Final ? AnswerKind.RelayDown : AnswerKind.RelayRefuses,
        _ => code < Final ? AnswerKind.Later : AnswerKind.Never,
    };

    private static Answer OfLogin(AuthenticationException login)
    {
        var code = login.InnerException is SmtpCommandException inner ? (int)inner.StatusCode : Final;
        return new(code < Final ? AnswerKind.RelayDown : AnswerKind.RelayRefuses, "The relay refuses the login: " + login.Message);
    }

    private static string FirstLine(Exception error) => (error.InnerException ?? error).Message.Split('\n')[0];
}
