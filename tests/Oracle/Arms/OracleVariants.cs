using NodaTime;

namespace CampaignBatch.Tests.Oracle.Arms;

/// <summary>The comparison of variants.</summary>
public sealed record OracleVariants
{
    public required string PrimaryMetric { get; init; }

    public string? Baseline { get; init; }

    /// <summary>control, name or largest.</summary>
    public string? BaselineBasis { get; init; }

    public LocalDate? FirstDay { get; init; }
    public LocalDate? LastDay { get; init; }
    public int Users { get; init; }
    public int UsersInTwoArms { get; init; }
    public double? SampleRatioP { get; init; }
    public required bool IsPlanned { get; init; }

    /// <summary>With a planned end, how much of the time to it is over for the primary metric.</summary>
    public double? Information { get; init; }

    /// <summary>In order of their keys.</summary>
    public IReadOnlyList<OracleArm> Arms { get; init; } = [];

    /// <summary>Pairs of which the first beats the second in the primary metric.</summary>
    public IReadOnlySet<(string Winner, string Loser)> Beats { get; init; } = new HashSet<(string, string)>();

    /// <summary>Why there is no verdict, whatever the trust in the data; null where there can be one.</summary>
    public string? WhyNot { get; init; }

    public OracleArmFigure Primary(string key) => Arms.Single(a => a.Key == key).Figures[PrimaryMetric];
}
