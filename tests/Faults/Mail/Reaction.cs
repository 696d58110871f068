namespace CampaignBatch.Faults.Mail;

/// <summary>What the scripted relay does at a step instead of what a good one does.</summary>
/// <param name="Reply">A line to say; null to say nothing.</param>
/// <param name="Drops">Whether it then cuts the connection, without any farewell.</param>
internal sealed record Reaction(string? Reply, bool Drops = false)
{
    public static Reaction Drop { get; } = new(null, true);

    /// <summary>Says that and goes.</summary>
    public static Reaction Last(string reply) => new(reply, true);

    /// <summary>Whether it takes the message first, at the end of one.</summary>
    public bool Takes { get; init; }

    /// <summary>What must have happened before it goes on.</summary>
    public Task? After { get; init; }

    /// <summary>Whether it says the reply a byte at a time, each after a turn of this.</summary>
    public Func<Task>? Drip { get; init; }
}
