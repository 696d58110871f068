namespace CampaignBatch.Jobs.Ledger;

/// <summary>The packed bytes of a message.</summary>
internal sealed record MessageBody
{
    /// <summary>Id of the message in the outbox.</summary>
    public string Message { get; init; } = "";

    /// <summary>"whole", or "light" for the form without charts.</summary>
    public string Form { get; init; } = "";

    /// <summary>Id of the message by which these bytes are said; null: they stand for themselves.</summary>
    public string? Base { get; init; }

    public byte[] Packed { get; init; } = [];
}
