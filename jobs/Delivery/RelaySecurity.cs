namespace CampaignBatch.Jobs.Delivery;

/// <summary>How the way to the relay is encrypted. There is no "where the relay offers it": who can take the offer away could read all mail.</summary>
internal enum RelaySecurity
{
    /// <summary>Begins in the clear and demands STARTTLS before anything is said; usual on ports 587 and 25.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte; usual on port 465.</summary>
    SslOnConnect,

    /// <summary>Not at all; for a relay on this very machine only.</summary>
    PlaintextOnLoopback,
}
