namespace CampaignBatch.Jobs.Ledger;

/// <summary>How many rows went.</summary>
public sealed record PrunedRows
{
    public int Runs { get; init; }

    public int Publications { get; init; }

    /// <summary>Messages with all that became of them.</summary>
    public int Messages { get; init; }

    /// <summary>Messages that stay, and whose bytes went.</summary>
    public int Bodies { get; init; }

    /// <summary>Whether anything went.</summary>
    public bool Any => Runs + Publications + Messages + Bodies > 0;
}
