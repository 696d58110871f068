namespace CampaignBatch.Jobs.Delivery;

/// <summary>The SMTP relay that takes the mail.</summary>
internal sealed record RelaySettings
{
    public required string Host { get; init; }

    /// <summary>1 to 65535. Default 587, or 465 where encrypted from the first byte.</summary>
    public int Port { get; init; } = 587;

    /// <summary>Default <see cref="RelaySecurity.StartTls"/>.</summary>
    public RelaySecurity Security { get; init; } = RelaySecurity.StartTls;

    /// <summary>Null: the relay takes mail without.</summary>
    public string? User { get; init; }

    public Secret? Password { get; init; }

    /// <summary>SHA-256 of the one certificate to accept, lower-case hex, for a relay whose certificate no authority signed. Null: whom this machine trusts.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>How long the relay may take up to the message, and half of what it may take for the message and its answer. Default 5 minutes (RFC 5321, 4.5.3.2).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}
