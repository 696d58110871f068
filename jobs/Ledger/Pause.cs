namespace CampaignBatch.Jobs.Ledger;

/// <summary>A way out that leads nowhere at present: nothing is tried there before <see cref="Until"/>, then one message is.</summary>
public sealed record Pause
{
    /// <summary>The relay or folder, in words without secrets.</summary>
    public string Place { get; init; } = "";

    /// <summary>Since when nothing gets through.</summary>
    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }

    /// <summary>Attempts in a row that found it so.</summary>
    public long Failures { get; init; }

    /// <summary>1 where it will not mend by itself: a refused password, a certificate, no encryption. Else 0.</summary>
    public long NeedsAPerson { get; init; }

    public string Reason { get; init; } = "";
}
