namespace CampaignBatch.Faults;

/// <summary>One row of the matrix: a kind of fault, put in somewhere by dice, and what must hold then and once it is over.</summary>
internal abstract class FaultScenario
{
    /// <summary>Its name on the command line, such as "run-killed".</summary>
    public abstract string Name { get; }

    /// <summary>What is done, in words.</summary>
    public abstract string Fault { get; }

    public abstract TrialCounts Trials { get; }

    /// <summary>What this machine lacks to try it; null for nothing.</summary>
    public virtual string? Missing => null;

    /// <summary>Tries it once. All that varies comes from <see cref="Trial.Dice"/>.</summary>
    /// <returns>What was done and how it ended, in a few words.</returns>
    /// <exception cref="InvariantBrokenException">Something does not hold.</exception>
    public abstract Task<string> Try(Trial trial, CancellationToken cancel);
}
