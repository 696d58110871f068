namespace CampaignBatch.Jobs.Ledger;

/// <summary>A message: its final bytes, and what became of them. Only these bytes are ever sent.</summary>
public sealed record OutboxRow
{
    public string Id { get; init; } = "";

    public string RunId { get; init; } = "";

    /// <summary>The campaign it reports on; null for a digest.</summary>
    public string? Campaign { get; init; }

    /// <summary>What kind of message: one of a kind goes to a recipient in a run.</summary>
    public string Kind { get; init; } = "";

    public string Recipient { get; init; } = "";

    /// <summary>SHA-256 of the recipient, lower-case hex: may stand where the address may not.</summary>
    public string RecipientHash { get; init; } = "";

    public string Subject { get; init; } = "";

    public string MessageId { get; init; } = "";

    /// <summary>The Date of the message.</summary>
    public DateTimeOffset DatedAt { get; init; }

    public byte[] Bytes { get; init; } = [];

    /// <summary>Mailbox of the envelope's sender.</summary>
    public string Sender { get; init; } = "";

    /// <summary>The same message without charts and attached reports, for a relay that finds it too big; null where it is small anyway.</summary>
    public byte[]? Light { get; init; }

    /// <summary>1 once a relay found the whole message too big, else 0.</summary>
    public long UseLight { get; init; }

    /// <summary>How often the answer to the whole message was lost.</summary>
    public long Unsure { get; init; }

    /// <summary>Not tried after.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public OutboxState State { get; init; }

    public long Attempts { get; init; }

    /// <summary>Not tried before.</summary>
    public DateTimeOffset NextAt { get; init; }

    /// <summary>How far the last attempt came.</summary>
    public string? Phase { get; init; }

    /// <summary>What the receiver answered last.</summary>
    public string? Reply { get; init; }

    public string? LastError { get; init; }

    /// <summary>Who is sending it, until when, by which token.</summary>
    public string? Holder { get; init; }

    public DateTimeOffset? Until { get; init; }

    public long Token { get; init; }

    public DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? EndedAt { get; init; }
}
