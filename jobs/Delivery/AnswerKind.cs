namespace CampaignBatch.Jobs.Delivery;

/// <summary>What follows from an attempt at a message.</summary>
internal enum AnswerKind
{
    /// <summary>The receiver has taken it and answers for it from now on.</summary>
    Sent,

    /// <summary>Not now: again later.</summary>
    Later,

    /// <summary>Not now, and hardly soon: a full mailbox. Again much later.</summary>
    MuchLater,

    /// <summary>Never: this recipient, or this message.</summary>
    Never,

    /// <summary>Never in this size.</summary>
    TooBig,

    /// <summary>The answer was lost after the message was whole: it may have been taken, or not.</summary>
    Unsure,

    /// <summary>Nobody can be sent anything: there is nobody at the other end, or it is not itself.</summary>
    RelayDown,

    /// <summary>Nobody will be sent anything until a person mends it: password, certificate, encryption.</summary>
    RelayRefuses,
}
