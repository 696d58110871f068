namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>What one arm has of one metric.</summary>
internal abstract record ArmSample
{
    protected const int Fewest = 30;

    /// <summary>The figure as it stands, with its own interval.</summary>
    public abstract OracleFigure Figure { get; }

    /// <summary>Users of the arm in this metric.</summary>
    public abstract int Users { get; }

    /// <summary>Whether there is enough to compare.</summary>
    public virtual bool IsEnough => Users >= Fewest;

    /// <summary>What differences are taken of; null without users.</summary>
    protected virtual double? Estimate => Figure.Value;

    public double? Minus(ArmSample other) => Estimate - other.Estimate;

    /// <summary>Of the difference from a sample of the same kind; null where it is 0 or undefined.</summary>
    public double? StandardError(ArmSample other) => SquaredError(other) is > 0 and var squared
        ? Math.Sqrt(squared)
        : null;

    protected abstract double? SquaredError(ArmSample other);
}
