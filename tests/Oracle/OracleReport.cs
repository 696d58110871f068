using CampaignBatch.Tests.Oracle.Arms;
using CampaignBatch.Tests.Oracle.Certainty;
using CampaignBatch.Tests.Worlds;
using NodaTime;

namespace CampaignBatch.Tests.Oracle;

/// <summary>Every number that report.json of one campaign must hold.</summary>
public sealed record OracleReport
{
    public required RawCampaign Campaign { get; init; }
    public required string Status { get; init; }
    public required Instant AsOf { get; init; }
    public required IReadOnlyDictionary<string, OracleFigure> Kpis { get; init; }

    /// <summary>The goal names that are there, where the campaign's is not.</summary>
    public required IReadOnlyList<string> GoalNamesFound { get; init; }

    public required OracleComparison Comparison { get; init; }
    public required IReadOnlyList<OracleDay> Daily { get; init; }
    public required OracleSessions Sessions { get; init; }

    /// <summary>By weekday (1 = Monday) and hour; only cells that are not 0.</summary>
    public required IReadOnlyDictionary<(int Weekday, int Hour), long> OpensByHour { get; init; }

    /// <summary>The same on the users' own clocks, where these are given.</summary>
    public required IReadOnlyDictionary<(int Weekday, int Hour), long> OpensByOwnHour { get; init; }

    public required IReadOnlyList<OracleVariantDay> VariantDays { get; init; }

    /// <summary>By the beginning of the stretch, minutes.</summary>
    public required IReadOnlyList<(int From, long Opens)> OpenDelays { get; init; }

    public required IReadOnlyList<LocalDate> MissingDays { get; init; }

    /// <summary>By the names of report.json.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<OracleBreakdown>> Breakdowns { get; init; }

    public required IReadOnlyList<(string? Reason, long Count)> Bounces { get; init; }

    /// <summary>Null where the messages of the period carry fewer than two variants.</summary>
    public required OracleVariants? Variants { get; init; }

    public required OracleQuality DataQuality { get; init; }

    /// <param name="isTrusted">False where the report does not trust its data.</param>
    public OracleJudgement Judge(bool isTrusted = true) => VerdictFamily.Judge(this, isTrusted);
}
